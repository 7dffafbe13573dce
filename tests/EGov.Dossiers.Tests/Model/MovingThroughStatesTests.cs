using EGov.Dossiers.Model;
using Shouldly;
using Xunit;
using static EGov.Dossiers.Contracts.DossierState;
// Not the whole namespace: an event is named PaymentRequested too.
using Channel = EGov.Dossiers.Contracts.Channel;
using DecisionOutcome = EGov.Dossiers.Contracts.DecisionOutcome;
using DossierState = EGov.Dossiers.Contracts.DossierState;

namespace EGov.Dossiers.Tests.Model;

/// <summary>Every move from every state: what the rules allow happens, everything else is refused and changes nothing.</summary>
public sealed class MovingThroughStatesTests
{
    private static readonly DateTimeOffset Start = DateTimeOffset.Parse("2015-01-05T01:00:00Z", System.Globalization.CultureInfo.InvariantCulture);
    private static readonly Guid Agency = Guid.CreateVersion7();
    private static readonly Actor Desk = new(Guid.CreateVersion7(), "Cán bộ một cửa", Guid.CreateVersion7());

    private static readonly Dictionary<DossierState, DossierState[]> Rules = new()
    {
        [Submitted] = [Received, Declined, SupplementRequested, Withdrawn],
        [Received] = [Processing, SupplementRequested, PaymentRequested, Withdrawn, Stopped, Decided],
        [Processing] = [Processing, SupplementRequested, PaymentRequested, Withdrawn, Stopped, Decided],
        [SupplementRequested] = [Processing, Submitted, Withdrawn, Stopped],
        [PaymentRequested] = [Processing, Withdrawn, Stopped],
        [Stopped] = [Processing, Submitted, Withdrawn],
        [Decided] = [Returned, Processing],
        [Declined] = [],
        [Withdrawn] = [],
        [Returned] = [],
    };

    /// <summary>Every named move; the state it leads to is read off the dossier afterwards.</summary>
    private static readonly Dictionary<string, Func<Dossier, DateTimeOffset, object?>> Moves = new(StringComparer.Ordinal)
    {
        ["accept"] = (d, at) => d.Accept("H25-250915-0001", null, at, at.AddDays(1), at, Desk),
        ["decline"] = (d, at) => d.Decline("Không thuộc thẩm quyền", at, Desk),
        ["take up"] = (d, at) => d.GiveTo(d.Lead, Desk.OfficialId!.Value, HoldingAction.TakenUp, at, Desk, null),
        ["assign"] = (d, at) => d.GiveTo(d.Lead, Guid.CreateVersion7(), HoldingAction.Assigned, at, Desk, null),
        ["hand over"] = (d, at) => d.HandOver([new Recipient(2, Guid.CreateVersion7(), at, at)], null, at, Desk, null),
        ["send back"] = (d, at) => d.SendBack(new Recipient(1, Guid.CreateVersion7(), at, at), null, "Thiếu ý kiến", at, Desk),
        ["decide"] = (d, at) => d.Decide(DecisionOutcome.Granted, null, null, at, Desk),
        ["return"] = (d, at) => d.Return(at, Desk, null),
        ["ask for a supplement"] = (d, at) => d.Suspend(SupplementRequested, "Thiếu giấy tờ", true, at, Desk),
        ["ask for a payment"] = (d, at) => d.Suspend(PaymentRequested, "Nộp phí", false, at, Desk),
        ["stop"] = (d, at) => d.Suspend(Stopped, "Dừng", false, at, Desk),
        ["resume"] = (d, at) => d.Resume(at, default, Desk, null),
        ["wait for acceptance again"] = (d, at) => d.AwaitAcceptance(at, at.AddDays(1), Desk, null),
        ["withdraw"] = (d, at) => d.Withdraw(null, at, Desk),
        ["correct"] = (d, at) => d.Correct(d.Holdings[^2], "Sai tên", at, Desk),
    };

    public static TheoryData<DossierState, bool, string> EveryMoveFromEveryState => new MatrixTheoryData<DossierState, bool, string>(Rules.Keys, [true, false], Moves.Keys);

