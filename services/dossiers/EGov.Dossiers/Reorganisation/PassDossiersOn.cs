using EGov.Dossiers.Contracts;
using EGov.Dossiers.Model;
using EGov.Dossiers.Storage;
using EGov.Messaging;
using EGov.WorkingTime;
using Microsoft.EntityFrameworkCore;

namespace EGov.Dossiers.Reorganisation;

/// <summary>
/// Passes the open dossiers of closed agencies to their successors, each in a transaction of its own with its line in the log. What a crash leaves
/// is still open with the closed agency and so found by the next run; what is moved is not, so nothing moves twice.
/// </summary>
internal sealed class PassDossiersOn(IServiceScopeFactory scopes, DossiersDb db, TimeProvider clock) : IRepeatedTask
{
    private const int Batch = 200;

    /// <summary>The platform acts by itself.</summary>
    private static readonly Actor Platform = new(null, null, null);

    public async Task<object?> RunAsync(CancellationToken ct)
    {
        var (moved, waiting) = (0, 0);
        foreach (var agencyId in await LeftBehind.AgenciesAsync(db, CivilTime.DateOf(clock.GetUtcNow()), ct))
        {
            var one = await PassOnAsync(agencyId, ct);
            (moved, waiting) = (moved + one.Moved, waiting + one.Waiting);
        }

        return new { moved, waiting };
    }

    private async Task<(int Moved, int Waiting)> PassOnAsync(Guid agencyId, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var day = CivilTime.DateOf(now);
        var closed = await db.Agencies.AsNoTracking().SingleAsync(a => a.Id == agencyId, ct);
        await db.Database.ExecuteSqlAsync($"""
            insert into reorganisation_run (id, version, agency_id, closed_on, state, created_at, moved, waiting)
            values ({Guid.CreateVersion7()}, 1, {agencyId}, {closed.ClosedOn}, 'Moving', {now}, 0, 0) on conflict (agency_id) do nothing
            """, ct);
        var run = await db.ReorganisationRuns.AsNoTracking().Include(r => r.Rules.OrderBy(x => x.No)).SingleAsync(r => r.AgencyId == agencyId, ct);
        var heirs = await db.HeirsAsync(agencyId, day, ct);
        var turn = new Turn(run, closed, heirs, await StaffAsync(run, heirs, day, ct));
        var (moved, waiting, after) = (0, 0, Guid.Empty);
        for (var batch = await LeftBehind.DossiersAsync(db, agencyId, after, Batch, ct); batch.Count > 0; batch = await LeftBehind.DossiersAsync(db, agencyId, after, Batch, ct))
        {
            foreach (var id in batch)
            {
                var done = await MoveOneAsync(turn, id, ct);
                (moved, waiting) = (moved + (done == true ? 1 : 0), waiting + (done is null ? 1 : 0));
            }

            after = batch[^1];
        }

        waiting += await PassQuestionsOnAsync(turn, ct);
        await AccountAsync(run.Id, moved, waiting, now, ct);
        return (moved, waiting);
    }

    /// <summary>Moves one dossier: true when it moved, false when it moves by itself later, null when nobody has said where to.</summary>
    private async Task<bool?> MoveOneAsync(Turn turn, Guid dossierId, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var own = scope.ServiceProvider.GetRequiredService<DossiersDb>();
        var dossier = await own.Dossiers.WithOpenRows().SingleAsync(d => d.Id == dossierId, ct);
        var from = turn.Closed.Id;
        if (turn.Run.SuccessorOf(dossier, dossier.Participations[0].Field, turn.Heirs) is not { } to)
        {
            return null;
        }

        // A hand-over to the agency that still travels opens its record first.
        if (dossier.FinishedAt is null && dossier.Holdings.Any(h => h.UntilAt is null && h.AgencyId == from)
            && !dossier.Participations.Any(p => p.AgencyId == from && p.SupersededAt is null && p.FinishedAt is null))
        {
            return false;
        }

        var at = clock.GetUtcNow();
        var parts = dossier.Move(from, to, turn.Staff[to], at, Platform, $"Tiếp nhận từ {turn.Closed.Name} do sắp xếp tổ chức");
        if (parts == MovedParts.None)
        {
            return false;
        }

        foreach (var asked in await own.Consultations.Open().Where(c => c.DossierId == dossierId && c.AskingAgencyId == from).ToListAsync(ct))
        {
            asked.PassTo(from, to);
        }

        own.Add(new ReorganisationMove { RunId = turn.Run.Id, DossierId = dossierId, FromAgencyId = from, ToAgencyId = to, MovedAt = at, Parts = parts });
        scope.ServiceProvider.GetRequiredService<IEventLog>().Stage(dossier, new DossierMoved(
            dossierId, from, to, parts.HasFlag(MovedParts.Holding), parts.HasFlag(MovedParts.Receiving), at));
        try
        {
            await own.SaveChangesAsync(ct);
            return true;
        }
        catch (DbUpdateConcurrencyException)
        {
            // Somebody worked on it meanwhile; the next run sees what is left.
            return false;
        }
    }

