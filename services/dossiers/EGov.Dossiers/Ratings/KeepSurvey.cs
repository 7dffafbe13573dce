using System.ComponentModel.DataAnnotations;
using EGov.Api;
using EGov.Dossiers.Model;
using EGov.Dossiers.Storage;
using EGov.Postgres;
using EGov.WorkingTime;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace EGov.Dossiers.Ratings;

/// <summary>The questions of the survey are data: asked from a day on, until another. Answers given before keep their question.</summary>
internal static class KeepSurvey
{
    public sealed record Request(
        [Required, RegularExpression("^[A-Z][A-Z0-9_]{1,29}$")] string Code, [Range(1, 100)] int Number,
        [Required, StringLength(300, MinimumLength = 5)] string Text, [Required, StringLength(300, MinimumLength = 5)] string TextEnglish, DateOnly ValidFrom);

    public sealed record EndRequest(DateOnly On);

    public sealed record Question(Guid Id, int Version, string Code, int Number, string Text, string TextEnglish, DateOnly ValidFrom, DateOnly? ValidTo)
    {
        internal static Question Of(SurveyQuestion q) => new(q.Id, q.Version, q.Code, q.Number, q.Text, q.TextEnglish, q.ValidFrom, q.ValidTo);
    }

    internal static void Map(IEndpointRouteBuilder app)
    {
        var questions = app.MapGroup("/v1/survey-questions").WithTags("ratings").RequireAuthorization(Policies.AnyOf(Policies.Operate, Policies.ManageProcedures));
        questions.MapGet("", List).WithName("ListSurveyQuestions").WithSummary("List the questions of the survey");
        questions.MapPost("", Add).WithIdempotency<DossiersDb>().WithName("AddSurveyQuestion").WithSummary("Add a question to the survey");
        questions.MapPost("/{id:guid}/end", End).WithName("EndSurveyQuestion").WithSummary("Ask a question no more from a day on");
    }

    // A survey has a dozen questions and a few former ones; a page holds two hundred.
    private static async Task<Ok<IReadOnlyList<Question>>> List(DossiersDb db, CancellationToken ct) => TypedResults.Ok<IReadOnlyList<Question>>(
        [.. (await db.SurveyQuestions.AsNoTracking().OrderBy(q => q.Number).ThenBy(q => q.Code).ThenBy(q => q.ValidFrom).Take(200).ToListAsync(ct)).Select(Question.Of)]);

    private static async Task<Results<Created<Question>, ProblemHttpResult>> Add(
        IdempotencyKey key, Request request, HttpResponse http, DossiersDb db, TimeProvider clock, CancellationToken ct)
    {
        if (request.ValidFrom < CivilTime.DateOf(clock.GetUtcNow()))
        {
            return Refusals.SurveyQuestionInThePast.ToProblem();
        }

        var question = new SurveyQuestion
        {
            Code = request.Code,
            Number = request.Number,
            Text = VietnameseText.Nfc(request.Text),
            TextEnglish = VietnameseText.Nfc(request.TextEnglish),
            ValidFrom = request.ValidFrom,
        };
        db.Add(question);
        var view = Question.Of(question);
        db.Remember(key, StatusCodes.Status201Created, "/v1/survey-questions", question.Version, view);
        await db.SaveChangesAsync(ct);
        http.SetETag(question.Version);
        return TypedResults.Created("/v1/survey-questions", view);
    }

    private static async Task<Results<Ok<Question>, NotFound, ProblemHttpResult>> End(
        Guid id, EndRequest request, IfMatch expected, HttpResponse http, DossiersDb db, TimeProvider clock, CancellationToken ct)
    {
        var question = await db.SurveyQuestions.SingleOrDefaultAsync(q => q.Id == id, ct);
        if (question is null)
        {
            return TypedResults.NotFound();
        }

        if (!expected.Matches(question.Version))
        {
            return CommonRefusals.VersionConflict.ToProblem();
        }

        if (question.End(request.On, CivilTime.DateOf(clock.GetUtcNow())) is { } refusal)
        {
            return refusal.ToProblem();
        }

        await db.SaveChangesAsync(ct);
        http.SetETag(question.Version);
        return TypedResults.Ok(Question.Of(question));
    }
}
