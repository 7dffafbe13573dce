using EGov.Api;
using EGov.Dossiers.Model;
using Microsoft.EntityFrameworkCore;

namespace EGov.Dossiers.Storage;

/// <summary>What several slices ask of consultations.</summary>
internal static class ConsultationQueries
{
    internal static IQueryable<Consultation> Open(this IQueryable<Consultation> consultations) =>
        consultations.Where(c => c.AnsweredAt == null && c.ClosedAt == null);

    /// <summary>
    /// Dossiers that may be read: those in reach, and those that an agency in reach is being consulted on, as long as it owes the answer.
    /// To read only: changes go through <see cref="Reach.InReach"/>.
    /// </summary>
    internal static IQueryable<Dossier> InSight(this IQueryable<Dossier> dossiers, DossiersDb db, Caller caller)
    {
        var agencies = db.AgenciesInReach(caller);
        var left = db.PredecessorsOf(agencies);
        return dossiers.Where(d => db.Participations.Any(p => p.DossierId == d.Id
                && (agencies.Contains(p.AgencyId) || (p.SupersededAt == null && left.Contains(p.AgencyId))))
            || db.Consultations.Any(c => c.DossierId == d.Id && c.AnsweredAt == null && c.ClosedAt == null && agencies.Contains(c.AgencyId)));
    }

    /// <summary>Consultations of agencies in reach, and all those of dossiers in reach.</summary>
    internal static IQueryable<Consultation> InReach(this IQueryable<Consultation> consultations, DossiersDb db, Caller caller)
    {
        var agencies = db.AgenciesInReach(caller);
        var dossiers = db.Dossiers.InReach(db, caller);
        return consultations.Where(c => agencies.Contains(c.AgencyId) || dossiers.Any(d => d.Id == c.DossierId));
    }

    /// <summary>Whether the dossier waits for an opinion. It waits for no silent agency longer than the deadline.</summary>
    internal static Task<bool> IsAwaitedAsync(this DossiersDb db, Guid dossierId, DateTimeOffset at, CancellationToken ct) =>
        db.Consultations.Open().AnyAsync(c => c.DossierId == dossierId && c.Waits && c.DueAt > at, ct);

    /// <summary>Whether the caller speaks for the asking side: the agency that asked, or the one that holds the dossier now.</summary>
    internal static async Task<bool> AsksAsync(this DossiersDb db, Caller caller, Consultation consultation, CancellationToken ct)
    {
        if (await db.ReachesAsync(caller, consultation.AskingAgencyId, ct))
        {
            return true;
        }

        var holder = await db.Holdings.Where(h => h.DossierId == consultation.DossierId && h.Leads && h.UntilAt == null).Select(h => h.AgencyId).SingleAsync(ct);
        return await db.ReachesAsync(caller, holder, ct);
    }
}
