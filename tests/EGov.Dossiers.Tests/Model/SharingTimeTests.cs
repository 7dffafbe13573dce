using EGov.Dossiers.Contracts;
using EGov.Dossiers.Model;
using EGov.WorkingTime;
using Shouldly;
using Xunit;

namespace EGov.Dossiers.Tests.Model;

/// <summary>Time per agency, as the applicant sees it: used, allowed, kept.</summary>
public sealed class SharingTimeTests
{
    private static readonly DateTimeOffset Start = CivilTime.At(new DateOnly(2015, 1, 5), new TimeOnly(8, 0));
    private static readonly Guid Commune = Guid.CreateVersion7();
    private static readonly Guid Office = Guid.CreateVersion7();
    private static readonly Guid Justice = Guid.CreateVersion7();
    private static readonly Actor Desk = new(Guid.CreateVersion7(), "Cán bộ", Guid.CreateVersion7());

    private static readonly ProcedureContent Content = new(
        [Channel.Direct], [], [], [new Term(Channel.Direct, 10, DurationUnit.WorkingDays)],
        [
            new Step(1, "Tiếp nhận", null, new AgencySelector(SelectorKind.Receiving), null, null, 8),
            new Step(2, "Chủ trì", null, new AgencySelector(SelectorKind.Chosen), null, null, 32, Group: 1),
            new Step(3, "Phối hợp", null, new AgencySelector(SelectorKind.Chosen), null, null, 16, Group: 1, Leads: false),
            new Step(4, "Quyết định", null, new AgencySelector(SelectorKind.Receiving), null, null, 40),
        ],
        PausePolicy.Extend, [], null, null);

    [Fact]
    public void Whatever_happens_the_agencies_times_add_up_to_the_whole()
    {
        var random = new Random(20150105);
        for (var life = 0; life < 400; life++)
        {
            var dossier = Received();
            var at = Start;
            for (var i = 0; i < 25 && !StateMoves.IsFinal(dossier.State); i++)
            {
                at = at.AddSeconds(random.Next(1, 200_000));
                Move(dossier, random.Next(10), at);
                var now = at.AddMinutes(random.Next(0, 3000));

                var shares = AgencyTime.Leading(dossier.Holdings, Content, Channel.Direct, AgencyCalendar.Standard, now);

                var end = StateMoves.IsFinal(dossier.State) ? dossier.Lead.FromAt : now;
                shares.Sum(s => s.WorkingMinutes).ShouldBe(AgencyCalendar.Standard.WorkingMinutes(Start, end));
                shares.ShouldAllBe(s => s.StandingMinutes <= s.WorkingMinutes);
                shares.Select(s => s.AgencyId).ShouldBeUnique();
            }
        }
    }

    [Fact]
    public void An_agency_that_hands_on_in_time_has_kept_its_limit()
    {
        var dossier = Received();
        HandOver(dossier, Start.AddHours(3));

        var shares = AgencyTime.Leading(dossier.Holdings, Content, Channel.Direct, AgencyCalendar.Standard, Start.AddHours(4));

        shares.ShouldBe([new AgencyTime(Commune, 180, 0, 480, true), new AgencyTime(Office, 30, 0, 32 * 60, null)]);
    }

    [Fact]
    public void One_that_hands_on_too_late_or_still_sits_on_it_has_not()
    {
        var dossier = Received();
        HandOver(dossier, Start.AddDays(2));

        var shares = AgencyTime.Leading(dossier.Holdings, Content, Channel.Direct, AgencyCalendar.Standard, Start.AddDays(20));

        shares.Select(s => s.Kept).ShouldBe([false, false]);
    }

    [Fact]
    public void A_return_gives_the_step_its_time_again()
    {
        var dossier = Received();
        HandOver(dossier, Start.AddHours(3), branch: false);
        var due = AgencyCalendar.Standard.AddMinutes(Start.AddDays(1), 480);
        dossier.SendBack(new Recipient(1, Commune, due, due), null, "Thiếu biên bản", Start.AddDays(1), Desk).ShouldBeNull();
        HandOver(dossier, Start.AddDays(1).AddHours(2));

        var commune = AgencyTime.Leading(dossier.Holdings, Content, Channel.Direct, AgencyCalendar.Standard, Start.AddDays(2))[0];

        commune.ShouldBe(new AgencyTime(Commune, 300, 0, 960, true));
    }

