using System.ComponentModel.DataAnnotations;
using EGov.Dossiers.Model;
using EGov.Dossiers.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace EGov.Dossiers.Notices;

/// <summary>
/// An operator has what could not be sent tried again: some by id, or all with a reason. What has no address or is too old stays as it is:
/// there is nothing to try.
/// </summary>
internal static class RetryNotices
{
    /// <param name="Ids">These; all that match the rest when absent.</param>
    /// <param name="Channel">Only of this channel.</param>
    /// <param name="Reason">Only those that failed for this reason.</param>
    public sealed record Request([MaxLength(1000)] IReadOnlyList<Guid>? Ids = null, NoticeChannel? Channel = null, [StringLength(100)] string? Reason = null);

    public sealed record Response(int Retried);

    internal static void Map(RouteGroupBuilder operations) => operations
        .MapPost("/retry", Handle)
        .WithName(nameof(RetryNotices))
        .WithSummary("Try undelivered notices again");

    private static async Task<Ok<Response>> Handle(
        Request request, DossiersDb db, MailSender mail, ISmsSender sms, IOptions<NoticeOptions> options, TimeProvider clock, CancellationToken ct)
    {
        DateTimeOffset? now = clock.GetUtcNow();
        var oldest = now - options.Value.KeepTrying;
        var (byMail, bySms, ids) = (mail.IsConfigured, sms.IsConfigured, request.Ids);
        var retried = await db.Notices.Matching(null, request.Channel, request.Reason)
            .Where(n => (n.State == NoticeState.NotSendable || n.State == NoticeState.GivenUp) && n.Recipient != "" && n.Text != "" && n.CreatedAt >= oldest)
            .Where(n => (n.Channel == NoticeChannel.Mail && byMail) || (n.Channel == NoticeChannel.Sms && bySms))
            .Where(n => ids == null || ids.Contains(n.Id))
            .ExecuteUpdateAsync(set => set.SetProperty(n => n.State, NoticeState.Waiting).SetProperty(n => n.Reason, (string?)null).SetProperty(n => n.NextAttemptAt, now), ct);
        return TypedResults.Ok(new Response(retried));
    }
}
