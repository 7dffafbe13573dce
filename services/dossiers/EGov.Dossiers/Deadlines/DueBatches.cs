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
    private const string End = """
        select due_at, id from (
            select d.due_at, d.id, row_number() over (order by d.due_at, d.id) as n from dossier d
            where d.receiving_agency_id = @agency and d.due_at is not null and d.finished_at is null
              and (d.due_at, d.id) > (@after, @afterId) and d.due_at <= @horizon
            order by d.due_at, d.id limit @size) batch
        where n = @size
        """;

    // A row that another sweep writes at the same time is waited for and then passed over: its key is taken.
    private const string Find = """
        with scanned as materialized (
            select d.id, d.due_at, d.received_at, d.rescheduled_at is not null as rescheduled
            from dossier d
            where d.receiving_agency_id = @agency and d.due_at is not null and d.finished_at is null
              and (d.due_at, d.id) > (@after, @afterId) and (d.due_at, d.id) <= (@upTo, @upToId)),
        due as (
            select s.id, s.due_at, k.kind
            from scanned s
            join unnest(@from, @until, @warnBy, @proposeBy) r (from_at, until_at, warn_by, propose_by)
              on s.received_at >= r.from_at and s.received_at < r.until_at
            cross join lateral (values
                ('DueSoon', s.due_at >= @today and s.due_at <= r.warn_by),
                ('ApologyProposed', s.due_at <= r.propose_by and s.received_at <= @receivedBy and not s.rescheduled),
                ('Overdue', s.due_at < @today)) k (kind, applies)
            where k.applies
              and not exists (select from deadline_notice n where n.dossier_id = s.id and n.kind = k.kind and n.subject_at = s.due_at)),
        told as (
            insert into deadline_notice (dossier_id, kind, subject_at, version, agency_id, official_id, state, found_at)
            select due.id, due.kind, due.due_at, 1, h.agency_id, h.official_id, h.state, @now
            from due join holding h on h.dossier_id = due.id and h.leads and h.until_at is null
            where due.kind <> 'ApologyProposed'
               or not exists (select from apology a where a.dossier_id = due.id and a.state = 'Proposed')
            order by due.due_at, due.id
            on conflict do nothing
            returning dossier_id, kind, subject_at, agency_id, official_id)
        select told.dossier_id, told.kind, told.subject_at, told.agency_id, told.official_id, d.version, d.procedure_version_id, d.step, d.channel, d.received_at
        from told join dossier d on d.id = told.dossier_id
        order by told.subject_at, told.dossier_id, told.kind
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
        var after = SweepKey.First;
        while (true)
        {
            await using var transaction = await db.Database.BeginTransactionAsync(ct);
            var end = await db.EndAsync(End, agency, after, _limits.Horizon, size, ct);
            var upTo = end ?? SweepKey.LastOf(_limits.Horizon);
            var found = await FindAsync(after, upTo, ct);
            var proposals = await ProposeAsync(found.Where(f => f.Kind == DeadlineKind.ApologyProposed).ToList(), ct);
            await events.StageManyAsync([.. found.Select(f => new ManyStaged(f.DossierId, f.Version, EventOf(f, proposals)))], ct);
            await transaction.CommitAsync(ct);
            Count(found);
            if (end is null)
            {
                return;
            }

            after = upTo;
        }
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

    private async Task<List<Found>> FindAsync(SweepKey after, SweepKey upTo, CancellationToken ct)
    {
        await using var command = db.Command(
            Find, ("agency", agency), ("after", after.At), ("afterId", after.Id), ("upTo", upTo.At), ("upToId", upTo.Id), ("now", now),
            ("from", _limits.From), ("until", _limits.Until), ("warnBy", _limits.WarnBy), ("proposeBy", _limits.ProposeBy),
            ("receivedBy", _limits.ReceivedBy), ("today", _limits.Today));
        await using var reader = await command.ExecuteReaderAsync(ct);
        var found = new List<Found>();
        while (await reader.ReadAsync(ct))
        {
            found.Add(Row(reader));
        }

        return found;
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
        row.GetGuid(0), Enum.Parse<DeadlineKind>(row.GetString(1)), row.GetFieldValue<DateTimeOffset>(2), row.GetGuid(3), row.Get<Guid>(4),
        row.GetInt32(5), row.GetGuid(6), row.GetInt32(7), Enum.Parse<Channel>(row.GetString(8)), row.GetFieldValue<DateTimeOffset>(9));

    private object EventOf(Found f, Dictionary<Guid, ApologyProposed> proposals) => f.Kind switch
    {
        DeadlineKind.DueSoon => new DueSoon(f.DossierId, f.AgencyId, f.OfficialId, f.DueAt, now),
        DeadlineKind.Overdue => new DossierOverdue(f.DossierId, f.AgencyId, f.OfficialId, f.DueAt, now),
        _ => proposals[f.DossierId],
    };

    private void Count(List<Found> found)
    {
        count.Warned += found.Count(f => f.Kind == DeadlineKind.DueSoon);
        count.Proposed += found.Count(f => f.Kind == DeadlineKind.ApologyProposed);
        count.Overdue += found.Count(f => f.Kind == DeadlineKind.Overdue);
    }

    private sealed record Found(
        Guid DossierId, DeadlineKind Kind, DateTimeOffset DueAt, Guid AgencyId, Guid? OfficialId, int Version,
        Guid ProcedureVersionId, int Step, Channel Channel, DateTimeOffset ReceivedAt);
}
