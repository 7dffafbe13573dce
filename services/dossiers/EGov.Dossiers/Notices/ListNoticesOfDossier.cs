using EGov.Api;
using EGov.Dossiers.Model;
using EGov.Dossiers.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace EGov.Dossiers.Notices;

/// <summary>What the applicant of a dossier was told and whether it went out, for those who work on the dossier; addresses are masked.</summary>
internal static class ListNoticesOfDossier
{
    private const string Order = "notices-of-dossier/newest";

    public sealed record Item(
        Guid Id, NoticeKind Kind, NoticeChannel Channel, NoticeState State, string? Reason, string Recipient, string Title, string Text,
        DateTimeOffset CreatedAt, DateTimeOffset? SentAt, DateTimeOffset? ReadAt);

    private sealed record Keys(Guid Id);

    internal static void Map(RouteGroupBuilder dossiers) => dossiers
        .MapGet("/{id:guid}/notices", Handle)
        .RequireAuthorization(Policies.Work)
        .WithName(nameof(ListNoticesOfDossier))
        .WithSummary("List what the applicant was told");

    private static async Task<Results<Ok<Page<Item>>, NotFound>> Handle(Guid id, PageRequest page, Caller caller, DossiersDb db, CancellationToken ct)
    {
        if (!await db.Dossiers.InReach(db, caller).AnyAsync(d => d.Id == id, ct))
        {
            return TypedResults.NotFound();
        }

        var after = page.Keys<Keys>(Order)?.Id;
        var rows = await db.Notices.AsNoTracking()
            .Where(n => n.DossierId == id && (after == null || n.Id < after))
            .OrderByDescending(n => n.Id)
            .Take(page.Limit + 1)
            .Select(n => new Item(n.Id, n.Kind, n.Channel, n.State, n.Reason, n.Recipient, n.Title, n.Text, n.CreatedAt, n.SentAt, n.ReadAt))
            .ToListAsync(ct);
        return TypedResults.Ok(page.Cut([.. rows.Select(n => n with { Recipient = NoticesModule.Masked(n.Channel, n.Recipient) })], Order, n => new Keys(n.Id)));
    }
}
