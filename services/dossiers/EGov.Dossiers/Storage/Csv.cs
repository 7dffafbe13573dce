using System.Globalization;
using System.Text;

namespace EGov.Dossiers.Storage;

/// <summary>CSV as spreadsheets here read it: UTF-8 with a byte order mark, commas, every text that needs it in quotes.</summary>
internal static class Csv
{
    internal const string ContentType = "text/csv";

    internal static StreamWriter Writer(Stream stream) => new(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), 32 * 1024, leaveOpen: true);

    internal static string Line(params ReadOnlySpan<object?> cells)
    {
        var line = new StringBuilder();
        foreach (var cell in cells)
        {
            line.Append(line.Length == 0 ? "" : ",").Append(Cell(cell));
        }

        return line.Append("\r\n").ToString();
    }

    /// <summary>Whether the caller would rather have CSV than JSON.</summary>
    internal static bool IsWanted(HttpRequest request) =>
        request.Headers.Accept.ToString().Contains(ContentType, StringComparison.OrdinalIgnoreCase);

    internal static string Time(DateTimeOffset? at) =>
        at?.ToOffset(WorkingTime.CivilTime.Offset).ToString("dd/MM/yyyy HH:mm", CultureInfo.InvariantCulture) ?? "";

    private static string Cell(object? cell)
    {
        if (cell is not string text)
        {
            return Convert.ToString(cell, CultureInfo.InvariantCulture) ?? "";
        }

        // A name that begins like a formula would be run by the spreadsheet that opens the file.
        text = text.Length > 0 && text[0] is '=' or '+' or '-' or '@' or '\t' ? $"'{text}" : text;
        return text.AsSpan().IndexOfAny(",\"\r\n") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
