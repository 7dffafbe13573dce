using System.IO.Compression;
using System.Text;
using EGov.Dossiers.Model;

namespace EGov.Dossiers.Files.Contents;

/// <summary>Text documents and tables, told apart by what lies in them. One that carries macros is not taken.</summary>
internal static class OfficeFile
{
    private const int MostEntries = 10_000;
    private const int LongestEntry = 1024 * 1024;

    internal static ContentKind? OfZip(Stream file)
    {
        try
        {
            using var archive = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
            if (archive.Entries.Count > MostEntries || archive.Entries.Any(e => e.Name.Equals("vbaProject.bin", StringComparison.OrdinalIgnoreCase)))
            {
                return null;
            }

            return Read(archive, "mimetype") switch
            {
                "application/vnd.oasis.opendocument.text" => ContentKind.Odt,
                "application/vnd.oasis.opendocument.spreadsheet" => ContentKind.Ods,
                null => OfOpenXml(archive, Read(archive, "[Content_Types].xml")),
                _ => null,
            };
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    internal static ContentKind? OfCompound(Stream file)
    {
        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        return Names(bytes, "WordDocument") ? ContentKind.Doc
            : Names(bytes, "Workbook") ? ContentKind.Xls
            : null;
    }

    private static ContentKind? OfOpenXml(ZipArchive archive, string? types) => types switch
    {
        null => null,
        _ when archive.GetEntry("word/document.xml") is not null && types.Contains("wordprocessingml.document.main+xml", StringComparison.Ordinal) => ContentKind.Docx,
        _ when archive.GetEntry("xl/workbook.xml") is not null && types.Contains("spreadsheetml.sheet.main+xml", StringComparison.Ordinal) => ContentKind.Xlsx,
        _ => null,
    };

    private static string? Read(ZipArchive archive, string name)
    {
        if (archive.GetEntry(name) is not { Length: < LongestEntry } entry)
        {
            return null;
        }

        // What an entry says of its length may be a lie: no more is unpacked than that.
        using var unpacked = entry.Open();
        var text = new byte[LongestEntry];
        var read = unpacked.ReadAtLeast(text, text.Length, throwOnEndOfStream: false);
        return Encoding.UTF8.GetString(text, 0, read).Trim();
    }

    private static bool Names(ReadOnlySpan<byte> bytes, string stream) => bytes.IndexOf(Encoding.Unicode.GetBytes(stream)) >= 0;
}
