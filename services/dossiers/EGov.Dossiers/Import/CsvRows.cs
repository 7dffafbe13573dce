using System.Runtime.CompilerServices;
using System.Text;

namespace EGov.Dossiers.Import;

/// <summary>Reads CSV (RFC 4180, comma or semicolon, UTF-8 with or without mark) row by row; a file of any length takes the memory of one row.</summary>
internal static class CsvRows
{
    /// <summary>A cell longer than this is a lost quotation mark, not a text.</summary>
    private const int LongestRow = 64 * 1024;

    internal static async IAsyncEnumerable<(int Line, List<string> Cells)> ReadAsync(Stream stream, [EnumeratorCancellation] CancellationToken ct)
    {
        using var reader = new StreamReader(stream, new UTF8Encoding(false, throwOnInvalidBytes: true), detectEncodingFromByteOrderMarks: true, 64 * 1024, leaveOpen: true);
        char? separator = null;
        var record = new StringBuilder();
        var (line, first) = (0, 0);
        while (await NextAsync(reader, ct) is { } text)
        {
            line++;
            first = record.Length == 0 ? line : first;
            record.Append(record.Length == 0 ? "" : "\n").Append(text);
            if (record.Length > LongestRow)
            {
                throw new FormatException("The row is too long.");
            }

            // An odd number of quotation marks means that a line break lies inside a cell.
            if (Quotes(record) % 2 != 0)
            {
                continue;
            }

            var whole = record.ToString();
            record.Clear();
            if (string.IsNullOrWhiteSpace(whole))
            {
                continue;
            }

            separator ??= whole.Contains(';', StringComparison.Ordinal) && !whole.Contains(',', StringComparison.Ordinal) ? ';' : ',';
            yield return (first, Split(whole, separator.Value));
        }

        if (record.Length > 0)
        {
            throw new FormatException("A quotation mark is not closed.");
        }
    }

    private static async Task<string?> NextAsync(StreamReader reader, CancellationToken ct)
    {
        try
        {
            return await reader.ReadLineAsync(ct);
        }
        catch (DecoderFallbackException e)
        {
            throw new FormatException("The file is not UTF-8.", e);
        }
    }

    private static List<string> Split(string row, char separator)
    {
        var cells = new List<string>();
        var cell = new StringBuilder();
        var quoted = false;
        for (var i = 0; i < row.Length; i++)
        {
            if (row[i] == '"')
            {
                if (quoted && i + 1 < row.Length && row[i + 1] == '"')
                {
                    cell.Append(row[i++]);
                }
                else
                {
                    quoted = !quoted;
                }
            }
            else if (row[i] == separator && !quoted)
            {
                cells.Add(cell.ToString().Trim());
                cell.Clear();
            }
            else
            {
                cell.Append(row[i]);
            }
        }

        cells.Add(cell.ToString().Trim());
        return cells;
    }

    private static int Quotes(StringBuilder text)
    {
        var count = 0;
        foreach (var chunk in text.GetChunks())
        {
            count += chunk.Span.Count('"');
        }

        return count;
    }
}
