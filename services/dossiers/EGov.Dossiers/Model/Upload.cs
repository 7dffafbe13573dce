namespace EGov.Dossiers.Model;

/// <summary>
/// A file on its way in. What has arrived is what this row says and nothing else: bytes on disk beyond <see cref="Received"/> do not count,
/// so any replica can go on after any other, and of two writers at one offset the database takes one.
/// </summary>
internal sealed class Upload
{
    /// <summary>How long an upload that nobody goes on with is kept.</summary>
    internal static readonly TimeSpan Kept = TimeSpan.FromHours(24);

    /// <summary>The upload's identity, and the file's once it is stored.</summary>
    public Guid Id { get; init; }

    /// <summary>Account that uploads.</summary>
    public Guid OwnerId { get; init; }

    /// <summary>Agency of the official that uploads; its colleagues may go on with it.</summary>
    public Guid? AgencyId { get; init; }

    /// <summary>Name of the file, cleaned.</summary>
    public required string Name { get; init; }

    /// <summary>The metadata as sent, which the protocol gives back.</summary>
    public string? Metadata { get; init; }

    public long Length { get; init; }

    /// <summary>Bytes that have arrived: the offset at which to go on.</summary>
    public long Received { get; init; }

    public UploadState State { get; init; }

    /// <summary>Code of the refusal, where the file was not taken.</summary>
    public string? Refusal { get; init; }

    public DateTimeOffset BegunAt { get; init; }

    /// <summary>When bytes last arrived.</summary>
    public DateTimeOffset MovedAt { get; init; }

    internal DateTimeOffset ExpiresAt => MovedAt + Kept;

    internal bool HasExpired(DateTimeOffset now) => State == UploadState.Receiving && Received < Length && ExpiresAt <= now;
}

/// <summary>How far an upload is.</summary>
internal enum UploadState
{
    /// <summary>Bytes are missing, or they have all arrived and are being checked.</summary>
    Receiving = 1,

    /// <summary>The file is stored.</summary>
    Stored,

    /// <summary>The file was not taken.</summary>
    Refused,
}

/// <summary>The bytes of one request, in a part of their own.</summary>
internal sealed class UploadChunk
{
    public Guid UploadId { get; init; }

    public long Start { get; init; }

    public long Length { get; init; }

    /// <summary>Name of the part on disk.</summary>
    public Guid Part { get; init; }
}
