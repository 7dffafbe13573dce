using System.Globalization;
using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Spreadsheet;

namespace EGov.Dossiers.Reports.Files;

/// <summary>The two sheets of a report: the report itself, and how each figure is computed.</summary>
internal static class XlsxSheet
{
    private const int HeadRows = 7;

    internal static async Task WriteReportAsync(ReportTable table, Stream part, CancellationToken ct)
    {
        var head = table.Head;
        using var writer = OpenXmlWriter.Create(part);
        writer.WriteStartDocument(true);
        writer.WriteStartElement(new Worksheet());
        writer.WriteElement(new SheetViews(new SheetView(
            new Pane { VerticalSplit = HeadRows + 2, TopLeftCell = $"A{HeadRows + 3}", ActivePane = PaneValues.BottomLeft, State = PaneStateValues.Frozen })
        { WorkbookViewId = 0 }));
        writer.WriteElement(new Columns(head.Columns.Select((c, i) => new Column { Min = (uint)i + 1, Max = (uint)i + 1, Width = WidthOf(c, i), CustomWidth = true })));
        writer.WriteStartElement(new SheetData());
        var rows = new Rows(writer);
        WriteTop(head, rows);
        await foreach (var row in table.Rows.WithCancellation(ct))
        {
            rows.Write([.. head.Columns.Zip(row.Cells, (c, value) => (value, XlsxStyles.Of(c.Kind, false)))]);
        }

        if (head.Total is { } total)
        {
            rows.Write([.. head.Columns.Zip(total.Cells, (c, value) => (value, XlsxStyles.Of(c.Kind, true)))]);
        }

        foreach (var note in head.Notes)
        {
            rows.Write([(note.Vi, XlsxStyles.Plain)]);
        }

        rows.Write([]);
        rows.WriteAt(head.Signatures.Select((s, i) => (RightOf(head, i), (object?)s.Vi, XlsxStyles.CentredBold)));
        writer.WriteEndElement();
        var merged = new MergeCells(Merged(head).Select(range => new MergeCell { Reference = range }));
        writer.WriteElement(merged);
        writer.WriteElement(new PageMargins { Left = 0.5, Right = 0.5, Top = 0.6, Bottom = 0.6, Header = 0.3, Footer = 0.3 });
        writer.WriteElement(new PageSetup { PaperSize = 9, Orientation = OrientationValues.Landscape, FitToHeight = 0 });
        writer.WriteEndElement();
    }

    internal static void WriteFormulas(ReportHead head, Stream part)
    {
        using var writer = OpenXmlWriter.Create(part);
        writer.WriteStartDocument(true);
        writer.WriteStartElement(new Worksheet());
        writer.WriteElement(new Columns(new Column { Min = 1, Max = 1, Width = 40, CustomWidth = true }, new Column { Min = 2, Max = 3, Width = 80, CustomWidth = true }));
        writer.WriteStartElement(new SheetData());
        var rows = new Rows(writer);
        rows.Write([("Chỉ tiêu", XlsxStyles.Heading), ("Cách tính (T: tiếp nhận; K: kết thúc xử lý; H: hẹn trả; D: ngày chốt số liệu)", XlsxStyles.Heading), ("Formula", XlsxStyles.Heading)]);
        foreach (var column in head.Columns.Where(c => c.Formula is not null))
        {
            rows.Write([(ReportWords.Heading(column), XlsxStyles.Text), (column.Formula!.Vi, XlsxStyles.Text), (column.Formula.En, XlsxStyles.Text)]);
        }

        writer.WriteEndElement();
        writer.WriteEndElement();
    }

