using EGov.Replay.Drive;
using EGov.Replay.Plan;
using EGov.WorkingTime;
using Shouldly;
using Xunit;

namespace EGov.Replay.Tests;

public sealed class YearPlanTests
{
    private static readonly YearPlan Plan = YearPlan.Make(District.YenThe);
    private static readonly WorkingCalendar Calendar = WorkingCalendar.For(WorkingWeek.Office, DueConvention.HourExact);
    private static readonly DateTimeOffset CutOff = CivilTime.At(new DateOnly(2015, 12, 11));

    [Fact]
    public void The_totals_are_those_the_district_published()
    {
        Plan.Dossiers.Count.ShouldBe(6435);
        Plan.Dossiers.Count(dossier => dossier.IsReturned).ShouldBe(6051);
        Plan.Dossiers.Count(dossier => !dossier.IsReturned).ShouldBe(384);
    }

    [Fact]
    public void Nothing_is_late_and_nothing_on_its_way_is_overdue()
    {
        foreach (var dossier in Plan.Dossiers)
        {
            var due = CivilTime.DateOf(DueOf(dossier));
            if (dossier.IsReturned)
            {
                CivilTime.DateOf(dossier.Actions.Single(action => action.Kind == ActionKind.Decide).At).ShouldBeLessThanOrEqualTo(due);
            }
            else
            {
                dossier.Actions.ShouldNotContain(action => action.Kind == ActionKind.Decide);
                due.ShouldBeGreaterThanOrEqualTo(Plan.Year.LastDay);
            }
        }
    }

    [Fact]
    public void Every_act_falls_into_a_working_session_of_2015_before_the_cut_off()
    {
        // Applicants submit at any hour.
        foreach (var action in Plan.Dossiers.SelectMany(dossier => dossier.Actions).Where(action => action.Kind != ActionKind.Submit))
        {
            action.At.ShouldBeInRange(CivilTime.At(Plan.Year.FirstDay), CutOff);
            Calendar.IsWorkingDay(CivilTime.DateOf(action.At)).ShouldBeTrue();
            IsWithinSession(action.At).ShouldBeTrue($"{action.Kind} at {action.At.ToOffset(CivilTime.Offset)}");
        }
    }

    [Fact]
    public void Every_step_ends_within_its_own_hours()
    {
        foreach (var dossier in Plan.Dossiers)
        {
            // A supplement starts the step again; the step that a letter of apology is about has the letter's date.
            var arrived = dossier.ReceivedAt;
            foreach (var end in dossier.Actions.Where(action => action.Kind is ActionKind.HandOver or ActionKind.Decide or ActionKind.AnswerSupplement))
            {
                if (end.Kind == ActionKind.AnswerSupplement || (end.Kind == ActionKind.Decide && dossier.Has(ActionKind.Apologise)))
                {
                    arrived = end.At;
                    continue;
                }

                var hours = dossier.Procedure.Steps[end.Step - 1].Hours;
                Calendar.WorkingMinutes(arrived, end.At).ShouldBeLessThanOrEqualTo(hours * 60);
                arrived = end.At;
            }
        }
    }

    [Fact]
    public void The_acts_on_a_dossier_follow_one_another()
    {
        foreach (var dossier in Plan.Dossiers)
        {
            dossier.Actions[dossier.Receptions - 1].Kind.ShouldBe(dossier.IsOnline ? ActionKind.Accept : ActionKind.Receive);
            dossier.Actions.Zip(dossier.Actions.Skip(1)).ShouldAllBe(pair => pair.First.At <= pair.Second.At && pair.First.Step <= pair.Second.Step);
        }
    }

    [Fact]
    public void A_step_belongs_to_an_official_of_the_agency_that_has_it()
    {
        foreach (var dossier in Plan.Dossiers)
        {
            foreach (var action in dossier.Actions)
            {
                var step = dossier.Procedure.Steps[action.Step - 1];
                var atTheDesk = action.Kind is ActionKind.Return or ActionKind.Rate or ActionKind.AnswerSupplement;
                var agency = step.At == StepFact.Receiving || atTheDesk ? dossier.Receiver : Plan.District[step.At];
                action.Actor.Agency.ShouldBe(agency);
                action.Assignee?.Agency.ShouldBe(agency);
            }
        }
    }

