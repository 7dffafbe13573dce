using DocumentFormat.OpenXml.Spreadsheet;

namespace EGov.Dossiers.Reports.Files;

/// <summary>The formats of cells, by number.</summary>
internal static class XlsxStyles
{
    internal const uint Plain = 0;
    internal const uint Centred = 1;
    internal const uint CentredBold = 2;
    internal const uint Title = 3;
    internal const uint Heading = 4;
    internal const uint Text = 5;
    internal const uint Whole = 6;
    internal const uint Share = 7;
    internal const uint Fraction = 8;
    internal const uint Time = 9;
    internal const uint BoldText = 10;
    internal const uint BoldWhole = 11;
    internal const uint BoldShare = 12;
    internal const uint BoldFraction = 13;

    private const uint TimeFormat = 164;
    private const uint SingleDecimal = 165;

    internal static uint Of(CellKind kind, bool bold) => kind switch
    {
        CellKind.Count or CellKind.Money => bold ? BoldWhole : Whole,
        CellKind.Ratio => bold ? BoldShare : Share,
        CellKind.Number => bold ? BoldFraction : Fraction,
        CellKind.Time => Time,
        _ => bold ? BoldText : Text,
    };

    internal static Workbook Workbook(ReportHead head)
    {
        var book = new Workbook(new Sheets(
            new Sheet { Name = SheetName(head.Report), SheetId = 1, Id = "rId1" },
            new Sheet { Name = "Cách tính", SheetId = 2, Id = "rId2" }));
        book.AddNamespaceDeclaration("r", "http://schemas.openxmlformats.org/officeDocument/2006/relationships");
        return book;
    }

    internal static Stylesheet Stylesheet() => new(
        new NumberingFormats(
            new NumberingFormat { NumberFormatId = TimeFormat, FormatCode = "dd/mm/yyyy\\ hh:mm" },
            new NumberingFormat { NumberFormatId = SingleDecimal, FormatCode = "#,##0.0" })
        { Count = 2 },
        new Fonts(Font(false, 11), Font(true, 11), Font(true, 14)) { Count = 3 },
        new Fills(
            new Fill(new PatternFill { PatternType = PatternValues.None }),
            new Fill(new PatternFill { PatternType = PatternValues.Gray125 }))
        { Count = 2 },
        new Borders(
            new Border(new LeftBorder(), new RightBorder(), new TopBorder(), new BottomBorder(), new DiagonalBorder()),
            new Border(
                new LeftBorder { Style = BorderStyleValues.Thin }, new RightBorder { Style = BorderStyleValues.Thin },
                new TopBorder { Style = BorderStyleValues.Thin }, new BottomBorder { Style = BorderStyleValues.Thin }, new DiagonalBorder()))
        { Count = 2 },
        new CellStyleFormats(new CellFormat { NumberFormatId = 0, FontId = 0, FillId = 0, BorderId = 0 }) { Count = 1 },
        new CellFormats(
            Format(0, 0, 0, null), Format(0, 0, 0, HorizontalAlignmentValues.Center), Format(0, 1, 0, HorizontalAlignmentValues.Center),
            Format(0, 2, 0, HorizontalAlignmentValues.Center), Format(0, 1, 1, HorizontalAlignmentValues.Center),
            Format(0, 0, 1, HorizontalAlignmentValues.Left), Format(3, 0, 1, null), Format(10, 0, 1, null), Format(SingleDecimal, 0, 1, null), Format(TimeFormat, 0, 1, null),
            Format(0, 1, 1, HorizontalAlignmentValues.Left), Format(3, 1, 1, null), Format(10, 1, 1, null), Format(SingleDecimal, 1, 1, null))
        { Count = 14 });

    private static string SheetName(string report) => $"Báo cáo {report}";

    private static Font Font(bool bold, double size)
    {
        var font = new Font();
        if (bold)
        {
            font.Append(new Bold());
        }

        font.Append(new FontSize { Val = size }, new FontName { Val = "Times New Roman" });
        return font;
    }

    private static CellFormat Format(uint number, uint font, uint border, HorizontalAlignmentValues? alignment) => new(
        new Alignment { Horizontal = alignment, Vertical = VerticalAlignmentValues.Center, WrapText = border == 1 })
    {
        NumberFormatId = number,
        FontId = font,
        FillId = 0,
        BorderId = border,
        FormatId = 0,
        ApplyNumberFormat = number > 0,
        ApplyFont = font > 0,
        ApplyBorder = border > 0,
        ApplyAlignment = true,
    };
}
