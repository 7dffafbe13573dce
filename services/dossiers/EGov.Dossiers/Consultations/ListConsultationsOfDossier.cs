using EGov.Api;
using EGov.Dossiers.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace EGov.Dossiers.Consultations;

/// <summary>Everything that was asked about a dossier and what came of it, for the agencies that take part in it.</summary>
internal static class ListConsultationsOfDossier
{
    internal static void Map(RouteGroupBuilder dossiers) => dossiers
        .MapGet("/{id:guid}/consultations", Handle)
        .RequireAuthorization(Policies.Work)
        .WithName(nameof(ListConsultationsOfDossier))
        .WithSummary("List the consultations of a dossier");

    private static async Task<Results<Ok<IReadOnlyList<ConsultationView>>, NotFound>> Handle(
        Guid id, Caller caller, DossiersDb db, Calendars calendars, TimeProvider clock, CancellationToken ct) =>
        await db.Dossiers.InReach(db, caller).AnyAsync(d => d.Id == id, ct)
            ? TypedResults.Ok(await ConsultationView.OfAsync(db.Consultations.Where(c => c.DossierId == id), db, calendars, clock.GetUtcNow(), ct))
            : TypedResults.NotFound();
}
