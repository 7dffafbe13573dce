using EGov.Dossiers.Contracts;
using EGov.Dossiers.Model;
using EGov.Dossiers.Storage;
using EGov.Messaging;
using EGov.WorkingTime;
using Npgsql;

namespace EGov.Dossiers.Deadlines;

/// <summary>
/// The due times of one agency's own parts in dossiers that another agency received: near, past by date. It concerns the two agencies and not
/// the applicant, so nobody apologises. A part that ends with its dossier is told of as the dossier; one that only just came is not near yet.
/// </summary>
internal sealed class PartBatches(
    DossiersDb db, IEventLog events, SweepRules rules, WorkingCalendar calendar, Guid agency, DateTimeOffset now, int size, SweepCount count)
{
    private const string Find = """
        with candidate as materialized (
            select p.due_at, p.dossier_id
            from participation p
            where p.agency_id = @agency and p.due_at is not null and not p.is_receiver and p.finished_at is null and p.superseded_at is null
              and (p.due_at, p.dossier_id) > (@after, @afterId) and p.due_at <= @horizon
              and not exists (
                  select from deadline_notice n where n.dossier_id = p.dossier_id and n.subject_at = p.due_at and n.part_agency_id = @agency
                      and n.kind = case when p.due_at < @today then 'PartOverdue' else 'PartDueSoon' end)
            order by p.due_at, p.dossier_id limit @size),
        part as (
            select c.dossier_id, c.due_at, case when c.due_at < @today then 'PartOverdue' else 'PartDueSoon' end as kind, d.version, d.state, h.official_id
            from candidate c
            join dossier d on d.id = c.dossier_id and d.desk_agency_id is distinct from @agency and (d.due_at is null or c.due_at < d.due_at)
            join participation p on p.dossier_id = c.dossier_id and p.agency_id = @agency and p.superseded_at is null
            join unnest(@from, @until, @warnBy) r (from_at, until_at, warn_by) on d.received_at >= r.from_at and d.received_at < r.until_at
            left join lateral (
                select official_id from holding h where h.dossier_id = c.dossier_id and h.agency_id = @agency and h.until_at is null
                order by h.leads desc, h.seq limit 1) h on true
            where c.due_at < @today or (c.due_at <= r.warn_by and p.opened_at <= @receivedBy)),
        told as (
            insert into deadline_notice (dossier_id, kind, subject_at, part_agency_id, version, agency_id, official_id, state, found_at)
            select dossier_id, kind, due_at, @agency, 1, @agency, official_id, state, @now from part
            order by due_at, dossier_id
            on conflict do nothing
            returning dossier_id)
        select c.due_at, c.dossier_id, told.dossier_id is not null, p.kind, p.official_id, p.version
        from candidate c
        left join (told join part p on p.dossier_id = told.dossier_id) on told.dossier_id = c.dossier_id
        order by c.due_at, c.dossier_id
        """;

    private readonly DueLimits _limits = rules.DueAt(now, calendar);

    internal Task RunAsync(CancellationToken ct) => db.WalkAsync(after => TellAsync(after, ct), ct);

    private async Task<SweepKey?> TellAsync(SweepKey after, CancellationToken ct)
    {
        await using var command = db.Command(
            Find, ("agency", agency), ("after", after.At), ("afterId", after.Id), ("horizon", _limits.Near), ("size", (long)size), ("now", now),
            ("from", _limits.From), ("until", _limits.Until), ("warnBy", _limits.WarnBy), ("receivedBy", _limits.ReceivedBy), ("today", _limits.Today));
        var batch = await command.FindAsync(size, Row, ct);
        await events.StageManyAsync([.. batch.Told.Select(f => new ManyStaged(f.DossierId, f.Version, EventOf(f)))], ct);
        count.PartsWarned += batch.Told.Count(f => f.Kind == DeadlineKind.PartDueSoon);
        count.PartsOverdue += batch.Told.Count(f => f.Kind == DeadlineKind.PartOverdue);
        return batch.Next;
    }

    private object EventOf(Found f) => f.Kind == DeadlineKind.PartDueSoon
        ? new PartDueSoon(f.DossierId, agency, f.OfficialId, f.DueAt, now)
        : new PartOverdue(f.DossierId, agency, f.OfficialId, f.DueAt, now);

    private static Found Row(NpgsqlDataReader row) => new(
        row.GetGuid(1), Enum.Parse<DeadlineKind>(row.GetString(3)), row.GetFieldValue<DateTimeOffset>(0), row.Get<Guid>(4), row.GetInt32(5));

    private sealed record Found(Guid DossierId, DeadlineKind Kind, DateTimeOffset DueAt, Guid? OfficialId, int Version);
}
