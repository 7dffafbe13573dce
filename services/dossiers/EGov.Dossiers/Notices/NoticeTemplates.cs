using System.ComponentModel.DataAnnotations;
using EGov.Api;
using EGov.Dossiers.Contracts;
using EGov.Dossiers.Model;
using EGov.Dossiers.Storage;
using EGov.Postgres;
using EGov.WorkingTime;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace EGov.Dossiers.Notices;

/// <summary>The words of a notice as sent. A mail needs a title and both languages; an SMS is Vietnamese and short.</summary>
/// <param name="Title">Subject of the mail; empty for SMS.</param>
/// <param name="Text">Vietnamese text.</param>
/// <param name="TitleEnglish">The subject in English.</param>
/// <param name="TextEnglish">The text in English.</param>
public sealed record NoticeWordsForm(
    [property: StringLength(200)] string? Title, [property: Required, StringLength(4000, MinimumLength = 5)] string Text,
    [property: StringLength(200)] string? TitleEnglish, [property: StringLength(4000)] string? TextEnglish)
{
    internal NoticeWords ToWords() => new(Title ?? "", Text, TitleEnglish ?? "", TextEnglish ?? "");

    internal IEnumerable<ValidationResult> Faults(NoticeChannel channel)
    {
        if (channel is not (NoticeChannel.Mail or NoticeChannel.Sms))
        {
            yield return new ValidationResult("Mail or Sms: the account's list shows the words of the mail.", ["channel"]);
        }

        if (channel == NoticeChannel.Mail && (string.IsNullOrWhiteSpace(Title) || string.IsNullOrWhiteSpace(TitleEnglish) || string.IsNullOrWhiteSpace(TextEnglish)))
        {
            yield return new ValidationResult("A mail needs a title and both languages.", ["words"]);
        }

        if (channel == NoticeChannel.Sms && Text.Length > 300)
        {
            yield return new ValidationResult("An SMS has at most 300 characters.", ["words"]);
        }
    }
}

/// <summary>A template as read.</summary>
public sealed record NoticeTemplateView(
    Guid Id, int Version, NoticeKind Kind, NoticeChannel Channel, DateOnly ValidFrom, string Title, string Text, string TitleEnglish, string TextEnglish)
{
    internal static NoticeTemplateView Of(NoticeTemplate t) => new(t.Id, t.Version, t.Kind, t.Channel, t.ValidFrom, t.Title, t.Text, t.TitleEnglish, t.TextEnglish);
}

/// <summary>Every template, by kind, channel and first day.</summary>
internal static class ListNoticeTemplates
{
    private const string Order = "notice-templates";

    private sealed record Keys(Guid Id);

    internal static void Map(RouteGroupBuilder templates) => templates
        .MapGet("", Handle)
        .WithName(nameof(ListNoticeTemplates))
        .WithSummary("List the templates of notices");

    private static async Task<Ok<Page<NoticeTemplateView>>> Handle(Choice<NoticeKind>? kind, Choice<NoticeChannel>? channel, PageRequest page, DossiersDb db, CancellationToken ct)
    {
        var (k, c, after) = (kind?.Value, channel?.Value, page.Keys<Keys>(Order)?.Id);
        var rows = await db.NoticeTemplates.AsNoTracking()
            .Where(t => (k == null || t.Kind == k) && (c == null || t.Channel == c) && (after == null || t.Id > after))
            .OrderBy(t => t.Id)
            .Take(page.Limit + 1)
            .ToListAsync(ct);
        return TypedResults.Ok(page.Cut([.. rows.Select(NoticeTemplateView.Of)], Order, t => new Keys(t.Id)));
    }
}

/// <summary>Adds the words of a kind of notice from a day on; the ones before stay for the notices of their time.</summary>
internal static class AddNoticeTemplate
{
    public sealed record Request(NoticeKind Kind, NoticeChannel Channel, DateOnly ValidFrom, [property: Required] NoticeWordsForm Words) : IValidatableObject
    {
        public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) => Words.Faults(Channel);
    }

    internal static void Map(RouteGroupBuilder templates) => templates
        .MapPost("", Handle)
        .WithIdempotency<DossiersDb>()
        .WithName(nameof(AddNoticeTemplate))
        .WithSummary("Add a template of notices");

    private static async Task<Results<Created<NoticeTemplateView>, ProblemHttpResult>> Handle(
        IdempotencyKey key, Request request, HttpResponse http, DossiersDb db, TimeProvider clock, CancellationToken ct)
    {
        var template = new NoticeTemplate { Kind = request.Kind, Channel = request.Channel };
        var words = request.Words.ToWords();
        if (template.Write(words, request.ValidFrom, CivilTime.DateOf(clock.GetUtcNow()), isNew: true) is { } refusal)
        {
            return refusal.ToProblem(("marks", NoticeTemplate.UnknownMarks(request.Kind, request.Channel, words)));
        }

        db.Add(template);
        var view = NoticeTemplateView.Of(template);
        db.Remember(key, StatusCodes.Status201Created, $"/v1/notice-templates/{template.Id}", template.Version, view);
        await db.SaveChangesAsync(ct);
        http.SetETag(template.Version);
        return TypedResults.Created($"/v1/notice-templates/{template.Id}", view);
    }
}

