using EGov.Dossiers.Contracts;

namespace EGov.Dossiers.Model;

/// <summary>That a dossier was stopped (thông báo dừng, form 05; NĐ 118/2025 art. 21): who asked, why, when. Stopping is not the end: the desk resumes it, the applicant withdraws it.</summary>
internal sealed class DossierStop
{
    public Guid Id { get; init; }

    public Guid DossierId { get; init; }

    /// <summary>Number of the notice, such as <c>03/TB-TTPVHCC</c>.</summary>
    public required string DocumentNumber { get; init; }

    public StopCause Cause { get; init; }

    /// <summary>Who asked for it: the applicant or whoever came to the desk for them.</summary>
    public string? AskedBy { get; init; }

    /// <summary>Account that acted.</summary>
    public Guid? Actor { get; init; }

    public bool Online { get; init; }

    public string? ReasonCode { get; init; }

    public required string Reason { get; init; }

    /// <summary>Agency that held the dossier.</summary>
    public Guid AgencyId { get; init; }

    public Guid? OfficialId { get; init; }

    public DateTimeOffset StoppedAt { get; init; }

    internal static DossierStop Of(Dossier dossier, string documentNumber, StopCause cause, string? askedBy, bool online, string? reasonCode, string reason, Actor actor) => new()
    {
        Id = Guid.CreateVersion7(),
        DossierId = dossier.Id,
        DocumentNumber = documentNumber,
        Cause = cause,
        AskedBy = askedBy,
        Actor = actor.AccountId,
        Online = online,
        ReasonCode = reasonCode,
        Reason = reason,
        AgencyId = dossier.Lead.AgencyId,
        OfficialId = actor.OfficialId,
        StoppedAt = dossier.Lead.FromAt,
    };
}
