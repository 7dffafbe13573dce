using System.Text;
using EGov.Api;
using EGov.Dossiers.Model;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Exceptions;

namespace EGov.Dossiers.Files.Contents;

/// <summary>What a file is, told by its bytes and never by its name, and how many pages it has; or why it is not taken.</summary>
internal sealed record Inspection(ContentKind Kind, int? Pages)
{
    /// <summary>A hostile file must not keep its reader busy for ever.</summary>
    private static readonly TimeSpan LongestReading = TimeSpan.FromSeconds(20);

    internal static async Task<(Inspection? Found, Refusal? Refusal)> OfAsync(string path, string name, CancellationToken ct)
    {
        try
        {
            return await Task.Run(() => Of(path, name), ct).WaitAsync(LongestReading, ct);
        }
        catch (TimeoutException)
        {
            return (null, Refusals.FileUnreadable);
        }
    }

    private static (Inspection? Found, Refusal? Refusal) Of(string path, string name)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        Span<byte> start = stackalloc byte[8];
        start = start[..file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false)];
        file.Position = 0;
        return start switch
        {
            [] => (null, Refusals.FileEmpty),
            [(byte)'%', (byte)'P', (byte)'D', (byte)'F', (byte)'-', ..] => OfPdf(file),
            [0xFF, 0xD8, 0xFF, ..] => OfPicture(ContentKind.Jpeg, PictureSize.OfJpeg(file)),
            [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A] => OfPicture(ContentKind.Png, PictureSize.OfPng(file)),
            [(byte)'P', (byte)'K', 3, 4, ..] => Flowing(OfficeFile.OfZip(file)),
            [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1] => Flowing(OfficeFile.OfCompound(file)),
            [(byte)'{', (byte)'\\', (byte)'r', (byte)'t', (byte)'f', ..] => Flowing(ContentKind.Rtf),
            _ => IsText(file) ? Flowing(name.EndsWith(".csv", StringComparison.OrdinalIgnoreCase) ? ContentKind.Csv : ContentKind.Text) : (null, Refusals.FileTypeNotTaken),
        };
    }

    /// <summary>The bytes are read before the guard: a failing disk is a fault of ours and says nothing about the file.</summary>
    internal static (Inspection?, Refusal?) OfPdf(Stream file)
    {
        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        try
        {
            using var document = PdfDocument.Open(bytes, new ParsingOptions { UseLenientParsing = true, SkipMissingFonts = true, FilterProvider = CappedFilters.Instance });
            return document switch
            {
                { IsEncrypted: true } => (null, Refusals.FileEncrypted),
                { NumberOfPages: > 0 and var pages } => (new Inspection(ContentKind.Pdf, pages), null),
                _ => (null, Refusals.FileWithoutPages),
            };
        }
        catch (PdfDocumentEncryptedException)
        {
            return (null, Refusals.FileEncrypted);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // A reader of damaged or hostile bytes fails in every way there is; for us they all mean one thing.
            return (null, Refusals.FileUnreadable);
        }
    }

    private static (Inspection?, Refusal?) OfPicture(ContentKind kind, bool isWhole) =>
        isWhole ? (new Inspection(kind, 1), null) : (null, Refusals.FileUnreadable);

    private static (Inspection?, Refusal?) Flowing(ContentKind? kind) =>
        kind is { } known ? (new Inspection(known, null), null) : (null, Refusals.FileTypeNotTaken);

    /// <summary>Plain text in UTF-8, without control characters. What begins as markup is not text that people wrote.</summary>
    private static bool IsText(Stream file)
    {
        try
        {
            using var reader = new StreamReader(file, new UTF8Encoding(false, throwOnInvalidBytes: true), detectEncodingFromByteOrderMarks: false, leaveOpen: true);
            var buffer = new char[16 * 1024];
            var started = false;
            int read;
            while ((read = reader.Read(buffer)) > 0)
            {
                var text = buffer.AsSpan(0, read);
                if (!started && text.TrimStart("\uFEFF \t\r\n") is [var first, ..])
                {
                    started = true;
                    if (first == '<')
                    {
                        return false;
                    }
                }

                foreach (var c in text)
                {
                    if (char.IsControl(c) && c is not ('\t' or '\r' or '\n' or '\f'))
                    {
                        return false;
                    }
                }
            }

            return started;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }
}
