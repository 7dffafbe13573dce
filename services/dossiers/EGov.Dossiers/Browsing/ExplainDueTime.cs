using EGov.Api;
using EGov.Dossiers.Storage;
using EGov.WorkingTime;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace EGov.Dossiers.Browsing;

/// <summary>How a dossier's due time came about, session by session, with holidays, make-up days and pauses.</summary>
internal static class ExplainDueTime
{
    public sealed record Response(Guid DossierId, DateTimeOffset? ReceivedAt, DateTimeOffset? DueAt, DueExplanation? Explanation);

    internal static void Map(RouteGroupBuilder dossiers) => dossiers
        .MapGet("/{id:guid}/due-time", Handle)
        .RequireAuthorization(Policies.Work)
        .WithName(nameof(ExplainDueTime))
        .WithSummary("Explain the due time of a dossier");

    private static async Task<Results<Ok<Response>, NotFound>> Handle(Guid id, Caller caller, DossiersDb db, DueTimes dueTimes, CancellationToken ct)
    {
        var dossier = await db.Dossiers.AsNoTracking().InReach(db, caller).SingleOrDefaultAsync(d => d.Id == id, ct);
        return dossier is null
            ? TypedResults.NotFound()
            : TypedResults.Ok(new Response(id, dossier.ReceivedAt, dossier.DueAt, await dueTimes.ExplainAsync(db, dossier, ct)));
    }
}