    [Fact]
    public void The_steps_of_every_procedure_add_up_to_its_published_duration()
    {
        foreach (var procedure in Plan.District.Procedures)
        {
            procedure.Steps.Sum(step => step.Hours).ShouldBe(procedure.WorkingDays * 8, procedure.Name);
        }
    }

    [Fact]
    public void Ten_procedures_for_persons_with_merit_pass_commune_district_and_department_and_back()
    {
        var merit = Plan.District.Procedures.Where(procedure => procedure.Field == "Người có công").ToList();

        merit.Count.ShouldBe(10);
        foreach (var procedure in merit)
        {
            var path = procedure.Steps.Select(step => step.At).ToList();
            path.Where((at, index) => index == 0 || at != path[index - 1])
                .ShouldBe(["receiving", "labour", "labour-department"]);
            Plan.District.ReceiversOf(procedure).Select(agency => agency.Place)
                .ShouldBe(["xã Đồng Tâm", "xã Phồn Xương", "xã Tân Sỏi", "thị trấn Cầu Gồ"], ignoreOrder: true);
        }

        foreach (var dossier in Plan.Dossiers.Where(dossier => dossier.IsReturned && merit.Contains(dossier.Procedure)))
        {
            dossier.Actions.Where(action => action.IsHorizontal || action.IsVertical).Select(action => (action.Actor.Agency.Level, action.Next!.Level))
                .ShouldBe([(Level.Commune, Level.District), (Level.District, Level.Province), (Level.Province, Level.Commune)]);
        }
    }

    [Fact]
    public void Dossiers_pass_sideways_and_up_and_down()
    {
        Plan.HorizontalHandOvers.ShouldBeGreaterThan(1000);
        Plan.VerticalHandOvers.ShouldBeGreaterThan(1000);
    }

    [Fact]
    public void The_district_has_21_communes_and_every_procedure_is_used()
    {
        Plan.District.Communes.Count.ShouldBe(21);
        Plan.Dossiers.Select(dossier => dossier.Procedure.Code).Distinct().Count().ShouldBe(Plan.District.Procedures.Count);
        Plan.District.Procedures.Count.ShouldBeInRange(38, 46);
    }

    [Fact]
    public void Register_numbers_of_a_day_run_from_one_without_a_gap()
    {
        foreach (var day in Plan.Dossiers.GroupBy(dossier => (dossier.Receiver, CivilTime.DateOf(dossier.ReceivedAt))))
        {
            day.Select(dossier => dossier.NumberOfDay).ShouldBe(Enumerable.Range(1, day.Count()));
        }
    }

    [Fact]
    public void Supplements_apologies_ratings_and_fees_have_the_shares_of_the_year()
    {
        var counts = SideCounts.Of(Plan);

        (counts.Supplements, counts.Apologies, counts.Ratings).ShouldBe((193, 61, 484));
        counts.Content.ShouldBeInRange(counts.Ratings * 90 / 100, counts.Ratings - 1);
        Plan.Dossiers.ShouldAllBe(dossier => dossier.Procedure.Fees.Count > 0 == (dossier.Has(ActionKind.Pay) || dossier.Has(ActionKind.PayOnline)));
        Plan.Dossiers.ShouldAllBe(dossier => dossier.IsOnline == dossier.Has(ActionKind.PayOnline));
        counts.Online.ShouldBeInRange(30, 120);
        counts.Collected.ShouldBe(Plan.Dossiers.SelectMany(dossier => dossier.Procedure.Fees).Sum(fee => fee.UnitPrice));
    }

