using EGov.Dossiers.Contracts;
using EGov.Dossiers.Model;
using EGov.Dossiers.Storage;
using EGov.Messaging;
using Microsoft.EntityFrameworkCore;

namespace EGov.Dossiers.Petitions;

/// <summary>Marks petitions whose time has run out, once each, in batches of their own transactions.</summary>
internal sealed class PetitionDeadlines(DossiersDb db, IEventLog events, TimeProvider clock) : IRepeatedTask
{
    private const int Batch = 100;

    public async Task<object?> RunAsync(CancellationToken ct)
    {
        var (now, overdue) = (clock.GetUtcNow(), 0);
        while (true)
        {
            var petitions = await db.Petitions
                .Where(p => (p.State == PetitionState.Received || p.State == PetitionState.Accepted) && p.OverdueAt == null && p.DueAt < now)
                .OrderBy(p => p.DueAt).Take(Batch).ToListAsync(ct);
            foreach (var petition in petitions)
            {
                petition.FoundOverdue(now);
                events.Stage(petition, new PetitionOverdue(petition.Id, petition.AgencyId, petition.DueAt, now));
            }

            // Whoever answered one of them at this moment wins; the next run finds the others again.
            await db.SaveChangesAsync(ct);
            db.ChangeTracker.Clear();
            overdue += petitions.Count;
            if (petitions.Count < Batch)
            {
                return new { overdue };
            }
        }
    }
}
