namespace EGov.Dossiers.Model;

/// <summary>A file somebody brought: its name and whose it is. The bytes are a <see cref="StoredContent"/>, kept once however many files have them.</summary>
internal sealed class StoredFile
{
    public Guid Id { get; init; }

    /// <summary>Account that brought it.</summary>
    public Guid OwnerId { get; init; }

    /// <summary>Agency of the official that brought it.</summary>
    public Guid? AgencyId { get; init; }

    public required string Name { get; init; }

    public required string Sha256 { get; init; }

    public DateTimeOffset StoredAt { get; init; }
}

/// <summary>Bytes known by their hash, what they are, and what the virus scanner said of them.</summary>
internal sealed class StoredContent
{
    /// <summary>SHA-256, 64 hexadecimal digits; also the name on disk.</summary>
    public required string Sha256 { get; init; }

    public long Length { get; init; }

    public ContentKind Kind { get; init; }

    /// <summary>Pages of a PDF, 1 for an image, nothing for what flows.</summary>
    public int? Pages { get; init; }

    public ScanState Scan { get; init; }

    /// <summary>What the scanner found.</summary>
    public string? Finding { get; init; }

    public DateTimeOffset? ScannedAt { get; init; }

    /// <summary>When a file last got these bytes; they are not cleaned away soon after.</summary>
    public DateTimeOffset TouchedAt { get; init; }

    internal bool IsUsable => Scan is ScanState.Clean or ScanState.NotScanned;
}

/// <summary>What the virus scanner said.</summary>
internal enum ScanState
{
    /// <summary>No scanner is configured; the record says so.</summary>
    NotScanned = 1,

    /// <summary>The scanner was away; not to be used before it has looked.</summary>
    Waiting,

    Clean,

    /// <summary>The bytes are gone; the finding remains.</summary>
    Infected,
}

/// <summary>What a file is, by its bytes. The list is what administrative files are exchanged in, and the two kinds of picture a scanner or a telephone makes.</summary>
internal enum ContentKind
{
    Pdf = 1,
    Jpeg,
    Png,
    Docx,
    Xlsx,
    Odt,
    Ods,
    Doc,
    Xls,
    Rtf,
    Text,
    Csv,
}

internal static class ContentKinds
{
    internal static string MediaType(this ContentKind kind) => kind switch
    {
        ContentKind.Pdf => "application/pdf",
        ContentKind.Jpeg => "image/jpeg",
        ContentKind.Png => "image/png",
        ContentKind.Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        ContentKind.Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        ContentKind.Odt => "application/vnd.oasis.opendocument.text",
        ContentKind.Ods => "application/vnd.oasis.opendocument.spreadsheet",
        ContentKind.Doc => "application/msword",
        ContentKind.Xls => "application/vnd.ms-excel",
        ContentKind.Rtf => "application/rtf",
        ContentKind.Csv => "text/csv; charset=utf-8",
        _ => "text/plain; charset=utf-8",
    };

    /// <summary>Endings a name may have for the kind; the first is given where it has another.</summary>
    internal static string[] Endings(this ContentKind kind) => kind switch
    {
        ContentKind.Jpeg => [".jpg", ".jpeg"],
        ContentKind.Text => [".txt"],
        _ => [$".{kind.ToString().ToLowerInvariant()}"],
    };
}
