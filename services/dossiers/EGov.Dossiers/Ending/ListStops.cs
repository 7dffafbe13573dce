using EGov.Api;
using EGov.Dossiers.Contracts;
using EGov.Dossiers.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace EGov.Dossiers.Ending;

/// <summary>When, why and at whose wish a dossier was stopped.</summary>
internal static class ListStops
{
    public sealed record Stop(
        Guid Id, string DocumentNumber, StopCause Cause, string? AskedBy, bool Online, string? ReasonCode, string Reason, Guid AgencyId, DateTimeOffset StoppedAt);

    public sealed record Response(Guid DossierId, IReadOnlyList<Stop> Stops);

    internal static void Map(RouteGroupBuilder dossiers) => dossiers
        .MapGet("/{id:guid}/stops", Handle)
        .RequireAuthorization(Policies.Work)
        .WithName(nameof(ListStops))
        .WithSummary("List when and why a dossier was stopped");

    private static async Task<Results<Ok<Response>, NotFound>> Handle(Guid id, Caller caller, DossiersDb db, CancellationToken ct)
    {
        if (!await db.Dossiers.InReach(db, caller).AnyAsync(d => d.Id == id, ct))
        {
            return TypedResults.NotFound();
        }

        return TypedResults.Ok(new Response(id, await db.DossierStops.AsNoTracking().Where(s => s.DossierId == id).OrderBy(s => s.StoppedAt)
            .Select(s => new Stop(s.Id, s.DocumentNumber, s.Cause, s.AskedBy, s.Online, s.ReasonCode, s.Reason, s.AgencyId, s.StoppedAt)).ToListAsync(ct)));
    }
}