    /// <summary>Opinions that the closed agency owes are owed by whoever would take the dossier; answers how many wait.</summary>
    private async Task<int> PassQuestionsOnAsync(Turn turn, CancellationToken ct)
    {
        var waiting = 0;
        await using var scope = scopes.CreateAsyncScope();
        var own = scope.ServiceProvider.GetRequiredService<DossiersDb>();
        var events = scope.ServiceProvider.GetRequiredService<IEventLog>();
        var from = turn.Closed.Id;
        foreach (var question in await own.Consultations.Open().Where(c => c.AgencyId == from).ToListAsync(ct))
        {
            var dossier = await own.Dossiers.AsNoTracking().SingleAsync(d => d.Id == question.DossierId, ct);
            var field = await own.Participations.Where(p => p.DossierId == dossier.Id).Select(p => p.Field).FirstAsync(ct);
            if (turn.Run.SuccessorOf(dossier, field, turn.Heirs) is not { } to)
            {
                waiting++;
            }
            else if (to == question.AskingAgencyId || await own.Consultations.Open().AnyAsync(c => c.DossierId == dossier.Id && c.AgencyId == to, ct))
            {
                _ = question.Close(ConsultationEnding.AgencyMerged, null, clock.GetUtcNow());
                events.Stage(question, new ConsultationClosed(
                    question.Id, question.DossierId, question.AskingAgencyId, from, ConsultationEnding.AgencyMerged, question.ClosedAt!.Value));
            }
            else
            {
                question.PassTo(from, to);
            }
        }

        await own.SaveChangesAsync(ct);
        return waiting;
    }

    private async Task<Dictionary<Guid, IReadOnlySet<Guid>>> StaffAsync(ReorganisationRun run, IReadOnlyList<Guid> heirs, DateOnly day, CancellationToken ct)
    {
        var staff = new Dictionary<Guid, IReadOnlySet<Guid>>();
        foreach (var id in heirs.Union(run.Rules.Select(r => r.SuccessorId)))
        {
            staff[id] = (await db.Posts.Where(p => p.AgencyId == id && p.FromDay <= day && (p.ToDay == null || p.ToDay >= day)).Select(p => p.OfficialId).ToListAsync(ct)).ToHashSet();
        }

        return staff;
    }

    /// <summary>
    /// Counts are written whatever rules were set meanwhile: those speak in the next run. What moved is counted in the log, so that a run which was
    /// ended before it came here is in the sum.
    /// </summary>
    private async Task AccountAsync(Guid runId, int moved, int waiting, DateTimeOffset at, CancellationToken ct)
    {
        var state = waiting > 0 ? ReorganisationState.Waiting : ReorganisationState.Done;
        await db.ReorganisationRuns.Where(r => r.Id == runId).ExecuteUpdateAsync(
            run => run
                .SetProperty(r => r.Moved, r => db.ReorganisationMoves.Count(m => m.RunId == r.Id))
                .SetProperty(r => r.Waiting, waiting)
                .SetProperty(r => r.State, state)
                .SetProperty(r => r.DoneAt, r => waiting > 0 ? null : moved > 0 || r.DoneAt == null ? at : r.DoneAt),
            ct);
    }

    private sealed record Turn(ReorganisationRun Run, Agency Closed, IReadOnlyList<Guid> Heirs, Dictionary<Guid, IReadOnlySet<Guid>> Staff);
}
