using EGov.Api;
using EGov.Dossiers.Model;
using EGov.Dossiers.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace EGov.Dossiers.Notices;

/// <summary>Everything the account was told, newest first, read or not; no choice of channels takes anything off this list.</summary>
internal static class ListMyNotices
{
    private const string Order = "my-notices/newest";

    public sealed record Item(
        Guid Id, NoticeKind Kind, Guid? DossierId, string Title, string Text, string TitleEnglish, string TextEnglish, DateTimeOffset CreatedAt, DateTimeOffset? ReadAt);

    private sealed record Keys(Guid Id);

    internal static void Map(RouteGroupBuilder mine) => mine
        .MapGet("", Handle)
        .WithName(nameof(ListMyNotices))
        .WithSummary("List what one was told");

    private static async Task<Ok<Page<Item>>> Handle(bool? unread, Guid? dossier, PageRequest page, Caller caller, DossiersDb db, CancellationToken ct)
    {
        var after = page.Keys<Keys>(Order)?.Id;
        var rows = await db.Notices.AsNoTracking().OwnedBy(caller)
            .Where(n => (unread != true || n.ReadAt == null) && (dossier == null || n.DossierId == dossier) && (after == null || n.Id < after))
            .OrderByDescending(n => n.Id)
            .Select(n => new Item(n.Id, n.Kind, n.DossierId, n.Title, n.Text, n.TitleEnglish, n.TextEnglish, n.CreatedAt, n.ReadAt))
            .Take(page.Limit + 1)
            .ToListAsync(ct);
        return TypedResults.Ok(page.Cut(rows, Order, row => new Keys(row.Id)));
    }

    /// <summary>The account's own list.</summary>
    internal static IQueryable<Notice> OwnedBy(this IQueryable<Notice> notices, Caller caller)
    {
        Guid? owner = caller.Subject == Guid.Empty ? null : caller.Subject;
        return notices.Where(n => n.Channel == NoticeChannel.Account && n.OwnerId != null && n.OwnerId == owner);
    }
}
