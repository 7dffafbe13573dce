using System.IO.Compression;
using DocumentFormat.OpenXml;

namespace EGov.Dossiers.Reports.Files;

/// <summary>
/// A report as a spreadsheet, written from top to bottom without being held in memory. The package is put together here and not by the SDK,
/// because the SDK stamps the moment of writing into it: the same report is the same bytes.
/// </summary>
internal static class ReportXlsx
{
    private const string Relationships = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Package = "http://schemas.openxmlformats.org/package/2006";
    private const string MainType = "application/vnd.openxmlformats-officedocument.spreadsheetml";

    /// <summary>The first moment that a zip can tell.</summary>
    private static readonly DateTimeOffset Epoch = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    internal static async Task WriteAsync(ReportTable table, Stream stream, CancellationToken ct)
    {
        // Compression ends with writes that do not wait, which a response refuses: the package is made beside and then copied.
        await using var beside = new FileStream(Path.GetTempFileName(), FileMode.Open, FileAccess.ReadWrite, FileShare.None, 64 * 1024, FileOptions.DeleteOnClose | FileOptions.Asynchronous);
        await PackAsync(table, beside, ct);
        beside.Position = 0;
        await beside.CopyToAsync(stream, ct);
    }

    private static async Task PackAsync(ReportTable table, Stream stream, CancellationToken ct)
    {
        await using var zip = await ZipArchive.CreateAsync(stream, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, ct);
        await WriteAsync(zip, "[Content_Types].xml", $"""
            <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
            <Types xmlns="{Package}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="{MainType}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="{MainType}.styles+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="{MainType}.worksheet+xml"/><Override PartName="/xl/worksheets/sheet2.xml" ContentType="{MainType}.worksheet+xml"/></Types>
            """, ct);
        await WriteAsync(zip, "_rels/.rels", $"""
            <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
            <Relationships xmlns="{Package}/relationships"><Relationship Id="rId1" Type="{Relationships}/officeDocument" Target="xl/workbook.xml"/></Relationships>
            """, ct);
        await WriteAsync(zip, "xl/_rels/workbook.xml.rels", $"""
            <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
            <Relationships xmlns="{Package}/relationships"><Relationship Id="rId1" Type="{Relationships}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="{Relationships}/worksheet" Target="worksheets/sheet2.xml"/><Relationship Id="rId3" Type="{Relationships}/styles" Target="styles.xml"/></Relationships>
            """, ct);
        await WriteAsync(zip, "xl/workbook.xml", XlsxStyles.Workbook(table.Head), ct);
        await WriteAsync(zip, "xl/styles.xml", XlsxStyles.Stylesheet(), ct);
        await using (var part = await OpenAsync(zip, "xl/worksheets/sheet1.xml", ct))
        {
            await XlsxSheet.WriteReportAsync(table, part, ct);
        }

        await using (var part = await OpenAsync(zip, "xl/worksheets/sheet2.xml", ct))
        {
            XlsxSheet.WriteFormulas(table.Head, part);
        }
    }

    private static Task<Stream> OpenAsync(ZipArchive zip, string name, CancellationToken ct)
    {
        var entry = zip.CreateEntry(name, CompressionLevel.Fastest);
        entry.LastWriteTime = Epoch;
        return entry.OpenAsync(ct);
    }

    private static async Task WriteAsync(ZipArchive zip, string name, string xml, CancellationToken ct)
    {
        await using var part = await OpenAsync(zip, name, ct);
        await part.WriteAsync(System.Text.Encoding.UTF8.GetBytes(xml), ct);
    }

    private static async Task WriteAsync(ZipArchive zip, string name, OpenXmlElement root, CancellationToken ct)
    {
        await using var part = await OpenAsync(zip, name, ct);
        using var writer = OpenXmlWriter.Create(part);
        writer.WriteStartDocument(true);
        writer.WriteElement(root);
    }
}
