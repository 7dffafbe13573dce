using EGov.Dossiers.Storage;
using EGov.Messaging;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace EGov.Dossiers.Deadlines;

/// <summary>What a sweep did.</summary>
/// <param name="Agencies">Agencies looked at.</param>
/// <param name="Warned">Holders warned.</param>
/// <param name="Proposed">Apologies proposed.</param>
/// <param name="Overdue">Dossiers marked overdue and escalated.</param>
/// <param name="Silent">Dossiers found silent.</param>
/// <param name="PartsWarned">Agencies warned of their own part.</param>
/// <param name="PartsOverdue">Agencies' own parts marked overdue.</param>
/// <param name="Failures">Agencies that could not be looked at; the next sweep tries them again.</param>
internal sealed record SweepAnswer(int Agencies, int Warned, int Proposed, int Overdue, int Silent, int PartsWarned, int PartsOverdue, IReadOnlyList<SweepFailure> Failures);

/// <summary>An agency that could not be swept.</summary>
/// <param name="AgencyId">The agency.</param>
/// <param name="Reason"><c>calendar</c> when its calendar cannot be read or does not reach so far, else <c>database</c>.</param>
internal sealed record SweepFailure(Guid AgencyId, string Reason);

/// <summary>
/// Watches every open dossier: warns before the due time, proposes the apology, escalates what is overdue, tells of silence, and watches the
/// part of each agency that handles it for another. It goes agency
/// by agency and in short transactions; each finding is a row with its event, and its key makes it be told once. What an agency's fault
/// or a crash leaves undone, the next sweep finds.
/// </summary>
internal sealed partial class DeadlineSweep(
    DossiersDb db, IEventLog events, Calendars calendars, Rescheduling rescheduling, TimeProvider clock, ILogger<DeadlineSweep> logger) : IRepeatedTask
{
    /// <summary>Dossiers looked at in one transaction.</summary>
    internal int BatchSize { get; set; } = 5000;

    public async Task<object?> RunAsync(CancellationToken ct) => await RunAsync(clock.GetUtcNow(), ct);

    internal async Task<SweepAnswer> RunAsync(DateTimeOffset now, CancellationToken ct)
    {
        var rules = await SweepRules.ReadAsync(db, ct);
        var agencies = await AgenciesAsync(ct);
        var count = new SweepCount();
        var failures = new List<SweepFailure>();
        foreach (var agency in agencies)
        {
            try
            {
                var calendar = await calendars.OfAgencyAsync(db, agency, ct);
                await new DueBatches(db, events, rescheduling, rules, calendar, agency, now, BatchSize, count).RunAsync(ct);
                await new PartBatches(db, events, rules, calendar, agency, now, BatchSize, count).RunAsync(ct);
                await new SilenceBatches(db, events, rules, calendar, agency, now, BatchSize, count).RunAsync(ct);
            }
            catch (Exception e) when (e is FormatException or ArgumentException)
            {
                failures.Add(new SweepFailure(agency, "calendar"));
                LogFailed(logger, agency, e);
            }
            catch (Exception e) when (e is NpgsqlException or DbUpdateException or TimeoutException or InvalidOperationException)
            {
                failures.Add(new SweepFailure(agency, "database"));
                LogFailed(logger, agency, e);
            }
        }

        return new SweepAnswer(agencies.Count, count.Warned, count.Proposed, count.Overdue, count.Silent, count.PartsWarned, count.PartsOverdue, failures);
    }

    /// <summary>Agencies that received or hold something open: one look into two indexes each.</summary>
    private Task<List<Guid>> AgenciesAsync(CancellationToken ct) => db.Database.SqlQueryRaw<Guid>("""
        select a.id as "Value" from agency a
        where exists (select from dossier d where d.receiving_agency_id = a.id and d.due_at is not null and d.finished_at is null)
           or exists (select from apology p where p.receiving_agency_id = a.id and p.state = 'Proposed')
           or exists (
               select from participation p where p.agency_id = a.id and p.due_at is not null and not p.is_receiver and p.finished_at is null and p.superseded_at is null)
           or exists (select from holding h where h.agency_id = a.id and h.leads and h.until_at is null and h.state in (1, 2, 4, 5, 6, 8, 9))
        order by a.id
        """).ToListAsync(ct);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The deadlines of agency {Agency} could not be swept; the next sweep tries again")]
    private static partial void LogFailed(ILogger logger, Guid agency, Exception reason);
}

/// <summary>What is found while a sweep goes on.</summary>
internal sealed class SweepCount
{
    internal int Warned { get; set; }

    internal int Proposed { get; set; }

    internal int Overdue { get; set; }

    internal int Silent { get; set; }

    internal int PartsWarned { get; set; }

    internal int PartsOverdue { get; set; }
}
