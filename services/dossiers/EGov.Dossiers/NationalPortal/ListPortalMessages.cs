using System.Text.Json;
using EGov.Api;
using EGov.Dossiers.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace EGov.Dossiers.NationalPortal;

/// <summary>What the portal was told of one dossier, word for word, and what it answered.</summary>
internal static class ListPortalMessages
{
    private const int Most = 200;

    public sealed record Item(string Service, int Version, int Attempts, DateTimeOffset SentAt, string? ErrorCode, string? Error, JsonElement Body);

    /// <param name="Messages">The latest 200, newest first.</param>
    public sealed record Response(Guid DossierId, IReadOnlyList<Item> Messages);

    internal static void Map(RouteGroupBuilder portal) => portal
        .MapGet("/dossiers/{id:guid}/messages", Handle)
        .WithName(nameof(ListPortalMessages))
        .WithSummary("List the messages about a dossier to the national portal");

    private static async Task<Results<Ok<Response>, NotFound>> Handle(Guid id, Caller caller, DossiersDb db, CancellationToken ct)
    {
        if (!await db.Dossiers.InReach(db, caller).AnyAsync(d => d.Id == id, ct))
        {
            return TypedResults.NotFound();
        }

        var messages = await db.PortalMessages.AsNoTracking().Where(m => m.DossierId == id)
            .OrderByDescending(m => m.Version).ThenByDescending(m => m.Service).Take(Most).ToListAsync(ct);
        return TypedResults.Ok(new Response(id, [.. messages.Select(m => new Item(
            m.Service, m.Version, m.Attempts, m.SentAt, m.ErrorCode, m.Error, JsonSerializer.Deserialize<JsonElement>(m.Body)))]));
    }
}
