using System.Net;
using System.Text.Json;
using EGov.Api;
using EGov.Dossiers.Reports;
using EGov.Testing;

namespace EGov.Dossiers.Tests.Slices.Reports;

/// <summary>A report of points as read, by rows and columns.</summary>
internal sealed class ScoreTable(ReportAnswer answer)
{
    internal ReportHead Head => answer.Head;

    internal IReadOnlyList<ReportRow> Rows => answer.Rows;

    /// <summary>The rows that sum up an agency or official.</summary>
    internal List<ReportRow> Sums => [.. Rows.Where(r => Guid.TryParse(r.Key, out _))];

    internal ReportRow Row(string key) => Rows.Single(r => r.Key == key);

    internal JsonElement? Cell(ReportRow row, string column) => (JsonElement?)row.Cells[Head.Columns.Select((c, i) => (c.Key, i)).Single(c => c.Key == column).i];

    internal int Int(ReportRow row, string column) => Cell(row, column)!.Value.GetInt32();

    internal decimal? Number(ReportRow row, string column) => Cell(row, column)?.GetDecimal();

    internal string? Text(ReportRow row, string column) => Cell(row, column)?.GetString();

    internal static async Task<ScoreTable> ReadAsync(DossiersApp app, Guid reader, string report, string query) =>
        new(await app.AsReporter(reader).GetAsync($"/v1/reports/{report}/table?{query}").ShouldBe<ReportAnswer>(HttpStatusCode.OK));

    /// <summary>Every count of the rows with how many it opens into, as one page.</summary>
    internal static async Task<List<(string Name, int Counted, IReadOnlyList<ReportItem> Opened)>> OpenAllAsync(DossiersApp app, Guid reader, string report, string query)
    {
        var table = await ReadAsync(app, reader, report, query);
        var all = new List<(string, int, IReadOnlyList<ReportItem>)>();
        foreach (var row in table.Rows)
        {
            foreach (var figure in table.Head.Columns.Where(c => c.Opens && table.Cell(row, c.Key) is not null).Select(c => c.Key))
            {
                var page = await app.AsReporter(reader).GetAsync($"/v1/reports/{report}/dossiers?{query}&figure={figure}&row={Uri.EscapeDataString(row.Key!)}&limit=200")
                    .ShouldBe<Page<ReportItem>>(HttpStatusCode.OK);
                all.Add(($"{query} {row.Key} {figure}", table.Int(row, figure), page.Items));
            }
        }

        return all;
    }
}
