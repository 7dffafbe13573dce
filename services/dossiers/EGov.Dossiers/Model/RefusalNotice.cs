using EGov.Messaging;

namespace EGov.Dossiers.Model;

/// <summary>
/// A refusal on paper (phiếu từ chối, form 03) with its own number: of an application that the counter did not take, of a submission that was
/// declined, or of a dossier in handling. The last has to come within the processing time (NĐ 61/2018 art. 19); one that does not says so.
/// </summary>
internal sealed class RefusalNotice : IEventSubject
{
    public Guid Id { get; init; }

    public int Version { get; init; } = 1;

    /// <summary>Number of the form, such as <c>03/PTC-TTPVHCC</c>.</summary>
    public required string DocumentNumber { get; init; }

    public RefusalStage Stage { get; init; }

    /// <summary>Null at the counter: what is not received is no dossier.</summary>
    public Guid? DossierId { get; init; }

    public Guid AgencyId { get; init; }

    public Guid? OfficialId { get; init; }

    public string? OfficialName { get; init; }

    /// <summary>The procedure asked for; null where it is none of the catalogue's.</summary>
    public string? ProcedureCode { get; init; }

    public ApplicantKind ApplicantKind { get; init; }

    public required string ApplicantName { get; init; }

    public string? ApplicantIdentity { get; init; }

    public string? ApplicantPhone { get; init; }

    public string? ApplicantEmail { get; init; }

    public string? ApplicantAddress { get; init; }

    public string? Subject { get; init; }

    public string? ReasonCode { get; init; }

    public required string Reason { get; init; }

    public DateTimeOffset RefusedAt { get; init; }

    /// <summary>By when it had to come: the due time in handling, the time of acceptance of a submission.</summary>
    public DateTimeOffset? RefuseBy { get; init; }

    /// <summary>Came after <see cref="RefuseBy"/>.</summary>
    public bool IsLate { get; init; }

    /// <summary>When the refusal was taken back for correction.</summary>
    public DateTimeOffset? VoidedAt { get; private set; }

    internal void Void(DateTimeOffset at) => VoidedAt ??= at;

    /// <summary>The notice of a dossier that was refused or declined just now.</summary>
    internal static RefusalNotice Of(
        Dossier dossier, RefusalStage stage, string procedureCode, string documentNumber, string? reasonCode, string reason, Guid agencyId, DateTimeOffset? by, Actor actor) => new()
        {
            Id = Guid.CreateVersion7(),
            DocumentNumber = documentNumber,
            Stage = stage,
            DossierId = dossier.Id,
            AgencyId = agencyId,
            OfficialId = actor.OfficialId,
            OfficialName = actor.Name,
            ProcedureCode = procedureCode,
            ApplicantKind = dossier.ApplicantKind,
            ApplicantName = dossier.ApplicantName,
            ApplicantIdentity = dossier.ApplicantIdentity,
            ApplicantPhone = dossier.ApplicantPhone,
            ApplicantEmail = dossier.ApplicantEmail,
            ApplicantAddress = dossier.ApplicantAddress,
            Subject = dossier.Subject,
            ReasonCode = reasonCode,
            Reason = reason,
            RefusedAt = dossier.FinishedAt!.Value,
            RefuseBy = by,
            IsLate = dossier.FinishedAt > by,
        };
}

/// <summary>Where an application was refused.</summary>
public enum RefusalStage
{
    /// <summary>At the counter.</summary>
    Counter = 1,

    /// <summary>An online submission.</summary>
    Submission,

    /// <summary>In handling.</summary>
    Handling,
}
