using EGov.Dossiers.Model;
using EGov.Dossiers.Ratings;
using EGov.Dossiers.Storage;
using EGov.WorkingTime;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace EGov.Dossiers.Notices;

/// <summary>
/// Sends what waits. A notice is claimed (<c>for update skip locked</c>), sent, and marked, each in a short transaction, so that replicas share the
/// work and none sends what another is sending. "Once" means: never twice as long as the process lives and the other side answers. When a process
/// dies, or an answer is lost, between sending and marking, the claim runs out and the notice goes again under the same Message-Id (SMS: the same
/// Idempotency-Key): the receiver can tell the copy, and the row counts it as unclear. The other order would lose notices instead, silently.
/// </summary>
internal sealed partial class NoticeDelivery(
    DossiersDb db, OneStopRules rules, RatingLinks links, MailSender mail, ISmsSender sms, IOptions<NoticeOptions> options, TimeProvider clock, ILogger<NoticeDelivery> logger) : IRepeatedTask
{
    private const int Batch = 20;
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan FirstPause = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromHours(1);

    private readonly Dictionary<string, int> _done = new(StringComparer.Ordinal) { ["sent"] = 0, ["later"] = 0, ["givenUp"] = 0, ["notSendable"] = 0 };

    public async Task<object?> RunAsync(CancellationToken ct)
    {
        if (mail.IsConfigured)
        {
            using var session = mail.Open();
            await SendAllAsync(NoticeChannel.Mail, (notice, text, english, name) => session.SendAsync(notice, text, english, name, ct), ct);
        }
        else
        {
            await NotSendableAsync(NoticeChannel.Mail, "mail-not-configured", ct);
        }

        if (!sms.IsConfigured)
        {
            await NotSendableAsync(NoticeChannel.Sms, "sms-not-configured", ct);
        }
        else if (await MayRingAsync(ct))
        {
            await SendAllAsync(NoticeChannel.Sms, (notice, text, _, _) => sms.SendAsync(notice, text, ct), ct);
        }

        return _done;
    }

    /// <summary>Nobody's telephone rings at night: the hours are the rule's.</summary>
    private async Task<bool> MayRingAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var rule = await rules.AtAsync(db, CivilTime.DateOf(now), ct);
        return CivilTime.TimeOf(now) >= rule.SmsFrom && CivilTime.TimeOf(now) < rule.SmsUntil;
    }

    private async Task SendAllAsync(NoticeChannel channel, Func<Notice, string, string, string, Task<Delivered>> send, CancellationToken ct)
    {
        var away = false;
        while (!away)
        {
            var claim = Guid.CreateVersion7();
            var notices = await ClaimAsync(channel, claim, ct);
            if (notices.Count == 0)
            {
                return;
            }

            var names = await NamesAsync(notices, ct);
            foreach (var notice in notices)
            {
                var (text, english) = await WithRatingLinkAsync(notice, ct);
                var result = clock.GetUtcNow() - notice.CreatedAt > options.Value.KeepTrying
                    ? Delivered.Never("too-old")
                    : away ? Delivered.Away(channel == NoticeChannel.Mail ? "mail-server-away" : "sms-gateway-away")
                    : await send(notice, text, english, names.GetValueOrDefault(notice.DossierId ?? Guid.Empty, ""));
                away |= result.Result == DeliveryResult.Away;
                await MarkAsync(notice, claim, result, ct);
            }
        }
    }

    /// <summary>Takes what is due, and what somebody took and never marked: nobody knows whether that went out.</summary>
    private Task<List<Notice>> ClaimAsync(NoticeChannel channel, Guid claim, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        return db.Notices.FromSql($"""
            update notice set state = 'Sending', claim_id = {claim}, claimed_until = {now + Lease}, attempts = attempts + 1,
                unclear_attempts = unclear_attempts + case when state = 'Sending' then 1 else 0 end
            where id in (
                select id from notice
                where channel = {channel.ToString()} and state in ('Waiting', 'Sending') and next_attempt_at <= {now}
                  and (state = 'Waiting' or claimed_until < {now})
                order by next_attempt_at limit {Batch} for update skip locked)
            returning *
            """).AsNoTracking().ToListAsync(ct);
    }

    /// <summary>
    /// The link to rate is made for this letter, its hash committed before the letter goes, its token kept nowhere: a letter sent again has another
    /// link, and the former one still opens the same rating.
    /// </summary>
    private async Task<(string Text, string English)> WithRatingLinkAsync(Notice notice, CancellationToken ct)
    {
        if (notice.DossierId is not { } dossier || !notice.Text.Contains(Notice.RatingLinkMark, StringComparison.Ordinal))
        {
            return (notice.Text, notice.TextEnglish);
        }

        var link = await links.IssueAsync(dossier, RatingSource.Notice, ct);
        return (Filled(notice.Text, link?.Address), Filled(notice.TextEnglish, link?.Address));
    }

    private static string Filled(string text, string? link) => link is null
        ? NoticeDesk.WithoutRatingLink(text)
        : text.Replace(Notice.RatingLinkMark, link, StringComparison.Ordinal);

    private async Task<Dictionary<Guid, string>> NamesAsync(List<Notice> notices, CancellationToken ct)
    {
        var dossiers = notices.Select(n => n.DossierId).OfType<Guid>().ToHashSet();
        return await db.Dossiers.AsNoTracking().Where(d => dossiers.Contains(d.Id)).ToDictionaryAsync(d => d.Id, d => d.ApplicantName, ct);
    }

    private async Task MarkAsync(Notice notice, Guid claim, Delivered result, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var next = now + Pause(notice.Attempts);
        var state = result.Result switch
        {
            DeliveryResult.Sent => NoticeState.Sent,
            DeliveryResult.Never => NoticeState.GivenUp,
            _ => next - notice.CreatedAt > options.Value.KeepTrying ? NoticeState.GivenUp : NoticeState.Waiting,
        };
        var unclear = result.Result == DeliveryResult.Unclear ? 1 : 0;
        var sentAt = state == NoticeState.Sent ? now : (DateTimeOffset?)null;
        // A claim that ran out belongs to somebody else by now, and so does the row.
        await db.Notices.Where(n => n.Id == notice.Id && n.ClaimId == claim).ExecuteUpdateAsync(
            set => set
                .SetProperty(n => n.State, state)
                .SetProperty(n => n.Reason, result.Reason)
                .SetProperty(n => n.Reference, result.Reference)
                .SetProperty(n => n.UnclearAttempts, n => n.UnclearAttempts + unclear)
                .SetProperty(n => n.NextAttemptAt, state == NoticeState.Waiting ? next : null)
                .SetProperty(n => n.SentAt, sentAt)
                .SetProperty(n => n.ClaimId, (Guid?)null)
                .SetProperty(n => n.ClaimedUntil, (DateTimeOffset?)null),
            ct);
        _done[state switch { NoticeState.Sent => "sent", NoticeState.Waiting => "later", _ => "givenUp" }]++;
        LogAttempt(logger, notice.Id, notice.Channel, notice.Attempts, state, result.Reason);
    }

    private async Task NotSendableAsync(NoticeChannel channel, string reason, CancellationToken ct) =>
        _done["notSendable"] += await db.Notices.Where(n => n.Channel == channel && n.State == NoticeState.Waiting).ExecuteUpdateAsync(
            set => set.SetProperty(n => n.State, NoticeState.NotSendable).SetProperty(n => n.Reason, reason).SetProperty(n => n.NextAttemptAt, (DateTimeOffset?)null), ct);

    /// <summary>1, 2, 4 ... minutes, at most an hour.</summary>
    private static TimeSpan Pause(int attempts) => attempts > 6 ? LongestPause : FirstPause * Math.Pow(2, attempts - 1);

    [LoggerMessage(Level = LogLevel.Information, Message = "Notice {Notice} by {Channel}, attempt {Attempt}: {State} {Reason}")]
    private static partial void LogAttempt(ILogger logger, Guid notice, NoticeChannel channel, int attempt, NoticeState state, string? reason);
}
