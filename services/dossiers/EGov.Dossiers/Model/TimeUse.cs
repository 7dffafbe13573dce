using EGov.WorkingTime;

namespace EGov.Dossiers.Model;

/// <summary>How long a row of a dossier's history lasted.</summary>
/// <param name="Row">The row.</param>
/// <param name="To">Its end, or the moment of asking.</param>
/// <param name="Minutes">Minutes by the clock.</param>
/// <param name="WorkingMinutes">Minutes of working time.</param>
internal readonly record struct TimeUse(Holding Row, DateTimeOffset To, long Minutes, int WorkingMinutes)
{
    internal bool IsPaused => StateMoves.IsPaused(Row.State);

    /// <summary>The rows with their lengths. The leading ones tile the dossier's life, so their minutes add up to the whole exactly.</summary>
    internal static List<TimeUse> Of(IEnumerable<Holding> rows, WorkingCalendar calendar, DateTimeOffset now) =>
        [.. rows.Select(row =>
        {
            var to = End(row, now);
            return new TimeUse(row, to, Minute(to) - Minute(row.FromAt), calendar.WorkingMinutes(row.FromAt, to));
        })];

    /// <summary>Seconds are dropped at the marks and not in the differences: only so do the parts add up.</summary>
    internal static long Minute(DateTimeOffset at) => at.UtcTicks / TimeSpan.TicksPerMinute;

    /// <summary>A final row stays open for ever and holds nothing.</summary>
    private static DateTimeOffset End(Holding row, DateTimeOffset now) =>
        row.UntilAt ?? (StateMoves.IsFinal(row.State) || now < row.FromAt ? row.FromAt : now);
}
