namespace EGov.Dossiers.Contracts;

/// <summary>Published when a dossier passes from an agency that was closed to its successor, in every part the closed agency had in it. Its code, state and due time stay.</summary>
/// <param name="DossierId">The dossier.</param>
/// <param name="FromAgencyId">The agency that was closed.</param>
/// <param name="ToAgencyId">The agency that carries on.</param>
/// <param name="Holds">Whether the successor now holds the dossier, or a branch of it.</param>
/// <param name="Receives">Whether it is now the receiving agency.</param>
/// <param name="MovedAt">When.</param>
public sealed record DossierMoved(Guid DossierId, Guid FromAgencyId, Guid ToAgencyId, bool Holds, bool Receives, DateTimeOffset MovedAt)
{
    /// <summary>Name on the wire.</summary>
    public const string EventType = "egov.dossiers.dossier-moved.v1";
}
