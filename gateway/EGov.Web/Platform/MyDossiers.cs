using EGov.Dossiers.Contracts;

namespace EGov.Web.Platform;

/// <summary>One of the reader's own dossiers.</summary>
public sealed record MyDossierRow(
    Guid Id, string? Code, string ProcedureCode, string ProcedureName, DossierState State, string StateName, DateTimeOffset? SubmittedAt, DateTimeOffset? ReceivedAt, DateTimeOffset? DueAt);

public sealed record MyDossier(
    Guid Id, string? Code, int Version, DossierState State, string StateName, int Percent, DateTimeOffset? SubmittedAt, DateTimeOffset? AcceptBy,
    DateTimeOffset? ReceivedAt, DateTimeOffset? DueAt, DateTimeOffset? FinishedAt, DateTimeOffset? ReturnedAt, DecisionOutcome? Outcome, string? Message,
    IReadOnlyList<MyStage> Stages, int WorkingMinutes, IReadOnlyList<TimeShare> Agencies, IReadOnlyList<TimeShare> Coordinating);

public sealed record MyStage(int Step, string Name, string? Unit, string Agency, DateTimeOffset Since, DateTimeOffset? Until, DateTimeOffset? DueAt);

/// <summary>Time an agency used of its limit, in working minutes.</summary>
public sealed record TimeShare(string Agency, int WorkingMinutes, int StandingMinutes, int? LimitMinutes, bool? Kept);

public sealed record MyPayments(IReadOnlyList<PaymentAsked> Requests);

/// <summary>What is to be paid, or was; whole đồng.</summary>
public sealed record PaymentAsked(
    Guid Id, string State, string StateName, long Total, string Reason, DateTimeOffset RequestedAt, DateTimeOffset? PaidAt, IReadOnlyList<PaymentAskedLine> Lines);

public sealed record PaymentAskedLine(string Name, int Quantity, long UnitPrice, long Amount);

public sealed record StartedPayment(Guid Id, string Reference, long Amount, Uri PayAddress);

/// <summary>What an agency asked for to complete a dossier.</summary>
public sealed record MySupplements(IReadOnlyList<SupplementAsked> Requests);

public sealed record SupplementAsked(
    Guid Id, string DocumentNumber, string? Agency, string ContactName, string ContactPhone, IReadOnlyList<SupplementItem> Items,
    DateTimeOffset AskedAt, DateTimeOffset AnswerBy, DateTimeOffset? AnsweredAt, DateTimeOffset? ExpiredAt, DateTimeOffset? ClosedAt);

public sealed record SupplementItem(int No, string What, int Originals, int Copies, string Reason);

public sealed record SupplementBrought(int No, int Originals, int Copies, string? Note);

/// <summary>How a dossier stands after something was done to it.</summary>
public sealed record Standing(Guid Id, int Version, DossierState State);

/// <summary>What the reader thought of a dossier's handling.</summary>
public sealed record MyRating(Guid Id, RatingLevel Level, string? Comment, DateTimeOffset RatedAt);
