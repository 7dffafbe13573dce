using EGov.Dossiers.Reports.Files;

namespace EGov.Dossiers.Reports.Exports;

/// <summary>
/// A report that somebody asked for as a file. The question was checked against the asker's rights and is kept whole, scope and day included:
/// whoever makes the file, and however often it is begun, it answers what was asked then. The file that counts is the one this row names.
/// </summary>
internal sealed class ReportExport
{
    /// <summary>Open exports that one account may have.</summary>
    internal const int MostOpen = 5;

    /// <summary>An export that ended its replica this often is given up.</summary>
    internal const int MostAttempts = 3;

    /// <summary>How long a replica has an export without being heard of.</summary>
    internal static readonly TimeSpan Lease = TimeSpan.FromMinutes(1);

    /// <summary>How long a finished file can be fetched. Registers name people, so files do not lie about for longer than a weekend.</summary>
    internal static readonly TimeSpan FileKept = TimeSpan.FromHours(72);

    /// <summary>How long the list remembers what was asked.</summary>
    internal static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    public Guid Id { get; init; }

    /// <summary>Account that asked, which alone may see it.</summary>
    public Guid OwnerId { get; init; }

    /// <summary>Agency of the post it was asked in: who has left the post has left its reports.</summary>
    public Guid AgencyId { get; init; }

    public required string Report { get; init; }

    public ReportFormat Format { get; init; }

    public required AskedReport Asked { get; init; }

    /// <summary>The figure whose dossiers are listed; null for the report itself.</summary>
    public string? Figure { get; init; }

    /// <summary>The line of that figure; null for the whole scope.</summary>
    public string? Line { get; init; }

    public ExportState State { get; init; }

    public DateTimeOffset AskedAt { get; init; }

    public DateTimeOffset? StartedAt { get; init; }

    public DateTimeOffset? FinishedAt { get; init; }

    public long RowsDone { get; init; }

    /// <summary>Rows there will be; null before it is known, and for figures of money, whose receipts nobody counted.</summary>
    public long? RowsTotal { get; init; }

    public int Attempts { get; init; }

    /// <summary>The attempt that has it now; of a finished one, the attempt whose file it is, until that is thrown away.</summary>
    public Guid? AttemptId { get; init; }

    /// <summary>When the attempt counts as dead if it is not heard of.</summary>
    public DateTimeOffset? LeasedUntil { get; init; }

    public string? FileName { get; init; }

    public long? Length { get; init; }

    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>Code of the refusal, of a failed one.</summary>
    public string? Failure { get; init; }
}

/// <summary>How far an export is.</summary>
public enum ExportState
{
    /// <summary>Waits for its turn.</summary>
    Queued = 1,

    /// <summary>Is being written.</summary>
    Running,

    /// <summary>The file can be fetched until it expires.</summary>
    Done,

    /// <summary>Could not be made.</summary>
    Failed,

    /// <summary>The asker no longer wanted it.</summary>
    Cancelled,
}
