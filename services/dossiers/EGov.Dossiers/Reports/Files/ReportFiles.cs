using System.Text;
using EGov.Api;
using EGov.Dossiers.Printing;

namespace EGov.Dossiers.Reports.Files;

/// <summary>What a report is made into.</summary>
public enum ReportFormat
{
    /// <summary>Data.</summary>
    Json = 0,

    /// <summary>Comma-separated values.</summary>
    Csv,

    /// <summary>A spreadsheet.</summary>
    Xlsx,

    /// <summary>A page to print.</summary>
    Html,

    /// <summary>The same page printed.</summary>
    Pdf,
}

/// <summary>Writes reports as files.</summary>
internal static class ReportFiles
{
    /// <summary>What a report is printed on.</summary>
    internal static readonly Paper Sheet = new(PaperSize.A4, Landscape: true, PageNumbers: true);

    internal static string ContentTypeOf(ReportFormat format) => format switch
    {
        ReportFormat.Csv => Storage.Csv.ContentType,
        ReportFormat.Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        ReportFormat.Html => "text/html; charset=utf-8",
        ReportFormat.Pdf => "application/pdf",
        _ => "application/json",
    };

    internal static string NameOf(ReportHead head, ReportFormat format) =>
        FormattableString.Invariant($"{head.Report}-{head.From:yyyyMMdd}-{head.To:yyyyMMdd}-{head.AsOf:yyyyMMdd}.{format.ToString().ToLowerInvariant()}");

    internal static async Task WriteAsync(ReportTable table, ReportFormat format, Stream stream, CancellationToken ct)
    {
        switch (format)
        {
            case ReportFormat.Csv:
                await ReportCsv.WriteAsync(table, stream, ct);
                break;
            case ReportFormat.Xlsx:
                await ReportXlsx.WriteAsync(table, stream, ct);
                break;
            case ReportFormat.Html:
                await ReportHtml.WriteAsync(table, stream, ct);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(format), format, "Not a file.");
        }
    }

    /// <summary>The page, printed. The whole page is in memory: Chromium gives the file in one piece.</summary>
    internal static async Task<(byte[]? Pdf, Refusal? Refusal)> PrintAsync(ReportTable table, PdfPrinter printer, CancellationToken ct)
    {
        using var page = new MemoryStream();
        await ReportHtml.WriteAsync(table, page, ct);
        return await printer.PrintAsync(Encoding.UTF8.GetString(page.ToArray()), Sheet, ct);
    }
}
