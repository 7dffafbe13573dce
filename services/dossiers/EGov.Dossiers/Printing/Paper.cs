using System.Globalization;

namespace EGov.Dossiers.Printing;

/// <summary>What is printed on: sheet, direction, margins, and whether pages are numbered at the foot.</summary>
internal sealed record Paper(PaperSize Size, bool Landscape = false, bool PageNumbers = false)
{
    internal static readonly Paper A5 = new(PaperSize.A5);

    internal static readonly Paper A4 = new(PaperSize.A4);

    internal static readonly Paper A4Landscape = new(PaperSize.A4, Landscape: true);

    /// <summary>Millimetres; the A4 margins of NĐ 30/2020, narrower ones on the half sheet.</summary>
    internal Margins Margins { get; init; } = Size == PaperSize.A5 ? new Margins(11, 11, 11, 14)
        : Landscape ? new Margins(20, 15, 15, 15) : new Margins(20, 15, 20, 30);

    /// <summary>The same sheet for a person who prints the page from a browser.</summary>
    internal string PageRule => string.Create(
        CultureInfo.InvariantCulture,
        $"@page {{ size: {Size} {(Landscape ? "landscape" : "portrait")}; margin: {Margins.Top}mm {Margins.Right}mm {Margins.Bottom}mm {Margins.Left}mm; }}");

    /// <summary>Parameters of DevTools' <c>Page.printToPDF</c>.</summary>
    internal object PrintParameters()
    {
        var (width, height) = Size == PaperSize.A5 ? (148, 210) : (210, 297);
        return new
        {
            landscape = Landscape,
            paperWidth = Inches(width),
            paperHeight = Inches(height),
            marginTop = Inches(Margins.Top),
            marginRight = Inches(Margins.Right),
            marginBottom = Inches(Margins.Bottom),
            marginLeft = Inches(Margins.Left),
            printBackground = true,
            displayHeaderFooter = PageNumbers,
            headerTemplate = "<span></span>",
            footerTemplate = """<div style="width:100%;text-align:center;font:9pt Tinos"><span class="pageNumber"></span>/<span class="totalPages"></span></div>""",
            // The structure tree costs a third of the time and doubles the size; whoever needs it reads the HTML page.
            generateTaggedPDF = false,
        };
    }

    private static double Inches(int millimetres) => millimetres / 25.4;
}

internal enum PaperSize
{
    A4 = 1,
    A5,
}

/// <summary>In millimetres.</summary>
internal sealed record Margins(int Top, int Right, int Bottom, int Left);
