namespace EGov.Dossiers.Contracts;

/// <summary>Published when a component of a dossier has a file, brought or taken from the papers kept. A consumer may conclude that the component is digital.</summary>
/// <param name="DossierId">The dossier.</param>
/// <param name="PaperId">The entry in the dossier.</param>
/// <param name="Component">Code of the component.</param>
/// <param name="Sha256">Hash of the file.</param>
/// <param name="Reused">Whether it was taken from the papers kept, without another upload.</param>
/// <param name="FiledAt">When.</param>
public sealed record ComponentFiled(Guid DossierId, Guid PaperId, string Component, string Sha256, bool Reused, DateTimeOffset FiledAt)
{
    /// <summary>Name on the wire.</summary>
    public const string EventType = "egov.dossiers.component-filed.v1";
}
