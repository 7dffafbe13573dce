using EGov.Dossiers.Contracts;
using EGov.Dossiers.Storage;
using EGov.Messaging;
using EGov.WorkingTime;
using Npgsql;

namespace EGov.Dossiers.Deadlines;

/// <summary>
/// What one agency holds and nothing happened to for longer than its state allows: told once per stretch of silence, and a stretch ends
/// with the next entry of the dossier's history, a coordinating branch's included.
/// </summary>
internal sealed class SilenceBatches(
    DossiersDb db, IEventLog events, SweepRules rules, WorkingCalendar calendar, Guid agency, DateTimeOffset now, int size, SweepCount count)
{
    private const string End = """
        select from_at, dossier_id from (
            select h.from_at, h.dossier_id, row_number() over (order by h.from_at, h.dossier_id) as n from holding h
            where h.agency_id = @agency and h.leads and h.until_at is null and h.state in (1, 2, 4, 5, 6, 8, 9)
              and (h.from_at, h.dossier_id) > (@after, @afterId) and h.from_at <= @horizon
            order by h.from_at, h.dossier_id limit @size) batch
        where n = @size
        """;

    private const string Find = """
        with scanned as materialized (
            select h.dossier_id, h.state, h.official_id
            from holding h
            where h.agency_id = @agency and h.leads and h.until_at is null and h.state in (1, 2, 4, 5, 6, 8, 9)
              and (h.from_at, h.dossier_id) > (@after, @afterId) and (h.from_at, h.dossier_id) <= (@upTo, @upToId)),
        silent as (
            select s.dossier_id, s.state, s.official_id, l.days, last.from_at as since, d.version
            from scanned s
            join dossier d on d.id = s.dossier_id
            join unnest(@states, @from, @until, @cutoff, @days) l (state, from_at, until_at, cutoff, days)
              on l.state = s.state and coalesce(d.received_at, d.submitted_at) >= l.from_at and coalesce(d.received_at, d.submitted_at) < l.until_at
            join holding last on last.dossier_id = s.dossier_id and last.seq = d.holding_count
            where last.from_at <= l.cutoff
              and not exists (select from deadline_notice n where n.dossier_id = s.dossier_id and n.kind = 'Silent' and n.subject_at = last.from_at)),
        told as (
            insert into deadline_notice (dossier_id, kind, subject_at, version, agency_id, official_id, state, found_at)
            select dossier_id, 'Silent', since, 1, @agency, official_id, state, @now from silent
            order by since, dossier_id
            on conflict do nothing
            returning dossier_id, subject_at)
        select s.dossier_id, s.official_id, s.state, s.since, s.days, s.version
        from told join silent s on s.dossier_id = told.dossier_id
        order by s.since, s.dossier_id
        """;

    private readonly SilenceLimits _limits = rules.SilenceAt(now, calendar);

    internal async Task RunAsync(CancellationToken ct)
    {
        var after = SweepKey.First;
        while (true)
        {
            await using var transaction = await db.Database.BeginTransactionAsync(ct);
            var end = await db.EndAsync(End, agency, after, _limits.Horizon, size, ct);
            var upTo = end ?? SweepKey.LastOf(_limits.Horizon);
            var found = await FindAsync(after, upTo, ct);
            await events.StageManyAsync(found, ct);
            await transaction.CommitAsync(ct);
            count.Silent += found.Count;
            if (end is null)
            {
                return;
            }

            after = upTo;
        }
    }

    private async Task<List<ManyStaged>> FindAsync(SweepKey after, SweepKey upTo, CancellationToken ct)
    {
        await using var command = db.Command(
            Find, ("agency", agency), ("after", after.At), ("afterId", after.Id), ("upTo", upTo.At), ("upToId", upTo.Id), ("now", now),
            ("states", _limits.State), ("from", _limits.From), ("until", _limits.Until), ("cutoff", _limits.Cutoff), ("days", _limits.Days));
        await using var reader = await command.ExecuteReaderAsync(ct);
        var found = new List<ManyStaged>();
        while (await reader.ReadAsync(ct))
        {
            found.Add(Row(reader));
        }

        return found;
    }

    private ManyStaged Row(NpgsqlDataReader row) => new(row.GetGuid(0), row.GetInt32(5), new DossierSilent(
        row.GetGuid(0), agency, row.Get<Guid>(1), (DossierState)row.GetInt16(2), row.GetFieldValue<DateTimeOffset>(3), row.GetInt32(4), now));
}
