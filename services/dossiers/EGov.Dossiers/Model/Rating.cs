using EGov.Api;
using EGov.Dossiers.Contracts;
using EGov.Messaging;
using EGov.WorkingTime;

namespace EGov.Dossiers.Model;

/// <summary>
/// How content an applicant was with the handling of a returned dossier; one per dossier, never changed by anybody. A superior's appraisal (phúc tra)
/// stands beside it. Satisfaction by QĐ 766/QĐ-TTg: (total - not satisfied) / total, where "not satisfied" is the two lowest levels,
/// is told by the report of satisfaction.
/// </summary>
internal sealed class Rating : IEventSubject
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public int Version { get; private set; } = 1;

    public Guid DossierId { get; init; }

    /// <summary>The agency that received the dossier and returned the result.</summary>
    public Guid AgencyId { get; init; }

    public Guid ProcedureId { get; init; }

    /// <summary>Version of the procedure. A copy, so that reports by field need not read the dossiers.</summary>
    public Guid ProcedureVersionId { get; init; }

    public RatingLevel Level { get; init; }

    public IReadOnlyList<SurveyAnswer> Answers { get; init; } = [];

    public string? Comment { get; init; }

    public RatingSource Source { get; init; }

    public DateTimeOffset RatedAt { get; init; }

    /// <summary>Civil day, for counting.</summary>
    public DateOnly RatedOn { get; init; }

    /// <summary>Civil day on which handling ended. A returned dossier is final, so it never changes.</summary>
    public DateOnly FinishedOn { get; init; }

    public AppraisalOutcome? Appraisal { get; private set; }

    public string? AppraisalReason { get; private set; }

    public Guid? AppraisedBy { get; private set; }

    public DateTimeOffset? AppraisedAt { get; private set; }

    internal static Rating Of(Dossier dossier, RatingLevel level, IReadOnlyList<SurveyAnswer> answers, string? comment, RatingSource source, DateTimeOffset at) => new()
    {
        DossierId = dossier.Id,
        AgencyId = dossier.ReceivingAgencyId,
        ProcedureId = dossier.ProcedureId,
        ProcedureVersionId = dossier.ProcedureVersionId,
        Level = level,
        Answers = answers,
        Comment = string.IsNullOrWhiteSpace(comment) ? null : VietnameseText.Nfc(comment),
        Source = source,
        RatedAt = at,
        RatedOn = CivilTime.DateOf(at),
        FinishedOn = CivilTime.DateOf(dossier.FinishedAt ?? throw new InvalidOperationException("Only a returned dossier is rated.")),
    };

    /// <summary>A superior looks into a rating once and says why it is upheld or not; the applicant's level stays what it is.</summary>
    internal Refusal? Appraise(AppraisalOutcome outcome, string reason, Guid by, DateTimeOffset at)
    {
        if (Appraisal is not null)
        {
            return Refusals.RatingAlreadyAppraised;
        }

        (Appraisal, AppraisalReason, AppraisedBy, AppraisedAt, Version) = (outcome, VietnameseText.Nfc(reason), by, at, Version + 1);
        return null;
    }
}

/// <summary>An answer to a question of the survey, on the same scale.</summary>
internal sealed record SurveyAnswer(string Code, RatingLevel Level);

/// <summary>How the applicant came to rate.</summary>
public enum RatingSource
{
    /// <summary>By a link that came with a notice.</summary>
    Notice = 1,

    /// <summary>By a link opened at the desk.</summary>
    Desk,

    /// <summary>From the account's own dossiers.</summary>
    Account,
}

/// <summary>What a superior's look into a rating came to.</summary>
public enum AppraisalOutcome
{
    /// <summary>The rating is right; its reason is taken into account for those who handled the dossier.</summary>
    Upheld = 1,

    /// <summary>What was found does not bear the rating out.</summary>
    NotUpheld,
}

/// <summary>A question of the survey that goes with a rating, while it holds.</summary>
internal sealed class SurveyQuestion
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public int Version { get; private set; } = 1;

    public required string Code { get; init; }

    /// <summary>Place in the survey.</summary>
    public int Number { get; init; }

    public required string Text { get; init; }

    public required string TextEnglish { get; init; }

    public DateOnly ValidFrom { get; init; }

    /// <summary>First day on which it is not asked any more.</summary>
    public DateOnly? ValidTo { get; private set; }

    internal Refusal? End(DateOnly on, DateOnly today)
    {
        if (on < today || on <= ValidFrom || ValidTo is not null)
        {
            return Refusals.SurveyQuestionEnd;
        }

        (ValidTo, Version) = (on, Version + 1);
        return null;
    }
}
