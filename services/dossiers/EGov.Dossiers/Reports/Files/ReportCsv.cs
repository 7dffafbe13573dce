using System.Globalization;
using EGov.Dossiers.Storage;

namespace EGov.Dossiers.Reports.Files;

/// <summary>The lines of a report for spreadsheets and other programs: one line of headings, then lines, then the total.</summary>
internal static class ReportCsv
{
    internal static async Task WriteAsync(ReportTable table, Stream stream, CancellationToken ct)
    {
        await using var writer = Csv.Writer(stream);
        await writer.WriteAsync(Csv.Line([.. table.Head.Columns.Select(c => (object?)(c.Group is null ? c.Title.Vi : $"{c.Group.Vi}: {c.Title.Vi}"))]));
        await foreach (var row in table.Rows.WithCancellation(ct))
        {
            await writer.WriteAsync(Line(row));
        }

        if (table.Head.Total is { } total)
        {
            await writer.WriteAsync(Line(total));
        }
    }

    private static string Line(ReportRow row) => Csv.Line([.. row.Cells.Select(cell => cell switch
    {
        DateTimeOffset at => Csv.Time(at),
        decimal number => number.ToString("0.####", CultureInfo.InvariantCulture),
        _ => cell,
    })]);
}
