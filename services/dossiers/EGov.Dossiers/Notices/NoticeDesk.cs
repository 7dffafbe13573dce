using System.Globalization;
using EGov.Dossiers.Contracts;
using EGov.Dossiers.Model;
using EGov.Dossiers.Storage;
using EGov.Messaging;
using EGov.WorkingTime;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace EGov.Dossiers.Notices;

/// <summary>What an event says beside what is known of the dossier.</summary>
internal sealed record NoticeFacts(
    NoticeKind Kind, Guid? DossierId, Guid? AgencyId, DateTimeOffset At, string? Reason = null, DateTimeOffset? DueAt = null, DateTimeOffset? AcceptBy = null, DecisionOutcome? Outcome = null, long? Amount = null, Guid? PetitionId = null, DateTimeOffset? FormerDueAt = null);

/// <summary>Turns a fact into notices: one for the account's list, one per way the applicant chose and has an address for.</summary>
internal sealed class NoticeDesk(DossiersDb db, IOptions<NoticeOptions> options, IOptions<PublicOptions> address)
{
    private static readonly NumberFormatInfo Grouping = new() { NumberGroupSeparator = "." };

    internal async Task NotifyAsync(EventContext context, NoticeFacts facts, CancellationToken ct)
    {
        var about = await (
            from dossier in db.Dossiers.AsNoTracking()
            join version in db.ProcedureVersions on dossier.ProcedureVersionId equals version.Id
            where dossier.Id == facts.DossierId
            select new Addressee(
                dossier.OwnerId, dossier.ApplicantName, dossier.ApplicantPhone ?? "", dossier.ApplicantEmail ?? "", dossier.Code, version.Name,
                db.Agencies.Where(a => a.Id == (facts.AgencyId ?? dossier.ResultAgencyId ?? dossier.DeskAgencyId ?? dossier.ReceivingAgencyId)).Select(a => a.Name).FirstOrDefault(),
                !db.NoticeChoices.Any(c => c.HolderId == (dossier.OwnerId ?? dossier.Id) && !c.Mail),
                !db.NoticeChoices.Any(c => c.HolderId == (dossier.OwnerId ?? dossier.Id) && !c.Sms))).SingleAsync(ct);
        await TellAsync(context, facts, about, ct);
    }

    /// <summary>The same for the asker of a petition.</summary>
    internal async Task NotifyAskerAsync(EventContext context, NoticeFacts facts, CancellationToken ct)
    {
        var about = await db.Petitions.AsNoTracking().Where(p => p.Id == facts.PetitionId).Select(p => new Addressee(
            p.OwnerId, p.AskerName, p.AskerPhone ?? "", p.AskerEmail ?? "", p.Code, p.Title,
            db.Agencies.Where(a => a.Id == (facts.AgencyId ?? p.AgencyId)).Select(a => a.Name).FirstOrDefault(),
            !db.NoticeChoices.Any(c => c.HolderId == p.OwnerId && !c.Mail),
            !db.NoticeChoices.Any(c => c.HolderId == p.OwnerId && !c.Sms))).SingleAsync(ct);
        await TellAsync(context, facts, about, ct);
    }

    /// <summary>The same for anybody else, by the addresses given.</summary>
    internal async Task TellAsync(EventContext context, NoticeFacts facts, Addressee about, CancellationToken ct)
    {
        var day = CivilTime.DateOf(context.Time);
        var templates = (await db.NoticeTemplates.AsNoTracking().Where(t => t.Kind == facts.Kind && t.ValidFrom <= day).ToListAsync(ct))
            .GroupBy(t => t.Channel).ToDictionary(g => g.Key, g => g.MaxBy(t => t.ValidFrom)!);
        var values = Values(facts, about.Name, about.Code, about.Title, about.Agency, address.Value);
        var letter = templates.GetValueOrDefault(NoticeChannel.Mail);

        if (about.OwnerId is { } owner)
        {
            await AddAsync(context, facts, owner, NoticeChannel.Account, owner.ToString(), letter, values, NoticeState.Shown, null, ct);
        }

        if (about.Mail.Length > 0 && about.ByMail)
        {
            var (state, reason) = Standing(options.Value.Mail.IsConfigured, "mail-not-configured", letter);
            await AddAsync(context, facts, about.OwnerId, NoticeChannel.Mail, about.Mail, letter, values, state, reason, ct);
        }

        if (about.Phone.Length > 0 && about.BySms)
        {
            var message = templates.GetValueOrDefault(NoticeChannel.Sms);
            var (state, reason) = Standing(options.Value.Sms.IsConfigured, "sms-not-configured", message);
            await AddAsync(context, facts, about.OwnerId, NoticeChannel.Sms, about.Phone, message, values, state, reason, ct);
        }

        if (about is { OwnerId: null, Mail.Length: 0, Phone.Length: 0 })
        {
            await AddAsync(context, facts, null, NoticeChannel.Mail, "", letter, values, NoticeState.NotSendable, "no-address", ct);
        }
    }

