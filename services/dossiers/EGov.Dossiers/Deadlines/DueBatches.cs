using EGov.Dossiers.Contracts;
using EGov.Dossiers.Model;
using EGov.Dossiers.Storage;
using EGov.Messaging;
using EGov.WorkingTime;
using Npgsql;

namespace EGov.Dossiers.Deadlines;

/// <summary>
/// The due times of what one agency received: near (warned), too near to be kept without an apology (proposed), past by date (escalated).
/// Only the dossiers up to the horizon are looked at, in the order of an index; a paused dossier and one without a term have no due time.
/// </summary>
internal sealed class DueBatches(
    DossiersDb db, IEventLog events, Rescheduling rescheduling, SweepRules rules, WorkingCalendar calendar, Guid agency, DateTimeOffset now, int size, SweepCount count)
{
    // A row that another sweep writes at the same time is waited for and then passed over: its key is taken.
    private const string Find = """
        with candidate as materialized (
            select d.id, d.due_at
            from dossier d
            where d.receiving_agency_id = @agency and d.due_at is not null and d.finished_at is null
              and (d.due_at, d.id) > (@after, @afterId) and d.due_at <= @horizon
              and (d.due_at <= @near and not exists (
                    select from deadline_notice n where n.dossier_id = d.id and n.subject_at = d.due_at and n.part_agency_id = @whole
                        and n.kind = case when d.due_at < @today then 'Overdue' else 'DueSoon' end)
                or not exists (
                    select from deadline_notice n where n.dossier_id = d.id and n.subject_at = d.due_at and n.part_agency_id = @whole
                        and n.kind = 'ApologyProposed'))
            order by d.due_at, d.id limit @size),
        due as (
            select d.id, d.due_at, k.kind, d.version, d.procedure_version_id, d.step, d.channel, d.received_at, h.agency_id, h.official_id, h.state
            from candidate c
            join dossier d on d.id = c.id
            join unnest(@from, @until, @warnBy, @proposeBy) r (from_at, until_at, warn_by, propose_by)
              on d.received_at >= r.from_at and d.received_at < r.until_at
            cross join lateral (values
                ('DueSoon', d.due_at >= @today and d.due_at <= r.warn_by),
                ('ApologyProposed', d.due_at <= r.propose_by and d.received_at <= @receivedBy and d.rescheduled_at is null
                    and not exists (select from apology a where a.dossier_id = d.id and a.state = 'Proposed')),
                ('Overdue', d.due_at < @today)) k (kind, applies)
            join holding h on h.dossier_id = d.id and h.leads and h.until_at is null
            where k.applies),
        told as (
            insert into deadline_notice (dossier_id, kind, subject_at, part_agency_id, version, agency_id, official_id, state, found_at)
            select id, kind, due_at, @whole, 1, agency_id, official_id, state, @now from due
            order by due_at, id
            on conflict do nothing
            returning dossier_id, kind)
        select c.due_at, c.id, told.kind is not null, due.kind, due.agency_id, due.official_id, due.version, due.procedure_version_id, due.step, due.channel, due.received_at
        from candidate c
        left join (told join due on due.id = told.dossier_id and due.kind = told.kind) on told.dossier_id = c.id
        order by c.due_at, c.id, told.kind
        """;

    private const string Propose = """
        insert into apology (id, version, dossier_id, receiving_agency_id, procedure_version_id, agency_id, state, due_at, sign_by, proposed_at, proposed_due_at)
        select p.id, 1, p.dossier_id, @agency, d.procedure_version_id, p.agency_id, 'Proposed', p.due_at, p.sign_by, @now, p.proposed_due_at
        from unnest(@ids, @dossiers, @agencies, @dueAt, @signBy, @proposedDueAt) p (id, dossier_id, agency_id, due_at, sign_by, proposed_due_at)
        join dossier d on d.id = p.dossier_id
        """;

    // A dossier that was decided, withdrawn, paused or given another due time takes the proposal away.
    private const string Lapse = """
        update apology a set state = 'Lapsed', closed_at = @now, version = a.version + 1
        from dossier d
        where a.receiving_agency_id = @agency and a.state = 'Proposed' and d.id = a.dossier_id
          and not (d.state in (2, 4) and d.due_at is not distinct from a.due_at)
        """;

    private readonly DueLimits _limits = rules.DueAt(now, calendar);

    internal async Task RunAsync(CancellationToken ct)
    {
        await LapseAsync(ct);
        await db.WalkAsync(after => TellAsync(after, ct), ct);
    }

    private async Task<SweepKey?> TellAsync(SweepKey after, CancellationToken ct)
    {
        var batch = await FindAsync(after, ct);
        var proposals = await ProposeAsync(batch.Told.Where(f => f.Kind == DeadlineKind.ApologyProposed).ToList(), ct);
        await events.StageManyAsync([.. batch.Told.Select(f => new ManyStaged(f.DossierId, f.Version, EventOf(f, proposals)))], ct);
        Count(batch.Told);
        return batch.Next;
    }

    private async Task LapseAsync(CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await using (var command = db.Command(Lapse, ("agency", agency), ("now", now)))
        {
            await command.ExecuteNonQueryAsync(ct);
        }

        await transaction.CommitAsync(ct);
    }

    private async Task<SweepBatch<Found>> FindAsync(SweepKey after, CancellationToken ct)
    {
        await using var command = db.Command(
            Find, ("agency", agency), ("after", after.At), ("afterId", after.Id), ("near", _limits.Near), ("horizon", _limits.Horizon), ("size", (long)size), ("now", now),
            ("whole", DeadlineNotice.Whole), ("from", _limits.From), ("until", _limits.Until), ("warnBy", _limits.WarnBy),
            ("proposeBy", _limits.ProposeBy), ("receivedBy", _limits.ReceivedBy), ("today", _limits.Today));
        return await command.FindAsync(size, Row, ct);
    }

    private async Task<Dictionary<Guid, ApologyProposed>> ProposeAsync(List<Found> found, CancellationToken ct)
    {
        var proposals = new Dictionary<Guid, ApologyProposed>(found.Count);
        foreach (var f in found)
        {
            var remaining = await rescheduling.RemainingMinutesAsync(db, f.ProcedureVersionId, f.Step, f.Channel, ct);
            proposals.Add(f.DossierId, new ApologyProposed(
                Guid.CreateVersion7(), f.DossierId, f.AgencyId, f.DueAt, SweepRules.SignBy(rules.At(f.ReceivedAt), f.DueAt, calendar),
                Rescheduling.Proposal(calendar, f.DueAt, now, remaining), now));
        }

        if (proposals.Count > 0)
        {
            var all = proposals.Values;
            await using var command = db.Command(
                Propose, ("agency", agency), ("now", now), ("ids", all.Select(p => p.ApologyId).ToArray()), ("dossiers", all.Select(p => p.DossierId).ToArray()),
                ("agencies", all.Select(p => p.AgencyId).ToArray()), ("dueAt", all.Select(p => p.DueAt).ToArray()),
                ("signBy", all.Select(p => p.SignBy).ToArray()), ("proposedDueAt", all.Select(p => p.ProposedDueAt).ToArray()));
            await command.ExecuteNonQueryAsync(ct);
        }

        return proposals;
    }

    private static Found Row(NpgsqlDataReader row) => new(
        row.GetGuid(1), Enum.Parse<DeadlineKind>(row.GetString(3)), row.GetFieldValue<DateTimeOffset>(0), row.GetGuid(4), row.Get<Guid>(5),
        row.GetInt32(6), row.GetGuid(7), row.GetInt32(8), Enum.Parse<Channel>(row.GetString(9)), row.GetFieldValue<DateTimeOffset>(10));

    private object EventOf(Found f, Dictionary<Guid, ApologyProposed> proposals) => f.Kind switch
    {
        DeadlineKind.DueSoon => new DueSoon(f.DossierId, f.AgencyId, f.OfficialId, f.DueAt, now),
        DeadlineKind.Overdue => new DossierOverdue(f.DossierId, f.AgencyId, f.OfficialId, f.DueAt, now),
        _ => proposals[f.DossierId],
    };

    private void Count(IReadOnlyList<Found> found)
    {
        count.Warned += found.Count(f => f.Kind == DeadlineKind.DueSoon);
        count.Proposed += found.Count(f => f.Kind == DeadlineKind.ApologyProposed);
        count.Overdue += found.Count(f => f.Kind == DeadlineKind.Overdue);
    }

    private sealed record Found(
        Guid DossierId, DeadlineKind Kind, DateTimeOffset DueAt, Guid AgencyId, Guid? OfficialId, int Version,
        Guid ProcedureVersionId, int Step, Channel Channel, DateTimeOffset ReceivedAt);
}
