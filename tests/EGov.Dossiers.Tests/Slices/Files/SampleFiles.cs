using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace EGov.Dossiers.Tests.Slices.Files;

/// <summary>Small files of every kind, written out by hand so that their bytes are known.</summary>
internal static class SampleFiles
{
    /// <summary>What every scanner takes for a virus and nothing is harmed by; assembled, so that this file is not taken for one.</summary>
    internal static byte[] Eicar => Encoding.ASCII.GetBytes(@"X5O!P%@AP[4\PZX54(P^)7CC)7}$" + "EICAR-STANDARD-" + "ANTIVIRUS-TEST-FILE!$H+H*");

    /// <summary>A PDF with a classic cross-reference table; two of different text differ.</summary>
    internal static byte[] Pdf(int pages = 1, string text = "Don de nghi")
    {
        var objects = new List<string>
        {
            "<< /Type /Catalog /Pages 2 0 R >>",
            $"<< /Type /Pages /Kids [{string.Join(' ', Enumerable.Range(0, pages).Select(i => $"{4 + (2 * i)} 0 R"))}] /Count {pages} >>",
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        };
        for (var i = 0; i < pages; i++)
        {
            var stream = $"BT /F1 18 Tf 72 760 Td ({text} {i + 1}) Tj ET";
            objects.Add($"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents {5 + (2 * i)} 0 R >>");
            objects.Add($"<< /Length {stream.Length} >>\nstream\n{stream}\nendstream");
        }

        return WithTable(objects);
    }

    /// <summary>The same as an encrypted one would begin: its trailer names an encryption that needs a password.</summary>
    internal static byte[] EncryptedPdf()
    {
        var objects = new List<string>
        {
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>",
            $"<< /Filter /Standard /V 2 /R 3 /Length 128 /P -44 /O <{new string('A', 64)}> /U <{new string('B', 64)}> >>",
        };
        return WithTable(objects, "/Encrypt 4 0 R /ID [<00112233445566778899AABBCCDDEEFF> <00112233445566778899AABBCCDDEEFF>]");
    }

    internal static byte[] PdfOf(params string[] objects) => WithTable([.. objects]);

    /// <summary>A small PDF whose cross-reference stream unpacks to a hundred megabytes.</summary>
    internal static byte[] SwellingPdf()
    {
        using var packed = new MemoryStream();
        using (var packing = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            var nothing = new byte[1024 * 1024];
            for (var i = 0; i < 100; i++)
            {
                packing.Write(nothing);
            }
        }

        var head = "%PDF-1.5\n";
        var stream = $"1 0 obj\n<< /Type /XRef /Size 2 /Root 1 0 R /W [1 4 2] /Filter /FlateDecode /Length {packed.Length} >>\nstream\n";
        return [.. Encoding.ASCII.GetBytes(head + stream), .. packed.ToArray(), .. Encoding.ASCII.GetBytes($"\nendstream\nendobj\nstartxref\n{head.Length}\n%%EOF\n")];
    }

    internal static byte[] Png { get; } = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    internal static byte[] Jpeg { get; } = Convert.FromBase64String(
        "/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAP//////////////////////////////////////////////////////////////////////////////////////wgALCAABAAEBAREA/8QAFBABAAAAAAAAAAAAAAAAAAAAAP/aAAgBAQABPxD/2Q==");

    internal static byte[] Text(string text) => Encoding.UTF8.GetBytes(text);

    internal static byte[] Docx { get; } = Zip(
        ("[Content_Types].xml", "<Types><Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>"),
        ("word/document.xml", "<w:document/>"));

    internal static byte[] DocxWithMacros { get; } = Zip(
        ("[Content_Types].xml", "<Types><Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>"),
        ("word/document.xml", "<w:document/>"),
        ("word/vbaProject.bin", "macro"));

    internal static byte[] Xlsx { get; } = Zip(
        ("[Content_Types].xml", "<Types><Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/></Types>"),
        ("xl/workbook.xml", "<workbook/>"));

    internal static byte[] Odt { get; } = Zip(("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml", "<office:document-content/>"));

    internal static byte[] Zip(params (string Name, string Text)[] entries)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in entries)
            {
                using var writer = new StreamWriter(archive.CreateEntry(name).Open());
                writer.Write(text);
            }
        }

        return stream.ToArray();
    }

    /// <summary>A PDF 1.5 whose catalogue and page lie in an object stream and whose cross-references are a stream, as office programs write them.</summary>
    internal static byte[] PdfWithStreams()
    {
        var inside = new[] { "<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>", "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>" };
        var places = inside.Select((_, i) => $"{i + 1} {inside.Take(i).Sum(o => o.Length + 1)}");
        var head = string.Join(' ', places) + " ";
        var body = head + string.Join(' ', inside);
        var pdf = new StringBuilder("%PDF-1.5\n");
        var objects = pdf.Length;
        pdf.Append(CultureInfo.InvariantCulture, $"4 0 obj\n<< /Type /ObjStm /N 3 /First {head.Length} /Length {body.Length} >>\nstream\n{body}\nendstream\nendobj\n");
        var section = pdf.Length;
        pdf.Append(CultureInfo.InvariantCulture, $"5 0 obj\n<< /Type /XRef /Size 6 /Root 1 0 R /W [1 4 2] /Length 42 /ID [<00112233445566778899AABBCCDDEEFF> <00112233445566778899AABBCCDDEEFF>] >>\nstream\n");
        byte[] entries = [.. Entry(0, 0, 65535), .. Entry(2, 4, 0), .. Entry(2, 4, 1), .. Entry(2, 4, 2), .. Entry(1, objects, 0), .. Entry(1, section, 0)];
        return [.. Encoding.ASCII.GetBytes(pdf.ToString()), .. entries, .. Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"\nendstream\nendobj\nstartxref\n{section}\n%%EOF\n"))];

        static byte[] Entry(byte kind, int second, int third) => [kind, (byte)(second >> 24), (byte)(second >> 16), (byte)(second >> 8), (byte)second, (byte)(third >> 8), (byte)third];
    }

    private static byte[] WithTable(List<string> objects, string more = "")
    {
        var pdf = new StringBuilder("%PDF-1.4\n");
        var offsets = new List<int>();
        for (var i = 0; i < objects.Count; i++)
        {
            offsets.Add(pdf.Length);
            pdf.Append(CultureInfo.InvariantCulture, $"{i + 1} 0 obj\n{objects[i]}\nendobj\n");
        }

        var table = pdf.Length;
        pdf.Append(CultureInfo.InvariantCulture, $"xref\n0 {objects.Count + 1}\n0000000000 65535 f \n");
        offsets.ForEach(o => pdf.Append(CultureInfo.InvariantCulture, $"{o:0000000000} 00000 n \n"));
        pdf.Append(CultureInfo.InvariantCulture, $"trailer\n<< /Size {objects.Count + 1} /Root 1 0 R {more} >>\nstartxref\n{table}\n%%EOF\n");
        return Encoding.ASCII.GetBytes(pdf.ToString());
    }
}
