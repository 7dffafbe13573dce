using EGov.Api;
using EGov.Dossiers.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace EGov.Dossiers.Notices;

/// <summary>Its owner has read a notice; reading it again changes nothing, so that the first time stays.</summary>
internal static class ReadNotice
{
    internal static void Map(RouteGroupBuilder mine) => mine
        .MapPost("/{id:guid}/reading", Handle)
        .WithName(nameof(ReadNotice))
        .WithSummary("Mark a notice as read");

    private static async Task<Results<NoContent, NotFound>> Handle(Guid id, Caller caller, DossiersDb db, TimeProvider clock, CancellationToken ct)
    {
        DateTimeOffset? at = clock.GetUtcNow();
        var found = await db.Notices.OwnedBy(caller).Where(n => n.Id == id).ExecuteUpdateAsync(set => set.SetProperty(n => n.ReadAt, n => n.ReadAt ?? at), ct);
        return found == 0 ? TypedResults.NotFound() : TypedResults.NoContent();
    }
}
