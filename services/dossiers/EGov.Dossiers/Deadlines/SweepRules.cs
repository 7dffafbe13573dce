using EGov.Dossiers.Model;
using EGov.Dossiers.Storage;
using EGov.WorkingTime;
using Microsoft.EntityFrameworkCore;

namespace EGov.Dossiers.Deadlines;

/// <summary>
/// The rules with their validity, read once per sweep. A dossier keeps the rule of the day it came in, so every rule is a stretch of
/// reception instants; an agency's calendar turns its working days into instants that a statement can compare with.
/// </summary>
internal sealed class SweepRules
{
    private const int MinutesPerDay = Duration.HoursPerDay * 60;

    // Later than any dossier, within what PostgreSQL and .NET both know.
    private static readonly DateTimeOffset Never = new(9000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly (OneStopRule Rule, DateTimeOffset From, DateTimeOffset Until)[] _rules;
    private readonly (SilenceLimit Limit, DateTimeOffset From, DateTimeOffset Until)[] _limits;

    private SweepRules(IReadOnlyList<OneStopRule> rules, IReadOnlyList<SilenceLimit> limits)
    {
        _rules = [.. rules.Select((r, i) => (r, CivilTime.At(r.ValidFrom), i + 1 < rules.Count ? CivilTime.At(rules[i + 1].ValidFrom) : Never))];
        _limits = [.. limits.GroupBy(l => l.State).SelectMany(state =>
        {
            var ordered = state.OrderBy(l => l.ValidFrom).ToArray();
            return ordered.Select((l, i) => (l, CivilTime.At(l.ValidFrom), i + 1 < ordered.Length ? CivilTime.At(ordered[i + 1].ValidFrom) : Never));
        })];
    }

    internal static async Task<SweepRules> ReadAsync(DossiersDb db, CancellationToken ct) => new(
        await db.OneStopRules.AsNoTracking().OrderBy(r => r.ValidFrom).ToListAsync(ct),
        await db.SilenceLimits.AsNoTracking().ToListAsync(ct));

    /// <summary>The rule of a dossier that came in at an instant.</summary>
    internal OneStopRule At(DateTimeOffset receivedAt) => _rules.Last(r => r.From <= receivedAt).Rule;

    /// <summary>What is near or late now for an agency that works by a calendar.</summary>
    internal DueLimits DueAt(DateTimeOffset now, WorkingCalendar calendar) => new(
        [.. _rules.Select(r => r.From)],
        [.. _rules.Select(r => r.Until)],
        [.. _rules.Select(r => now.AddHours(r.Rule.WarningHours))],
        [.. _rules.Select(r => calendar.AddMinutes(now, r.Rule.ApologyProposalDays * MinutesPerDay))],
        // A term of a day or two would be apologised for on reception; half a working day is given first.
        calendar.SubtractMinutes(now, MinutesPerDay / 2),
        CivilTime.At(CivilTime.DateOf(now)));

    /// <summary>Since when nothing may have happened, by state and rule.</summary>
    internal SilenceLimits SilenceAt(DateTimeOffset now, WorkingCalendar calendar) => new(
        [.. _limits.Select(l => (short)l.Limit.State)],
        [.. _limits.Select(l => l.From)],
        [.. _limits.Select(l => l.Until)],
        [.. _limits.Select(l => calendar.SubtractMinutes(now, l.Limit.WorkingDays * MinutesPerDay))],
        [.. _limits.Select(l => l.Limit.WorkingDays)]);

    /// <summary>Latest moment at which an apology for a due time is in time (NĐ 61/2018 art. 19.9).</summary>
    internal static DateTimeOffset SignBy(OneStopRule rule, DateTimeOffset dueAt, WorkingCalendar calendar) =>
        calendar.SubtractMinutes(dueAt, rule.ApologyWorkingDays * MinutesPerDay);
}

/// <summary>Instants of the due rules, one position per rule, and those that hold for all.</summary>
internal sealed record DueLimits(
    DateTimeOffset[] From, DateTimeOffset[] Until, DateTimeOffset[] WarnBy, DateTimeOffset[] ProposeBy, DateTimeOffset ReceivedBy, DateTimeOffset Today)
{
    /// <summary>Nothing due later is warned of.</summary>
    internal DateTimeOffset Near => WarnBy.Max();

    internal DateTimeOffset Horizon => WarnBy.Concat(ProposeBy).Max();
}

/// <summary>Limits of silence, one position per state and rule.</summary>
internal sealed record SilenceLimits(short[] State, DateTimeOffset[] From, DateTimeOffset[] Until, DateTimeOffset[] Cutoff, int[] Days)
{
    internal DateTimeOffset Horizon => Cutoff.Max();

    /// <summary>The latest cutoff of each state, by its number; null where silence has no limit.</summary>
    internal DateTimeOffset?[] Latest { get; } =
        [.. Enumerable.Range(1, State.Max()).Select(no => State.Zip(Cutoff).Where(l => l.First == no).Select(l => (DateTimeOffset?)l.Second).Max())];
}