/// <summary>Changes a template whose day has not come.</summary>
internal static class EditNoticeTemplate
{
    public sealed record Request(DateOnly ValidFrom, [property: Required] NoticeWordsForm Words);

    internal static void Map(RouteGroupBuilder templates) => templates
        .MapPut("/{id:guid}", Handle)
        .WithName(nameof(EditNoticeTemplate))
        .WithSummary("Edit a template that is not in effect yet");

    private static async Task<Results<Ok<NoticeTemplateView>, NotFound, ProblemHttpResult>> Handle(
        Guid id, Request request, IfMatch expected, HttpResponse http, DossiersDb db, TimeProvider clock, CancellationToken ct)
    {
        var template = await db.NoticeTemplates.SingleOrDefaultAsync(t => t.Id == id, ct);
        if (template is null)
        {
            return TypedResults.NotFound();
        }

        if (!expected.Matches(template.Version))
        {
            return CommonRefusals.VersionConflict.ToProblem();
        }

        if (request.Words.Faults(template.Channel).Any())
        {
            return CommonRefusals.InvalidRequest.ToProblem();
        }

        var words = request.Words.ToWords();
        if (template.Write(words, request.ValidFrom, CivilTime.DateOf(clock.GetUtcNow()), isNew: false) is { } refusal)
        {
            return refusal.ToProblem(("marks", NoticeTemplate.UnknownMarks(template.Kind, template.Channel, words)));
        }

        await db.SaveChangesAsync(ct);
        http.SetETag(template.Version);
        return TypedResults.Ok(NoticeTemplateView.Of(template));
    }
}

/// <summary>Shows what a template would say, with an invented dossier; nothing is stored or sent.</summary>
internal static class PreviewNotice
{
    public sealed record Request(NoticeKind Kind, NoticeChannel Channel, [property: Required] NoticeWordsForm Words) : IValidatableObject
    {
        public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) => Words.Faults(Channel);
    }

    /// <param name="Title">Subject.</param>
    /// <param name="Text">The text part, or the SMS.</param>
    /// <param name="Html">The HTML part; null for SMS.</param>
    /// <param name="Characters">Length of the SMS; null for mail.</param>
    public sealed record Response(string Title, string Text, string? Html, int? Characters);

    internal static void Map(RouteGroupBuilder templates) => templates
        .MapPost("/preview", Handle)
        .WithName(nameof(PreviewNotice))
        .WithSummary("Preview a notice");

    private static Results<Ok<Response>, ProblemHttpResult> Handle(Request request, IOptions<PublicOptions> address, TimeProvider clock)
    {
        var words = request.Words.ToWords();
        if (NoticeTemplate.UnknownMarks(request.Kind, request.Channel, words) is { Count: > 0 } unknown)
        {
            return Refusals.UnknownMark.ToProblem(("marks", unknown));
        }

        var at = clock.GetUtcNow();
        var facts = new NoticeFacts(request.Kind, Guid.Empty, null, at, "Thiếu bản sao \"Giấy khai sinh\" & <bản chính> để đối chiếu", at.AddDays(5), at.AddDays(1), DecisionOutcome.Granted, 15_000, FormerDueAt: at.AddDays(2));
        var (vietnamese, english) = NoticeDesk.Values(facts, "Nguyễn Thị Mẫu", "H25.30.21-250915-0001", "Thủ tục mẫu", "UBND xã Mẫu", address.Value);
        var (title, text) = (NoticeTemplate.Fill(words.Title, vietnamese), NoticeTemplate.Fill(words.Text, vietnamese));
        if (request.Channel == NoticeChannel.Sms)
        {
            return TypedResults.Ok(new Response("", text, null, text.Length));
        }

        var textEnglish = NoticeTemplate.Fill(words.TextEnglish, english);
        var notice = new Notice { Title = title, TitleEnglish = NoticeTemplate.Fill(words.TitleEnglish, english) };
        return TypedResults.Ok(new Response(title, MailLetter.Text(text, textEnglish), MailLetter.Html(notice, text, textEnglish), null));
    }
}
