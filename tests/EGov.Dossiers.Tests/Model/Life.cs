using EGov.Api;
using EGov.Dossiers.Contracts;
using EGov.Dossiers.Model;
using EGov.Dossiers.Storage;
using EGov.WorkingTime;

namespace EGov.Dossiers.Tests.Model;

/// <summary>A dossier that commands drive, with its clock and its due times computed as the service computes them.</summary>
internal sealed class Life
{
    internal const string Withdrawal = "withdraw";

    private static readonly DateTimeOffset Start = District.Morning;
    private static readonly Duration Term = new(3, DurationUnit.WorkingDays);
    private static readonly Actor Desk = new(Guid.CreateVersion7(), "Cán bộ một cửa", Guid.CreateVersion7());

    /// <summary>What changes nothing about where the dossier stands on its way: being able to do only these would be a dead end.</summary>
    internal static readonly IReadOnlyList<string> Asides = ["consult", "ask for a payment beside", "reschedule", "pass to a successor"];

    internal static readonly IReadOnlyDictionary<string, Func<Life, Refusal?>> Moves = new Dictionary<string, Func<Life, Refusal?>>(StringComparer.Ordinal)
    {
        ["accept"] = l => l.Dossier.Accept("H25-150105-0001", null, l._now, l._calendar.Due(l._now, Term), l._calendar.AddMinutes(l._now, 240), Desk, l._now.AddHours(4)),
        ["decline"] = l => l.Dossier.Decline("Không thuộc thẩm quyền", l._now, Desk),
        ["take up"] = l => l.Dossier.GiveTo(l.Dossier.Lead, Desk.OfficialId!.Value, HoldingAction.TakenUp, l._now, Desk, null),
        ["assign"] = l => l.Dossier.GiveTo(l.Dossier.Lead, Guid.CreateVersion7(), HoldingAction.Assigned, l._now, Desk, null),
        ["hand over"] = l => l.Dossier.HandOver([l.Next(0)], null, l._now, Desk, null),
        ["hand over to several"] = l => l.Dossier.HandOver([l.Next(0), l.Next(0), l.Next(0)], null, l._now, Desk, null),
        ["send back"] = l => l.Dossier.SendBack(
            l.Dossier.Step > 1 ? new Recipient(l.Dossier.Step - 1, Guid.CreateVersion7(), l._calendar.AddMinutes(l._now, 480), null) : null, null, "Thiếu ý kiến", l._now, Desk),
        ["consult"] = l => l.Dossier.Consult(),
        ["complete a branch"] = l => l.Dossier.Holdings.FirstOrDefault(h => h is { Leads: false, UntilAt: null }) is { } branch
            ? l.Dossier.CompleteBranch(branch, l._now, Desk, null)
            : Refusals.MoveNotAllowed,
        ["decide"] = l => l.Dossier.Decide(DecisionOutcome.Granted, null, null, l._now, Desk),
        ["refuse"] = l => l.Dossier.Decide(DecisionOutcome.Refused, "Không đủ điều kiện", null, l._now, Desk),
        ["return"] = l => l.Dossier.Return(l._now, Desk, null),
        ["correct"] = l => l.Dossier.State == DossierState.Decided ? l.Dossier.Correct(l.DecidedFrom(), "Sai tên", l._now, Desk) : Refusals.MoveNotAllowed,
        ["ask for a supplement"] = l => l.Dossier.Suspend(DossierState.SupplementRequested, "Thiếu giấy tờ", false, l._now, Desk),
        ["ask again as a superior"] = l => l.Dossier.Suspend(DossierState.SupplementRequested, "Giấy tờ hết hạn", true, l._now, Desk),
        ["ask for a payment"] = l => l.Dossier.Oblige(true, "Nộp phí", l._now, Desk),
        ["ask for a payment beside"] = l => l.Dossier.Oblige(false, "Nộp phí", l._now, Desk),
        ["bring a supplement"] = l => l.BringSupplement(),
        ["reschedule"] = l => l.Reschedule(),
        ["pass to a successor"] = l => l.PassOn(),
        ["stop"] = l => l.Dossier.Suspend(DossierState.Stopped, "Dừng", false, l._now, Desk),
        ["resume"] = l => l.Resume(),
        ["wait for acceptance again"] = l => l.Dossier.AwaitAcceptance(l._now, l._calendar.AddMinutes(l._now, 480), Desk, null),
        [Withdrawal] = l => l.Dossier.Withdraw("Không còn nhu cầu", l._now, Desk),
    };

