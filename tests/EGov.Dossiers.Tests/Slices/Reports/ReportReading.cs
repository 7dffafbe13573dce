using System.Globalization;
using System.Net;
using EGov.Dossiers.Reports;
using EGov.Testing;

namespace EGov.Dossiers.Tests.Slices.Reports;

/// <summary>Reads reports as people compare them.</summary>
internal static class ReportReading
{
    internal static Task<ReportAnswer> ReportAsync(this DossiersApp app, Guid agency, string report, string query) =>
        app.AsReporter(agency).GetAsync($"/v1/reports/{report}/table?{query}").ShouldBe<ReportAnswer>(HttpStatusCode.OK);

    /// <summary>The figures of a line that open: <c>received=3 late=1</c>.</summary>
    internal static string Cells(ReportAnswer table, ReportRow row) =>
        string.Join(' ', table.Head.Columns.Zip(row.Cells).Where(c => c.First.Opens).Select(c => string.Create(CultureInfo.InvariantCulture, $"{c.First.Key}={c.Second}")));

    internal static string Total(ReportAnswer table) => Cells(table, table.Head.Total!);

    /// <summary>One cell of a line; the total where no line is named.</summary>
    internal static string Cell(ReportAnswer table, string key, string? line = null) =>
        $"{Row(table, line).Cells[table.Head.Columns.ToList().FindIndex(c => c.Key == key)]}";

    /// <summary>The figures of a line that are not zero.</summary>
    internal static string Counted(ReportAnswer table, string? line = null) =>
        string.Join(' ', Cells(table, Row(table, line)).Split(' ').Where(cell => !cell.EndsWith("=0", StringComparison.Ordinal)));

    private static ReportRow Row(ReportAnswer table, string? line) =>
        line is null ? table.Head.Total! : table.Rows.Single(row => row.Cells[2]?.ToString() == line);
}
