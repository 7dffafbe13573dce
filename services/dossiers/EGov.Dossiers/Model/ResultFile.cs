using EGov.Messaging;

namespace EGov.Dossiers.Model;

/// <summary>
/// The signed result of one decision. It never changes: a decision that is corrected leaves it behind, because it belongs to the instant of the
/// decision, and the next decision gets its own.
/// </summary>
internal sealed class ResultFile : IEventSubject
{
    public Guid Id { get; init; }

    public int Version => 1;

    public Guid DossierId { get; init; }

    /// <summary>The decision it is the result of, by its instant.</summary>
    public DateTimeOffset DecidedAt { get; init; }

    /// <summary>The signed file.</summary>
    public Guid FileId { get; init; }

    /// <summary>Hash of the file as it was before the signature.</summary>
    public required string OriginalSha256 { get; init; }

    /// <summary>Agency whose certificate signed.</summary>
    public Guid AgencyId { get; init; }

    /// <summary>Account of the official that had it signed.</summary>
    public Guid SignedBy { get; init; }

    public required string SignedByName { get; init; }

    public DateTimeOffset SignedAt { get; init; }

    /// <summary>Name in the certificate.</summary>
    public required string Signer { get; init; }

    public required string SerialNumber { get; init; }

    /// <summary>Made with a test certificate: worth nothing outside a test.</summary>
    public bool IsTest { get; init; }
}
