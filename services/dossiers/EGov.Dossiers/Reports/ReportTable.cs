namespace EGov.Dossiers.Reports;

/// <summary>A text in both languages.</summary>
/// <param name="Vi">Vietnamese.</param>
/// <param name="En">English.</param>
public sealed record ReportText(string Vi, string En);

/// <summary>What the cells of a column hold.</summary>
public enum CellKind
{
    /// <summary>Words.</summary>
    Text = 0,

    /// <summary>A number of dossiers, procedures, turns.</summary>
    Count,

    /// <summary>Whole đồng.</summary>
    Money,

    /// <summary>A share between 0 and 1.</summary>
    Ratio,

    /// <summary>A score or another number with decimals.</summary>
    Number,

    /// <summary>An instant.</summary>
    Time,
}

/// <summary>A column of a report.</summary>
/// <param name="Key">Its name in addresses and cells; for a figure also the name to ask for its dossiers by.</param>
/// <param name="Title">Heading.</param>
/// <param name="Group">Heading above several columns.</param>
/// <param name="Kind">What its cells hold.</param>
/// <param name="Formula">How the figure is computed; null for words.</param>
/// <param name="Opens">Whether a figure leads to what it counts.</param>
public sealed record ReportColumn(string Key, ReportText Title, ReportText? Group, CellKind Kind, ReportText? Formula, bool Opens);

/// <summary>A line of a report.</summary>
/// <param name="Key">What the line is about, to ask for its dossiers by; null for the whole scope.</param>
/// <param name="Cells">One value for each column; null where it is not measured.</param>
public sealed record ReportRow(string? Key, IReadOnlyList<object?> Cells);

/// <summary>
/// Everything a report says beside its lines. Nothing in it depends on the moment of asking: the same question about a past day has the same
/// answer, byte for byte.
/// </summary>
/// <param name="Report">Name of the report.</param>
/// <param name="Form">Form of the law it follows, such as <c>Biểu 06a</c>.</param>
/// <param name="Title">Its title.</param>
/// <param name="Superior">Agency above the one that reports.</param>
/// <param name="Agency">Agency that reports.</param>
/// <param name="AgencyId">The same by its id.</param>
/// <param name="IncludesBelow">Whether the agencies below it are included.</param>
/// <param name="Number">Số: place for the number, with the symbol.</param>
/// <param name="Place">Place of signing.</param>
/// <param name="From">First day of the period.</param>
/// <param name="To">Last day of the period.</param>
/// <param name="AsOf">Day at whose end it is told; also the date it bears.</param>
/// <param name="By">What the lines are, where there is a choice.</param>
/// <param name="Field">Only this field.</param>
/// <param name="Procedure">Only this procedure.</param>
/// <param name="Columns">Columns, the first one naming the line.</param>
/// <param name="Total">The whole scope; null where lines are not added up.</param>
/// <param name="Balanced">Carried over + received = resolved + in progress on every line; null where the report does not say.</param>
/// <param name="Notes">What a reader has to know, such as what is not measured and why.</param>
/// <param name="Dossiers">Address of what a figure counts, with <c>{figure}</c> and <c>{row}</c> to fill in.</param>
/// <param name="Signatures">Who signs, from left to right.</param>
public sealed record ReportHead(
    string Report, string? Form, ReportText Title, string? Superior, string Agency, Guid AgencyId, bool IncludesBelow, string Number, string Place,
    DateOnly From, DateOnly To, DateOnly AsOf, TrackingDimension? By, string? Field, string? Procedure,
    IReadOnlyList<ReportColumn> Columns, ReportRow? Total, bool? Balanced, IReadOnlyList<ReportText> Notes, string? Dossiers,
    IReadOnlyList<ReportText> Signatures);

/// <summary>A report as data.</summary>
/// <param name="Head">What it says beside its lines.</param>
/// <param name="Rows">Its lines.</param>
public sealed record ReportAnswer(ReportHead Head, IReadOnlyList<ReportRow> Rows);

/// <summary>A report on its way to a reader or a file: the lines come one after another and are never all in memory.</summary>
/// <param name="Head">What it says beside its lines.</param>
/// <param name="Count">How many lines will come.</param>
/// <param name="Rows">The lines.</param>
internal sealed record ReportTable(ReportHead Head, long Count, IAsyncEnumerable<ReportRow> Rows)
{
    internal static ReportTable Of(ReportHead head, IReadOnlyList<ReportRow> rows) => new(head, rows.Count, rows.ToAsyncEnumerable());
}
