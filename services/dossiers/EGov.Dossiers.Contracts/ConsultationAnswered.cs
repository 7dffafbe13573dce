namespace EGov.Dossiers.Contracts;

/// <summary>Published when a consulted agency has given its opinion; the consultation is over.</summary>
/// <param name="ConsultationId">The consultation.</param>
/// <param name="DossierId">The dossier.</param>
/// <param name="AskingAgencyId">Agency that asked.</param>
/// <param name="AgencyId">Agency that answered.</param>
/// <param name="Opinion">What it thinks.</param>
/// <param name="AnsweredAt">When.</param>
/// <param name="DueAt">Until when the answer was expected.</param>
/// <param name="Late">Whether it came after that.</param>
public sealed record ConsultationAnswered(
    Guid ConsultationId, Guid DossierId, Guid AskingAgencyId, Guid AgencyId, Opinion Opinion, DateTimeOffset AnsweredAt, DateTimeOffset DueAt, bool Late)
{
    /// <summary>Name on the wire.</summary>
    public const string EventType = "egov.dossiers.consultation-answered.v1";
}

/// <summary>What a consulted agency thinks.</summary>
public enum Opinion
{
    /// <summary>Not known to this version of the contract.</summary>
    Unknown = 0,

    /// <summary>Đồng ý.</summary>
    Agree = 1,

    /// <summary>Không đồng ý.</summary>
    Disagree = 2,

    /// <summary>Ý kiến khác.</summary>
    Other = 3,
}
