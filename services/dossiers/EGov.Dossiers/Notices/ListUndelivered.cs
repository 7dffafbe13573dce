using EGov.Api;
using EGov.Dossiers.Model;
using EGov.Dossiers.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace EGov.Dossiers.Notices;

/// <summary>What is not delivered, youngest first, and whether mail and SMS are configured at all. Masked addresses, no texts.</summary>
internal static class ListUndelivered
{
    private const string Order = "notices/undelivered";

    public sealed record Item(
        Guid Id, Guid? DossierId, Guid? PetitionId, NoticeKind Kind, NoticeChannel Channel, NoticeState State, string? Reason, string Recipient,
        int Attempts, int UnclearAttempts, DateTimeOffset CreatedAt, DateTimeOffset? NextAttemptAt);

    /// <summary>How many stand where, with the reason.</summary>
    public sealed record Count(NoticeChannel Channel, NoticeState State, string? Reason, int Notices);

    /// <param name="MailConfigured">Without a mail server no mail is sent, and the notices say so.</param>
    /// <param name="SmsConfigured">The same for the SMS gateway.</param>
    /// <param name="Counts">Everything undelivered, by channel, state and reason.</param>
    /// <param name="Notices">One page of it.</param>
    public sealed record Response(bool MailConfigured, bool SmsConfigured, IReadOnlyList<Count> Counts, Page<Item> Notices);

    private sealed record Keys(Guid Id);

    internal static void Map(RouteGroupBuilder operations) => operations
        .MapGet("", Handle)
        .WithName(nameof(ListUndelivered))
        .WithSummary("List notices that are not delivered");

    private static async Task<Ok<Response>> Handle(
        Choice<NoticeState>? state, Choice<NoticeChannel>? channel, string? reason, PageRequest page, DossiersDb db, MailSender mail, ISmsSender sms, CancellationToken ct)
    {
        var counts = await db.Notices.AsNoTracking().Undelivered()
            .GroupBy(n => new { n.Channel, n.State, n.Reason })
            .Select(g => new Count(g.Key.Channel, g.Key.State, g.Key.Reason, g.Count()))
            .ToListAsync(ct);
        var after = page.Keys<Keys>(Order)?.Id;
        var rows = await db.Notices.AsNoTracking().Undelivered().Matching(state?.Value, channel?.Value, reason)
            .Where(n => after == null || n.Id < after)
            .OrderByDescending(n => n.Id)
            .Take(page.Limit + 1)
            .Select(n => new Item(n.Id, n.DossierId, n.PetitionId, n.Kind, n.Channel, n.State, n.Reason, n.Recipient, n.Attempts, n.UnclearAttempts, n.CreatedAt, n.NextAttemptAt))
            .ToListAsync(ct);
        var cut = page.Cut([.. rows.Select(n => n with { Recipient = NoticesModule.Masked(n.Channel, n.Recipient) })], Order, n => new Keys(n.Id));
        return TypedResults.Ok(new Response(
            mail.IsConfigured, sms.IsConfigured, [.. counts.OrderBy(c => (c.Channel, c.State)).ThenBy(c => c.Reason, StringComparer.Ordinal)], cut));
    }

    internal static IQueryable<Notice> Undelivered(this IQueryable<Notice> notices) => notices.Where(n =>
        n.State == NoticeState.Waiting || n.State == NoticeState.Sending || n.State == NoticeState.NotSendable || n.State == NoticeState.GivenUp);

    internal static IQueryable<Notice> Matching(this IQueryable<Notice> notices, NoticeState? state, NoticeChannel? channel, string? reason) => notices.Where(n =>
        (state == null || n.State == state) && (channel == null || n.Channel == channel) && (reason == null || n.Reason == reason));
}