    private static void WriteTop(ReportHead head, Rows rows)
    {
        var right = RightOf(head, 1);
        rows.WriteAt([(0, head.Superior?.ToUpperInvariant(), XlsxStyles.Centred), (right, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", XlsxStyles.CentredBold)]);
        rows.WriteAt([(0, head.Agency.ToUpperInvariant(), XlsxStyles.CentredBold), (right, "Độc lập - Tự do - Hạnh phúc", XlsxStyles.CentredBold)]);
        rows.WriteAt([(0, head.Number, XlsxStyles.Centred), (right, ReportWords.PlaceAndDate(head), XlsxStyles.Centred)]);
        rows.Write([(head.Form, XlsxStyles.Plain)]);
        rows.Write([(head.Title.Vi, XlsxStyles.Title)]);
        rows.Write([(ReportWords.Period(head), XlsxStyles.Centred)]);
        rows.Write([]);
        rows.Write([.. head.Columns.Select(c => ((object?)(c.Group ?? c.Title).Vi, XlsxStyles.Heading))]);
        rows.Write([.. head.Columns.Select(c => ((object?)c.Title.Vi, XlsxStyles.Heading))]);
    }

    private static IEnumerable<string> Merged(ReportHead head)
    {
        var (last, right) = (head.Columns.Count - 1, RightOf(head, 1));
        foreach (var row in new[] { 1, 2, 3 })
        {
            yield return $"A{row}:{Name(right - 1)}{row}";
            yield return $"{Name(right)}{row}:{Name(last)}{row}";
        }

        yield return $"A5:{Name(last)}5";
        yield return $"A6:{Name(last)}6";
        for (var i = 0; i <= last; i++)
        {
            var group = head.Columns[i].Group;
            if (group is null)
            {
                yield return $"{Name(i)}{HeadRows + 1}:{Name(i)}{HeadRows + 2}";
            }
            else if ((i == 0 || head.Columns[i - 1].Group != group) && head.Columns.Skip(i).TakeWhile(c => c.Group == group).Count() is > 1 and var wide)
            {
                yield return $"{Name(i)}{HeadRows + 1}:{Name(i + wide - 1)}{HeadRows + 1}";
            }
        }
    }

    /// <summary>Where the n-th of the blocks beside each other begins.</summary>
    private static int RightOf(ReportHead head, int block) => block == 0 ? 0 : Math.Max(1, head.Columns.Count * block / Math.Max(2, head.Signatures.Count));

    private static double WidthOf(ReportColumn column, int index) => column.Kind switch
    {
        CellKind.Text => 32,
        CellKind.Time => 17,
        CellKind.Money => 16,
        _ => index == 0 ? 6 : 12,
    };

    internal static string Name(int column) => column < 26 ? $"{(char)('A' + column)}" : $"{(char)('A' + (column / 26) - 1)}{(char)('A' + (column % 26))}";

    /// <summary>Writes rows one after another.</summary>
    private sealed class Rows(OpenXmlWriter writer)
    {
        private uint _number;

        internal void Write(IReadOnlyList<(object? Value, uint Style)> cells) => WriteAt(cells.Select((c, i) => (i, c.Value, c.Style)));

        internal void WriteAt(IEnumerable<(int Column, object? Value, uint Style)> cells)
        {
            var number = ++_number;
            writer.WriteStartElement(new Row { RowIndex = number });
            foreach (var (column, value, style) in cells)
            {
                writer.WriteElement(CellOf($"{Name(column)}{number}", value, style));
            }

            writer.WriteEndElement();
        }

        private static Cell CellOf(string reference, object? value, uint style) => value switch
        {
            null => new Cell { CellReference = reference, StyleIndex = style },
            long or int => Number(reference, Convert.ToString(value, CultureInfo.InvariantCulture)!, style),
            decimal number => Number(reference, number.ToString(CultureInfo.InvariantCulture), style),
            DateTimeOffset at => Number(reference, at.ToOffset(WorkingTime.CivilTime.Offset).DateTime.ToOADate().ToString("0.######", CultureInfo.InvariantCulture), style),
            _ => new Cell(new InlineString(new Text(Clean(value.ToString()!)) { Space = SpaceProcessingModeValues.Preserve }))
            {
                CellReference = reference,
                DataType = CellValues.InlineString,
                StyleIndex = style,
            },
        };

        private static Cell Number(string reference, string number, uint style) => new(new CellValue(number)) { CellReference = reference, StyleIndex = style };

        /// <summary>Control characters have no place in XML; a name that holds one must not spoil the file.</summary>
        private static string Clean(string text)
        {
            if (!text.Any(c => c < ' ' && c is not ('\t' or '\n' or '\r')))
            {
                return text;
            }

            var clean = new StringBuilder(text.Length);
            foreach (var c in text.Where(c => c >= ' ' || c is '\t' or '\n' or '\r'))
            {
                clean.Append(c);
            }

            return clean.ToString();
        }
    }
}