    /// <summary>What commands choose from: what ends a dossier comes up seldom, so that lives are long.</summary>
    internal static readonly IReadOnlyList<string> Deck =
        [.. Moves.Keys, .. Enumerable.Repeat(Moves.Keys.Where(m => m is not (Withdrawal or "decline" or "decide" or "refuse" or "return")), 4).SelectMany(m => m)];

    private readonly WorkingCalendar _calendar;
    private readonly ProcedureContent _content;
    private readonly List<EndedPause> _pauses = [];
    private DateTimeOffset _now = Start;

    /// <summary>The promise that stood when the pause began.</summary>
    private (DateTimeOffset From, DateTimeOffset Due)? _before;

    private Life(Entrance entrance, PausePolicy policy, DueConvention convention)
    {
        _calendar = WorkingCalendar.For(WorkingWeek.Office, convention);
        _content = new ProcedureContent(
            [Channel.Direct, Channel.Online], [], [], [new EGov.Dossiers.Model.Term(Channel.Direct, 3, DurationUnit.WorkingDays), new EGov.Dossiers.Model.Term(Channel.Online, 3, DurationUnit.WorkingDays)],
            [.. Enumerable.Range(1, 3).Select(no => new Step(no, $"Bước {no}", null, new AgencySelector(SelectorKind.Receiving), null, null, 8))],
            policy, [], null, null);
        var application = new Application(
            new ReceivedUnder(Guid.CreateVersion7(), Guid.CreateVersion7(), "Người có công", 1), Guid.CreateVersion7(), null, entrance == Entrance.Online ? Channel.Online : Channel.Direct, null,
            new Applicant(ApplicantKind.Citizen, "Nguyễn Thị Mai", "035085012345", null, null, null), null, [], [],
            entrance == Entrance.OtherDesk ? Guid.CreateVersion7() : null);
        Dossier = entrance == Entrance.Online
            ? Dossier.Submit(application, Start, _calendar.AddMinutes(Start, 480), Desk)
            : Dossier.Receive(application, "H25-150105-0001", Start, _calendar.Due(Start, Term), _calendar.AddMinutes(Start, 480), Desk, Start.AddHours(9));
    }

    internal Dossier Dossier { get; }

    internal IReadOnlyList<EndedPause> Pauses => _pauses;

    internal static Life Of(Entrance entrance, PausePolicy policy, DueConvention convention, int[] commands)
    {
        var life = new Life(entrance, policy, convention);
        foreach (var command in commands)
        {
            life.Try(Deck[command % Deck.Count], TimeSpan.FromMinutes(command / Deck.Count));
        }

        return life;
    }

    /// <summary>Tries a move after a while and keeps what was promised before a pause.</summary>
    internal bool Try(string move, TimeSpan after)
    {
        var (due, wasPaused) = (Dossier.DueAt, Dossier.IsPaused);
        _now += after;
        if (Moves[move](this) is not null)
        {
            return false;
        }

        if (Dossier.IsPaused && !wasPaused)
        {
            _before = due is { } promised && Dossier.ReceivedAt is not null ? (Dossier.Lead.FromAt, promised) : null;
        }

        return true;
    }