    [Fact]
    public void Time_in_which_the_clock_stood_is_told_apart_and_makes_nobody_late()
    {
        var dossier = Received();
        dossier.Suspend(DossierState.PaymentRequested, "Nộp lệ phí", false, Start.AddHours(1), Desk).ShouldBeNull();
        var due = AgencyCalendar.Standard.AddMinutes(Start.AddDays(7), 420);
        dossier.Resume(Start.AddDays(7), new ResumedDueTimes(due, due, due), Desk, null).ShouldBeNull();
        HandOver(dossier, Start.AddDays(7).AddHours(1));

        var commune = AgencyTime.Leading(dossier.Holdings, Content, Channel.Direct, AgencyCalendar.Standard, Start.AddDays(8))[0];

        commune.ShouldBe(new AgencyTime(Commune, (5 * 480) + 60, (5 * 480) - 60, 480, true));
    }

    [Fact]
    public void A_coordinating_agency_has_its_own_limit_beside_the_lead()
    {
        var dossier = Received();
        HandOver(dossier, Start.AddHours(3));
        dossier.CompleteBranch(dossier.Holdings.Single(h => !h.Leads), Start.AddDays(1), Desk, null).ShouldBeNull();

        AgencyTime.Coordinating(dossier.Holdings, Content, Channel.Direct, AgencyCalendar.Standard, Start.AddDays(2))
            .ShouldBe([new AgencyTime(Justice, 300, 0, 16 * 60, true)]);
    }

    private static void Move(Dossier dossier, int move, DateTimeOffset at)
    {
        switch (move)
        {
            case 0 or 1:
                dossier.GiveTo(dossier.Lead, Desk.OfficialId!.Value, HoldingAction.TakenUp, at, Desk, null);
                break;
            case 2 when dossier.Step == 1:
                HandOver(dossier, at, branch: at.Second % 2 == 0);
                break;
            case 2 when dossier.Step == 2:
                dossier.HandOver([new Recipient(4, Commune, at.AddDays(5), at.AddDays(5))], null, at, Desk, null);
                break;
            case 3:
                dossier.SendBack(dossier.Step == 1 ? null : new Recipient(1, Commune, at.AddDays(1), at.AddDays(1)), null, "Thiếu giấy tờ", at, Desk);
                break;
            case 4:
                dossier.Suspend(DossierState.PaymentRequested, "Nộp lệ phí", false, at, Desk);
                break;
            case 5 or 6:
                dossier.Resume(at, new ResumedDueTimes(at.AddDays(9), at.AddDays(3), at.AddDays(3)), Desk, null);
                break;
            case 7 when dossier.Holdings.FirstOrDefault(h => h is { Leads: false, UntilAt: null }) is { } branch:
                dossier.CompleteBranch(branch, at, Desk, null);
                break;
            case 8:
                dossier.Decide(DecisionOutcome.Granted, null, null, at, Desk);
                break;
            case 9 when at.Second % 4 == 0:
                dossier.Return(at, Desk, null);
                break;
        }
    }

    private static void HandOver(Dossier dossier, DateTimeOffset at, bool branch = true)
    {
        var lead = new Recipient(2, Office, AgencyCalendar.Standard.AddMinutes(at, 32 * 60), null);
        var beside = new Recipient(3, Justice, AgencyCalendar.Standard.AddMinutes(at, 16 * 60), null);
        dossier.HandOver(branch ? [lead, beside] : [lead], null, at, Desk, null);
    }

    private static Dossier Received()
    {
        var application = new Application(
            new ReceivedUnder(Guid.CreateVersion7(), Guid.CreateVersion7(), "Người có công", 1), Commune, null, Channel.Direct, null,
            new Applicant(ApplicantKind.Citizen, "Nguyễn Thị Mai", "035085012345", null, null, null), null, [], []);
        return Dossier.Receive(application, "H25-150105-0001", Start, Start.AddDays(14), AgencyCalendar.Standard.AddMinutes(Start, 480), Desk);
    }
}
