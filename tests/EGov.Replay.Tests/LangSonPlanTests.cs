using EGov.Replay.Plan;
using EGov.WorkingTime;
using Shouldly;
using Xunit;

namespace EGov.Replay.Tests;

public sealed class LangSonPlanTests
{
    private static readonly YearPlan Plan = YearPlan.Make(District.LangSon);

    [Fact]
    public void Forty_permits_are_asked_for_and_every_one_is_returned_on_time_or_early()
    {
        Plan.Dossiers.Count.ShouldBe(40);
        Plan.Dossiers.ShouldAllBe(dossier => dossier.IsReturned);
        Plan.Dossiers.ShouldAllBe(dossier => dossier.Actions.Single(action => action.Kind == ActionKind.Decide).At <= dossier.DueAt);
        Plan.Dossiers.ShouldAllBe(dossier => CivilTime.DateOf(dossier.ReceivedAt).Year == 2012);
    }

    [Fact]
    public void Organisations_apply_each_with_its_own_tax_code()
    {
        var applicants = Plan.Dossiers.Select(dossier => dossier.Applicant).ToList();

        applicants.ShouldAllBe(applicant => applicant.Kind == "Enterprise" && applicant.IdentityNumber.Length == 10);
        applicants.Select(applicant => (applicant.FullName, applicant.IdentityNumber)).Distinct().Count()
            .ShouldBe(applicants.Select(applicant => applicant.FullName).Distinct().Count());
    }

    [Fact]
    public void The_months_of_a_year_follow_each_other_up_to_its_last_day()
    {
        Plan.Year.Months().Count().ShouldBe(12);
        var months = Year.YenThe2015.Months().ToList();

        months[^1].ShouldBe((new DateOnly(2015, 12, 1), new DateOnly(2015, 12, 10)));
        months.Zip(months.Skip(1)).ShouldAllBe(pair => pair.First.To.AddDays(1) == pair.Second.From);
    }
}