    /// <summary>The values of the marks, in Vietnamese and in English.</summary>
    internal static (Dictionary<string, string?> Vietnamese, Dictionary<string, string?> English) Values(
        NoticeFacts facts, string name, string? code, string procedure, string? agency, PublicOptions address)
    {
        Dictionary<string, string?> In(string time, string granted, string refused) => new(StringComparer.Ordinal)
        {
            ["name"] = name,
            ["code"] = code,
            ["procedure"] = procedure,
            ["title"] = procedure,
            ["agency"] = agency,
            ["at"] = Time(facts.At, time),
            ["receivedAt"] = Time(facts.At, time),
            ["acceptBy"] = Time(facts.AcceptBy, time),
            ["dueAt"] = Time(facts.DueAt, time),
            ["formerDueAt"] = Time(facts.FormerDueAt, time),
            ["reason"] = facts.Reason?.ReplaceLineEndings(" "),
            ["outcome"] = facts.Outcome switch { null => null, DecisionOutcome.Refused => refused, _ => granted },
            ["amount"] = facts.Amount?.ToString("#,0", Grouping),
            ["trackingLink"] = code is null ? null : address.Link($"/api/dossiers/v1/tracking/{Uri.EscapeDataString(code)}"),
            // Its token is made when the notice goes out and is kept nowhere: the mark stays until then.
            ["ratingLink"] = address.BaseAddress is null ? null : Notice.RatingLinkMark,
        };

        return (In("HH 'giờ' mm 'ngày' dd/MM/yyyy", "Đồng ý giải quyết", "Từ chối giải quyết"), In("HH:mm 'on' dd/MM/yyyy", "granted", "refused"));
    }

    private static string? Time(DateTimeOffset? at, string form) => at?.ToOffset(CivilTime.Offset).ToString(form, CultureInfo.InvariantCulture);

    private static (NoticeState State, string? Reason) Standing(bool configured, string otherwise, NoticeTemplate? template) =>
        template is null ? (NoticeState.NotSendable, "no-template") : configured ? (NoticeState.Waiting, null) : (NoticeState.NotSendable, otherwise);

    private Task<int> AddAsync(
        EventContext context, NoticeFacts facts, Guid? owner, NoticeChannel channel, string recipient, NoticeTemplate? words,
        (Dictionary<string, string?> Vietnamese, Dictionary<string, string?> English) values, NoticeState state, string? reason, CancellationToken ct)
    {
        var (title, text) = words is null ? ("", "") : (NoticeTemplate.Fill(words.Title, values.Vietnamese), NoticeTemplate.Fill(words.Text, values.Vietnamese));
        var (titleEnglish, textEnglish) = words is null ? ("", "") : (NoticeTemplate.Fill(words.TitleEnglish, values.English), NoticeTemplate.Fill(words.TextEnglish, values.English));
        if (channel == NoticeChannel.Account)
        {
            // An account rates from its own list and needs no link.
            (text, textEnglish) = (WithoutRatingLink(text), WithoutRatingLink(textEnglish));
        }

        DateTimeOffset? next = state == NoticeState.Waiting ? context.Time : null;
        // The index decides what "once" is: the same fact told again, even after the inbox has forgotten it, adds nothing.
        return db.Database.ExecuteSqlAsync($"""
            insert into notice (id, event_id, kind, channel, recipient, dossier_id, petition_id, owner_id, title, text, title_english, text_english, created_at, state, reason, attempts, unclear_attempts, next_attempt_at)
            values ({Guid.CreateVersion7()}, {context.Id}, {facts.Kind.ToString()}, {channel.ToString()}, {recipient}, {facts.DossierId}, {facts.PetitionId}, {owner},
                {title}, {text}, {titleEnglish}, {textEnglish}, {context.Time}, {state.ToString()}, {reason}, 0, 0, {next})
            on conflict (event_id, recipient, channel) do nothing
            """, ct);
    }

    internal static string WithoutRatingLink(string text) =>
        string.Join('\n', text.Split('\n').Where(line => !line.Contains(Notice.RatingLinkMark, StringComparison.Ordinal)));
}

/// <summary>Who is told, of what, and by which ways.</summary>
internal sealed record Addressee(Guid? OwnerId, string Name, string Phone, string Mail, string? Code, string Title, string? Agency, bool ByMail, bool BySms);
