using EGov.Dossiers.Contracts;
using EGov.Dossiers.Model;
using EGov.Dossiers.Storage;
using EGov.Messaging;
using EGov.WorkingTime;
using Npgsql;

namespace EGov.Dossiers.Deadlines;

/// <summary>
/// What one agency holds and nothing happened to for longer than its state allows: told once per stretch of silence, and a stretch ends
/// with the next entry of the dossier's history, a coordinating branch's included. Where the leading row is that entry, as it nearly always
/// is, the index alone says that it was told.
/// </summary>
internal sealed class SilenceBatches(
    DossiersDb db, IEventLog events, SweepRules rules, WorkingCalendar calendar, Guid agency, DateTimeOffset now, int size, SweepCount count)
{
    private const string Find = """
        with candidate as materialized (
            select h.dossier_id, h.from_at, h.state
            from holding h
            where h.agency_id = @agency and h.leads and h.until_at is null and h.state in (1, 2, 4, 5, 6, 8, 9)
              and (h.from_at, h.dossier_id) > (@after, @afterId) and h.from_at <= @horizon and h.from_at <= (@latest)[h.state]
              and not exists (
                  select from deadline_notice n
                  where n.dossier_id = h.dossier_id and n.kind = 'Silent' and n.subject_at = h.from_at and n.part_agency_id = @whole)
            order by h.from_at, h.dossier_id limit @size),
        silent as (
            select c.dossier_id, c.state, h.official_id, l.days, last.from_at as since, d.version
            from candidate c
            join dossier d on d.id = c.dossier_id
            join holding h on h.dossier_id = d.id and h.leads and h.until_at is null
            join unnest(@states, @from, @until, @cutoff, @days) l (state, from_at, until_at, cutoff, days)
              on l.state = c.state and coalesce(d.received_at, d.submitted_at) >= l.from_at and coalesce(d.received_at, d.submitted_at) < l.until_at
            join holding last on last.dossier_id = c.dossier_id and last.seq = d.holding_count
            where last.from_at <= l.cutoff),
        told as (
            insert into deadline_notice (dossier_id, kind, subject_at, part_agency_id, version, agency_id, official_id, state, found_at)
            select dossier_id, 'Silent', since, @whole, 1, @agency, official_id, state, @now from silent
            order by since, dossier_id
            on conflict do nothing
            returning dossier_id)
        select c.from_at, c.dossier_id, told.dossier_id is not null, s.official_id, s.state, s.since, s.days, s.version
        from candidate c
        left join (told join silent s on s.dossier_id = told.dossier_id) on told.dossier_id = c.dossier_id
        order by c.from_at, c.dossier_id
        """;

    private readonly SilenceLimits _limits = rules.SilenceAt(now, calendar);

    internal Task RunAsync(CancellationToken ct) => db.WalkAsync(after => TellAsync(after, ct), ct);

    private async Task<SweepKey?> TellAsync(SweepKey after, CancellationToken ct)
    {
        await using var command = db.Command(
            Find, ("agency", agency), ("after", after.At), ("afterId", after.Id), ("horizon", _limits.Horizon), ("latest", _limits.Latest), ("size", (long)size),
            ("now", now), ("whole", DeadlineNotice.Whole), ("states", _limits.State), ("from", _limits.From), ("until", _limits.Until),
            ("cutoff", _limits.Cutoff), ("days", _limits.Days));
        var batch = await command.FindAsync(size, Row, ct);
        await events.StageManyAsync(batch.Told, ct);
        count.Silent += batch.Told.Count;
        return batch.Next;
    }

    private ManyStaged Row(NpgsqlDataReader row) => new(row.GetGuid(1), row.GetInt32(7), new DossierSilent(
        row.GetGuid(1), agency, row.Get<Guid>(3), (DossierState)row.GetInt16(4), row.GetFieldValue<DateTimeOffset>(5), row.GetInt32(6), now));
}