    private Refusal? Resume()
    {
        if (!Dossier.IsPaused || Dossier.ReceivedAt is not { } receivedAt)
        {
            return Dossier.Resume(_now, default, Desk, null);
        }

        var rows = Dossier.Holdings.Where(h => h.Leads && h.FromAt >= receivedAt && StateMoves.IsPaused(h.State)).OrderBy(h => h.Seq);
        var pauses = DueTimes.PausesOf(rows, _content.SupplementPolicy, _now);
        var restarts = pauses.Reverse().TakeWhile((p, i) => i == 0 || p.To == pauses[^i].From).Any(p => p.Policy == PausePolicy.Restart);
        var due = DueTimes.After(Dossier, _content, _calendar, _calendar, pauses, _now);
        var refusal = Dossier.Resume(_now, due, Desk, null);
        if (refusal is null && _before is { } before)
        {
            _pauses.Add(new EndedPause(_calendar, Term, before.From, _now, before.Due, Dossier.DueAt!.Value, restarts, Dossier.RescheduledAt is not null));
        }

        return refusal;
    }

    /// <summary>The applicant answers a request: the clock runs again or, before the acceptance, the submission waits for it again.</summary>
    private Refusal? BringSupplement()
    {
        if (Dossier.State != DossierState.SupplementRequested)
        {
            return Refusals.MoveNotAllowed;
        }

        Dossier.Complete([new HandedIn("TP01", 1, 0)]);
        return Dossier.ReceivedAt is null ? Dossier.AwaitAcceptance(_now, _calendar.AddMinutes(_now, 480), Desk, null) : Resume();
    }

    /// <summary>A signed apology gives two working days more.</summary>
    private Refusal? Reschedule()
    {
        var due = Dossier.DueAt > _now ? Dossier.DueAt.Value : _now;
        var later = _calendar.AddMinutes(due, 960);
        return Dossier.Reschedule(new ResumedDueTimes(later, later, later), "Chờ ý kiến", _now, Desk);
    }

    /// <summary>The agency that holds it is closed.</summary>
    private Refusal? PassOn() =>
        Dossier.Move(Dossier.Lead.AgencyId, Guid.CreateVersion7(), new HashSet<Guid>(), _now, Desk, "Sáp nhập") == MovedParts.None ? Refusals.MoveNotAllowed : null;

    private Recipient Next(int more)
    {
        var step = Math.Min(Dossier.Step + 1 + more, 3);
        return new Recipient(step, Guid.CreateVersion7(), _calendar.AddMinutes(_now, 480), _calendar.AddMinutes(_now, 480));
    }

    private Holding DecidedFrom() => Dossier.Holdings.Last(h => h.Leads && h.State != DossierState.Decided);
}

/// <summary>How a dossier comes in.</summary>
public enum Entrance
{
    /// <summary>At the counter of the competent agency.</summary>
    Counter,

    /// <summary>Online, to be accepted.</summary>
    Online,

    /// <summary>At the counter of another agency, which takes it in for the competent one.</summary>
    OtherDesk,
}

/// <summary>A pause that ended, with what was promised before and after.</summary>
internal sealed record EndedPause(
    WorkingCalendar Calendar, Duration Term, DateTimeOffset From, DateTimeOffset To, DateTimeOffset DueBefore, DateTimeOffset DueAfter, bool Restarts, bool IsPromised)
{
    /// <summary>
    /// The due time moves by the working minutes of the pause at least. Where the term starts again and days end with their close, or a later date
    /// had been promised, the whole term counts from the end of the pause, as for a dossier received at that instant, and the promise holds.
    /// </summary>
    internal bool IsFair => Restarts && (IsPromised || Calendar.Convention == DueConvention.EndOfDay)
        ? DueAfter >= Calendar.Due(To, Term) && DueAfter >= DueBefore
        : DueAfter >= DueBefore && Calendar.WorkingMinutes(DueBefore, DueAfter) >= Calendar.WorkingMinutes(From, To);
}
