using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Tokens;
using UglyToad.PdfPig.Writer;

namespace EGov.Dossiers.Files.Signing;

/// <summary>
/// An incremental update of a PDF: new and changed objects behind the file as it is, then a cross-reference section of the kind the file has,
/// a table or a stream.
/// </summary>
internal sealed class PdfUpdate
{
    private readonly byte[] _pdf;
    private readonly PdfDocument _document;
    private readonly long _previous;
    private readonly bool _hasTable;
    private readonly SortedDictionary<long, (int Generation, byte[] Body)> _objects = [];
    private long _next;

    private PdfUpdate(byte[] pdf, PdfDocument document, long previous, bool hasTable)
    {
        (_pdf, _document, _previous, _hasTable) = (pdf, document, previous, hasTable);
        _next = document.Structure.CrossReferenceTable.ObjectOffsets.Keys.Select(k => k.ObjectNumber).Append(document.Structure.Trailer.Size - 1).Max() + 1;
    }

    /// <summary>An update of the file, or null where its last cross-reference section is not where it says.</summary>
    internal static PdfUpdate? Of(byte[] pdf, PdfDocument document)
    {
        var said = pdf.AsSpan().LastIndexOf("startxref"u8);
        if (said < 0)
        {
            return null;
        }

        var number = Encoding.ASCII.GetString(pdf.AsSpan(said + 9, Math.Min(32, pdf.Length - said - 9))).Split((char[])['\r', '\n', ' '], StringSplitOptions.RemoveEmptyEntries);
        if (number is not [var text, ..] || !long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var at) || at >= pdf.Length)
        {
            return null;
        }

        var section = pdf.AsSpan((int)at).TrimStart(" \r\n\t"u8);
        var hasTable = section.StartsWith("xref"u8);
        return hasTable || (section.Length > 0 && char.IsAsciiDigit((char)section[0])) ? new PdfUpdate(pdf, document, at, hasTable) : null;
    }

    internal IndirectReference NewReference() => new(_next++, 0);

    internal void Add(IndirectReference reference, string body) => _objects[reference.ObjectNumber] = (reference.Generation, Encoding.Latin1.GetBytes(body));

    internal void Add(IndirectReference reference, IToken body) => _objects[reference.ObjectNumber] = (reference.Generation, Bytes(body));

    internal byte[] Write()
    {
        using var output = new MemoryStream();
        output.Write(_pdf);
        output.Write("\n"u8);
        var offsets = new SortedDictionary<long, long>();
        foreach (var (number, (generation, body)) in _objects)
        {
            offsets[number] = output.Position;
            output.Write(Ascii($"{number} {generation} obj\n"));
            output.Write(body);
            output.Write("\nendobj\n"u8);
        }

        var section = output.Position;
        if (_hasTable)
        {
            WriteTable(output, offsets);
        }
        else
        {
            offsets[_next++] = section;
            WriteStream(output, offsets);
        }

        output.Write(Ascii($"startxref\n{section}\n%%EOF\n"));
        return output.ToArray();
    }

    private void WriteTable(MemoryStream output, SortedDictionary<long, long> offsets)
    {
        output.Write("xref\n"u8);
        foreach (var (number, offset) in offsets)
        {
            output.Write(Ascii($"{number} 1\n{offset:0000000000} {_objects[number].Generation:00000} n \n"));
        }

        output.Write("trailer\n<< "u8);
        WriteTrailer(output);
        output.Write(" >>\n"u8);
    }

    private void WriteStream(MemoryStream output, SortedDictionary<long, long> offsets)
    {
        const int EntryLength = 11;
        var entries = new byte[offsets.Count * EntryLength];
        var entry = entries.AsSpan();
        foreach (var (number, offset) in offsets)
        {
            entry[0] = 1;
            BinaryPrimitives.WriteInt64BigEndian(entry[1..], offset);
            BinaryPrimitives.WriteInt16BigEndian(entry[9..], (short)(_objects.TryGetValue(number, out var known) ? known.Generation : 0));
            entry = entry[EntryLength..];
        }

        output.Write(Ascii($"{_next - 1} 0 obj\n<< /Type /XRef /W [1 8 2] /Index [{string.Join(' ', offsets.Keys.Select(n => $"{n} 1"))}] /Length {entries.Length} "));
        WriteTrailer(output);
        output.Write(" >>\nstream\n"u8);
        output.Write(entries);
        output.Write("\nendstream\nendobj\n"u8);
    }

    private void WriteTrailer(MemoryStream output)
    {
        var trailer = _document.Structure.Trailer;
        output.Write(Ascii($"/Size {_next} /Prev {_previous} /Root {trailer.Root.ObjectNumber} {trailer.Root.Generation} R"));
        if (trailer.Info is { } info)
        {
            output.Write(" /Info "u8);
            output.Write(Bytes(info));
        }

        if (trailer.Identifier is { Count: > 0 } identifier)
        {
            output.Write(" /ID "u8);
            output.Write(Bytes(new ArrayToken([.. identifier])));
        }
    }

    private static byte[] Bytes(IToken token)
    {
        using var stream = new MemoryStream();
        new TokenWriter().WriteToken(token, stream);
        return stream.ToArray();
    }

    private static byte[] Ascii(FormattableString text) => Encoding.ASCII.GetBytes(text.ToString(CultureInfo.InvariantCulture));
}
