using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace EGov.Dossiers.Reports.Files;

/// <summary>A report as a page to print: Quốc hiệu and Tiêu ngữ, agency, number, place and date, the table, notes, signatures. A4, wide.</summary>
internal static class ReportHtml
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);
    private static readonly CultureInfo Vietnamese = CultureInfo.GetCultureInfo("vi-VN");

    private const string Style = """
        body { font-family: Tinos, "Times New Roman", serif; font-size: 11pt; color: #000; margin: 0; }
        .head { display: flex; justify-content: space-between; text-align: center; }
        .head > div { width: 46%; }
        .name { font-weight: bold; text-transform: uppercase; }
        .motto { font-weight: bold; border-bottom: 1px solid #000; display: inline-block; padding-bottom: 2px; }
        .date { font-style: italic; margin-top: 6px; }
        h1 { font-size: 14pt; text-align: center; margin: 18px 0 2px; }
        .period { text-align: center; font-style: italic; margin-bottom: 10px; }
        .form { text-align: right; font-style: italic; }
        table { border-collapse: collapse; width: 100%; }
        thead { display: table-header-group; }
        tr { break-inside: avoid; }
        th, td { border: 1px solid #000; padding: 3px 4px; vertical-align: top; }
        th { text-align: center; vertical-align: middle; }
        td.n { text-align: right; white-space: nowrap; }
        .total td { font-weight: bold; }
        .note { font-size: 10pt; margin: 6px 0 0; }
        .sign { display: flex; justify-content: space-around; text-align: center; margin-top: 22px; font-weight: bold; break-inside: avoid; }
        .sign div { min-height: 90px; }
        """;

    internal static async Task WriteAsync(ReportTable table, Stream stream, CancellationToken ct)
    {
        await using var writer = new StreamWriter(stream, new UTF8Encoding(false), 32 * 1024, leaveOpen: true);
        await writer.WriteAsync(Top(table.Head));
        await foreach (var row in table.Rows.WithCancellation(ct))
        {
            await writer.WriteAsync(Row(row, table.Head.Columns, "tr"));
        }

        await writer.WriteAsync(Bottom(table.Head));
    }

    private static string Top(ReportHead head)
    {
        var columns = head.Columns;
        var grouped = columns.Any(c => c.Group is not null);
        var (upper, lower) = (new StringBuilder(), new StringBuilder());
        for (var i = 0; i < columns.Count; i++)
        {
            var column = columns[i];
            if (column.Group is null)
            {
                upper.Append(CultureInfo.InvariantCulture, $"<th{(grouped ? " rowspan=\"2\"" : "")}>{Text(column.Title.Vi)}</th>");
                continue;
            }

            lower.Append(CultureInfo.InvariantCulture, $"<th>{Text(column.Title.Vi)}</th>");
            if (i == 0 || columns[i - 1].Group != column.Group)
            {
                upper.Append(CultureInfo.InvariantCulture, $"<th colspan=\"{columns.Skip(i).TakeWhile(c => c.Group == column.Group).Count()}\">{Text(column.Group.Vi)}</th>");
            }
        }

        return $"""
            <!doctype html>
            <html lang="vi"><head><meta charset="utf-8"><title>{Text(head.Title.Vi)}</title><style>
            {ReportFiles.Sheet.PageRule}
            {Style}
            </style></head><body>
            {(head.Form is { } form ? $"<div class=\"form\">{Text(form)}</div>" : "")}
            <div class="head"><div><div>{Text(head.Superior?.ToUpper(Vietnamese) ?? "")}</div><div class="name">{Text(head.Agency)}</div><div>{Text(head.Number)}</div></div>
            <div><div class="name">CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</div><div class="motto">Độc lập - Tự do - Hạnh phúc</div>
            <div class="date">{Text(ReportWords.PlaceAndDate(head))}</div></div></div>
            <h1>{Text(head.Title.Vi)}</h1><div class="period">{Text(ReportWords.Period(head))}</div>
            <table><thead><tr>{upper}</tr>{(grouped ? $"<tr>{lower}</tr>" : "")}</thead><tbody>

            """;
    }

    private static string Bottom(ReportHead head)
    {
        var total = head.Total is { } row ? Row(row, head.Columns, "tr class=\"total\"") : "";
        var notes = string.Concat(head.Notes.Select(n => $"<p class=\"note\">{Text(n.Vi)}</p>"));
        var formulas = head.Columns.Where(c => c.Formula is not null).Select(c => $"{ReportWords.Heading(c)}: {c.Formula!.Vi}").ToList();
        var how = formulas.Count == 0 ? "" : $"<p class=\"note\"><b>Cách tính</b> (T: ngày tiếp nhận; K: ngày kết thúc xử lý; H: ngày hẹn trả; D: ngày chốt số liệu). {Text(string.Join("; ", formulas))}.</p>";
        var signatures = string.Concat(head.Signatures.Select(s => $"<div>{Text(s.Vi)}</div>"));
        return $"{total}</tbody></table>{notes}{how}<div class=\"sign\">{signatures}</div></body></html>\n";
    }

    private static string Row(ReportRow row, IReadOnlyList<ReportColumn> columns, string tag)
    {
        var cells = columns.Zip(row.Cells).Select(c => $"<td{(c.First.Kind is CellKind.Text or CellKind.Time ? "" : " class=\"n\"")}>{Text(ReportWords.Cell(c.Second, c.First.Kind))}</td>");
        return $"<{tag}>{string.Concat(cells)}</tr>\n";
    }

    private static string Text(string text) => Encoder.Encode(text);
}
