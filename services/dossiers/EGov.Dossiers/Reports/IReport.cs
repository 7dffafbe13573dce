using EGov.Api;

namespace EGov.Dossiers.Reports;

/// <summary>A report: computed from history for any past day, each figure with its formula and the way down to what it counts.</summary>
internal interface IReport
{
    /// <summary>Name in addresses.</summary>
    string Name { get; }

    string? Form { get; }

    ReportText Title { get; }

    /// <summary>What its lines may be, the usual one first; empty where there is no choice.</summary>
    IReadOnlyList<TrackingDimension> By { get; }

    /// <summary>Whether it is a book: of one desk, and told later than its period ends; anything else covers the agencies below for posts that reach so far.</summary>
    bool IsRegister => false;

    IReadOnlyList<ReportColumn> Columns { get; }

    /// <summary>Reads the report.</summary>
    Task<ReportTable> ReadAsync(AskedReport asked, CancellationToken ct);

    /// <summary>What a figure of a line counts, or of the whole scope where no line is named; null where there is no such figure.</summary>
    Task<Page<ReportItem>?> OpenAsync(AskedReport asked, string figure, string? row, PageRequest page, CancellationToken ct);
}

/// <summary>One of those that a figure counts.</summary>
/// <param name="Id">The dossier, or what else the report counts.</param>
/// <param name="Seq">Tells turns of one dossier apart; 0 where a dossier counts once.</param>
/// <param name="Code">Its code.</param>
/// <param name="Name">The applicant, or the procedure's name.</param>
/// <param name="Procedure">The procedure's name.</param>
/// <param name="Agency">Agency that received it.</param>
/// <param name="ReceivedAt">When it was received.</param>
/// <param name="DueAt">When it was due, as was known on the day told.</param>
/// <param name="FinishedAt">When handling ended, as was known on the day told.</param>
/// <param name="Amount">Amount counted, of figures of money.</param>
public sealed record ReportItem(
    Guid Id, int Seq, string? Code, string Name, string? Procedure, string? Agency, DateTimeOffset? ReceivedAt, DateTimeOffset? DueAt, DateTimeOffset? FinishedAt, long? Amount);
