namespace EGov.Dossiers.Printing;

/// <summary>The same document printed twice is the same file: the instant of printing, the one thing that differs, is taken out of the metadata.</summary>
internal static class PdfDates
{
    /// <summary>The information dictionary is the first object Chromium writes.</summary>
    private const int Head = 4096;

    internal static byte[] Remove(byte[] pdf)
    {
        Blank(pdf.AsSpan(0, Math.Min(Head, pdf.Length)), "/CreationDate ("u8);
        Blank(pdf.AsSpan(0, Math.Min(Head, pdf.Length)), "/ModDate ("u8);
        return pdf;
    }

    /// <summary>Overwrites the entry with blanks, so that no offset in the file moves.</summary>
    private static void Blank(Span<byte> head, ReadOnlySpan<byte> key)
    {
        var at = head.IndexOf(key);
        if (at >= 0)
        {
            head[at..][..(head[at..].IndexOf((byte)')') + 1)].Fill((byte)' ');
        }
    }
}