    [Theory]
    [MemberData(nameof(EveryMoveFromEveryState))]
    public void A_move_happens_if_the_rules_allow_it_and_changes_nothing_if_not(DossierState from, bool received, string move)
    {
        var dossier = In(from, received);
        var (version, rows) = (dossier.Version, dossier.Holdings.Count);

        if (move == "correct" && dossier.Holdings.Count < 2)
        {
            return;
        }

        var refusal = Moves[move](dossier, Start.AddDays(9));

        if (refusal is null)
        {
            Rules[from].ShouldContain(dossier.State);
            dossier.Version.ShouldBe(version + 1);
            ShouldTile(dossier);
        }
        else
        {
            refusal.ShouldBe(Refusals.MoveNotAllowed);
            (dossier.State, dossier.Version, dossier.Holdings.Count).ShouldBe((from, version, rows));
        }
    }

    [Fact]
    public void Every_allowed_move_is_reached_by_some_action()
    {
        foreach (var (from, targets) in Rules)
        {
            var reached = Moves.Where(m => m.Key != "correct" || from == Decided).SelectMany(move => new[] { true, false }.Select(received =>
            {
                var dossier = In(from, received);
                return move.Value(dossier, Start.AddDays(9)) is null ? dossier.State : Unknown;
            })).ToHashSet();

            targets.ShouldAllBe(target => reached.Contains(target));
        }
    }

    [Fact]
    public void Random_lives_tile_time_without_gap_or_overlap()
    {
        var random = new Random(20150105);
        for (var life = 0; life < 500; life++)
        {
            var dossier = In(random.Next(2) == 0 ? Submitted : Received);
            var at = Start;
            for (var i = 0; i < 30 && !StateMoves.IsFinal(dossier.State); i++)
            {
                // Now and then a clock that is behind.
                at = at.AddMinutes(random.Next(-30, 600));
                var move = Moves.Keys.ElementAt(random.Next(Moves.Count));
                if (move != "correct" || dossier.State == Decided)
                {
                    Moves[move](dossier, at);
                }
            }

            ShouldTile(dossier);
            foreach (var group in dossier.Participations.GroupBy(p => p.AgencyId))
            {
                group.Count(p => p.SupersededAt is null).ShouldBe(1);
            }
        }
    }

    /// <summary>A dossier in a state; one that waits or rests may be a submission that nobody has received.</summary>
    private static Dossier In(DossierState state, bool received = true)
    {
        var application = new Application(
            new ReceivedUnder(Guid.CreateVersion7(), Guid.CreateVersion7(), "Người có công", 1), Agency, null, Channel.Direct, null,
            new Applicant(ApplicantKind.Citizen, "Nguyễn Thị Mai", "035085012345", null, null, null), null, [], []);
        if (state is Submitted or Declined || (!received && state is SupplementRequested or Stopped or Withdrawn))
        {
            var submitted = Dossier.Submit(application, Start, Start.AddDays(1), Desk);
            string[] before = state switch
            {
                Declined => ["decline"],
                SupplementRequested => ["ask for a supplement"],
                Stopped => ["ask for a supplement", "stop"],
                Withdrawn => ["withdraw"],
                _ => [],
            };
            foreach (var move in before)
            {
                Moves[move](submitted, Start.AddHours(1)).ShouldBeNull();
            }

            return submitted;
        }

        var dossier = Dossier.Receive(application, "H25-150105-0001", Start, Start.AddDays(3), Start.AddDays(1), Desk);
        var path = state switch
        {
            Received => [],
            Processing => ["take up"],
            SupplementRequested => ["ask for a supplement"],
            PaymentRequested => ["ask for a payment"],
            Stopped => ["stop"],
            Withdrawn => ["withdraw"],
            Decided => ["take up", "decide"],
            Returned => new[] { "decide", "return" },
            _ => throw new ArgumentOutOfRangeException(nameof(state)),
        };
        foreach (var move in path)
        {
            Moves[move](dossier, Start.AddHours(1)).ShouldBeNull();
        }

        dossier.State.ShouldBe(state);
        return dossier;
    }

    private static void ShouldTile(Dossier dossier)
    {
        var rows = dossier.Holdings.Where(h => h.Leads).OrderBy(h => h.Seq).ToList();
        rows[0].FromAt.ShouldBe(Start);
        for (var i = 1; i < rows.Count; i++)
        {
            rows[i - 1].UntilAt.ShouldBe(rows[i].FromAt);
            rows[i].FromAt.ShouldBeGreaterThanOrEqualTo(rows[i - 1].FromAt);
        }

        rows[^1].UntilAt.ShouldBeNull();
        rows[^1].State.ShouldBe(dossier.State);
    }
}
