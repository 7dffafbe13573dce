using System.ComponentModel.DataAnnotations;
using EGov.Api;
using EGov.Dossiers.Contracts;
using EGov.Dossiers.Model;
using EGov.Dossiers.Storage;
using EGov.Messaging;
using EGov.WorkingTime;
using Microsoft.EntityFrameworkCore;

namespace EGov.Dossiers.Ratings;

/// <summary>A rating as sent.</summary>
/// <param name="Level">Overall level.</param>
/// <param name="Answers">Answers to the questions of the survey; none is required.</param>
/// <param name="Comment">In the applicant's own words.</param>
public sealed record RatingForm(
    RatingLevel Level, [property: MaxLength(30)] IReadOnlyList<AnswerForm>? Answers = null, [property: StringLength(2000)] string? Comment = null) : IValidatableObject
{
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!IsLevel(Level) || Answers?.Any(a => !IsLevel(a.Level)) == true)
        {
            yield return new ValidationResult("One of the five levels.", [nameof(Level)]);
        }

        if (Answers is { } answers && answers.Select(a => a.Code).Distinct(StringComparer.Ordinal).Count() < answers.Count)
        {
            yield return new ValidationResult("One answer per question.", [nameof(Answers)]);
        }
    }

    private static bool IsLevel(RatingLevel level) => level != RatingLevel.Unknown && Enum.IsDefined(level);
}

/// <summary>An answer as sent.</summary>
public sealed record AnswerForm([property: Required, StringLength(30)] string Code, RatingLevel Level);

/// <summary>A level in words.</summary>
public sealed record LevelWords(RatingLevel Level, string Vi, string En);

/// <summary>A question of the survey.</summary>
public sealed record QuestionView(string Code, string Vi, string En);

/// <summary>The five levels, the survey of a day, and the way in which a rating is written.</summary>
internal static class Survey
{
    internal static readonly IReadOnlyList<LevelWords> Levels =
    [
        new(RatingLevel.VerySatisfied, "Rất hài lòng", "Very satisfied"),
        new(RatingLevel.Satisfied, "Hài lòng", "Satisfied"),
        new(RatingLevel.Neutral, "Bình thường", "Neutral"),
        new(RatingLevel.Dissatisfied, "Không hài lòng", "Dissatisfied"),
        new(RatingLevel.VeryDissatisfied, "Rất không hài lòng", "Very dissatisfied"),
    ];

    internal static async Task<IReadOnlyList<QuestionView>> SurveyAsync(this DossiersDb db, DateTimeOffset at, CancellationToken ct)
    {
        var day = CivilTime.DateOf(at);
        return await db.SurveyQuestions.AsNoTracking()
            .Where(q => q.ValidFrom <= day && (q.ValidTo == null || day < q.ValidTo))
            .OrderBy(q => q.Number).ThenBy(q => q.Code)
            .Select(q => new QuestionView(q.Code, q.Text, q.TextEnglish))
            .ToListAsync(ct);
    }

    /// <summary>Adds the rating and its event; whether another was quicker says the index.</summary>
    internal static async Task<Refusal?> RateAsync(
        this DossiersDb db, IEventLog events, Dossier dossier, RatingForm form, RatingSource source, DateTimeOffset at, CancellationToken ct)
    {
        var answers = form.Answers ?? [];
        var known = await db.SurveyAsync(at, ct);
        if (answers.Any(a => known.All(q => q.Code != a.Code)))
        {
            return Refusals.UnknownQuestion;
        }

        if (await db.Ratings.AnyAsync(r => r.DossierId == dossier.Id, ct))
        {
            return Refusals.AlreadyRated;
        }

        var rating = Rating.Of(dossier, form.Level, [.. answers.Select(a => new SurveyAnswer(a.Code, a.Level))], form.Comment, source, at);
        db.Add(rating);
        events.Stage(rating, new DossierRated(rating.Id, dossier.Id, rating.AgencyId, rating.Level, at));
        return null;
    }
}