    [Fact]
    public void An_apology_is_signed_a_working_day_before_the_due_time_and_its_new_date_is_kept()
    {
        foreach (var dossier in Plan.Dossiers.Where(dossier => dossier.Has(ActionKind.Apologise)))
        {
            var letter = dossier.Actions.Single(action => action.Kind == ActionKind.Apologise);
            var decided = dossier.Actions.Single(action => action.Kind == ActionKind.Decide);

            Calendar.WorkingMinutes(letter.At, dossier.DueAt).ShouldBeGreaterThan(480);
            decided.At.ShouldBeInRange(dossier.DueAt, letter.NewDueAt!.Value);
            decided.Actor.ShouldBe(letter.Actor);
            decided.Actor.Agency.ShouldBe(dossier.Receiver);
        }
    }

    [Fact]
    public void A_supplement_is_asked_for_within_three_working_days_of_the_arrival_and_once()
    {
        foreach (var dossier in Plan.Dossiers.Where(dossier => dossier.Has(ActionKind.AskSupplement)))
        {
            var asked = dossier.Actions.Single(action => action.Kind == ActionKind.AskSupplement);
            var before = dossier.Actions.TakeWhile(action => action != asked).ToList();
            var arrived = before.Last(action => action.Kind is ActionKind.Receive or ActionKind.Accept or ActionKind.HandOver).At;

            Calendar.WorkingMinutes(arrived, asked.At).ShouldBeLessThanOrEqualTo(3 * 480);
            before[^1].Assignee.ShouldBe(asked.Actor);
            dossier.Actions[dossier.Actions.ToList().IndexOf(asked) + 1].Kind.ShouldBe(ActionKind.AnswerSupplement);
        }
    }

    [Fact]
    public void A_second_plan_is_the_same_plan()
    {
        var again = YearPlan.Make(District.YenThe);

        again.Dossiers.Select(Outline).ShouldBe(Plan.Dossiers.Select(Outline));
        again.Staff.All.ShouldBe(Plan.Staff.All, new ByUserNameAndFullName());
    }

    [Fact]
    public void User_names_and_identity_numbers_are_used_once()
    {
        Plan.Staff.All.Select(official => official.UserName).ShouldBeUnique();
        Plan.Dossiers.Select(dossier => dossier.Applicant.IdentityNumber).ShouldBeUnique();
        Plan.Dossiers.ShouldAllBe(dossier => dossier.Applicant.IdentityNumber.Length == 12);
    }

    /// <summary>The due time that holds in the end: a term starts again after a supplement, an apology promises another date.</summary>
    private static DateTimeOffset DueOf(PlannedDossier dossier) =>
        dossier.Actions.FirstOrDefault(action => action.Kind == ActionKind.Apologise) is { } letter ? letter.NewDueAt!.Value
        : dossier.Actions.FirstOrDefault(action => action.Kind == ActionKind.AnswerSupplement) is { } brought ? Calendar.Due(brought.At, Duration.Days(dossier.Procedure.WorkingDays))
        : dossier.DueAt;

    private static bool IsWithinSession(DateTimeOffset at)
    {
        var time = CivilTime.TimeOf(at);
        return (time >= new TimeOnly(7, 30) && time <= new TimeOnly(11, 30)) || (time >= new TimeOnly(13, 0) && time <= new TimeOnly(17, 0));
    }

    private static string Outline(PlannedDossier dossier) =>
        $"{dossier.Number} {dossier.Procedure.Code} {dossier.Applicant.FullName} {dossier.DueAt:O} "
        + string.Join(' ', dossier.Actions.Select(action => $"{action.Kind}{action.Step}@{action.At:O}:{action.Actor.UserName}>{action.Assignee?.UserName}{action.Next?.Key}{action.NewDueAt:O}{action.Level}"));

    private sealed class ByUserNameAndFullName : IEqualityComparer<OfficialFact>
    {
        public bool Equals(OfficialFact? one, OfficialFact? other) => (one?.UserName, one?.FullName) == (other?.UserName, other?.FullName);

        public int GetHashCode(OfficialFact official) => official.UserName.GetHashCode(StringComparison.Ordinal);
    }
}
