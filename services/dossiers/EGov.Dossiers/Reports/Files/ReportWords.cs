using System.Globalization;
using EGov.Dossiers.Storage;

namespace EGov.Dossiers.Reports.Files;

/// <summary>What files say in words, the same in each of them.</summary>
internal static class ReportWords
{
    // Written out, because a machine without the culture's data must print the same bytes.
    private static readonly NumberFormatInfo Numbers = new() { NumberDecimalSeparator = ",", NumberGroupSeparator = ".", NumberGroupSizes = [3] };

    internal static string PlaceAndDate(ReportHead head) =>
        FormattableString.Invariant($"{head.Place}, ngày {head.AsOf:dd} tháng {head.AsOf:MM} năm {head.AsOf:yyyy}");

    internal static string Period(ReportHead head) => FormattableString.Invariant(
        $"Kỳ từ ngày {head.From:dd/MM/yyyy} đến ngày {head.To:dd/MM/yyyy}; số liệu chốt hết ngày {head.AsOf:dd/MM/yyyy}{Narrowed(head)}");

    internal static string Heading(ReportColumn column) => column.Group is null ? column.Title.Vi : $"{column.Group.Vi} - {column.Title.Vi}";

    internal static string Cell(object? value, CellKind kind) => value switch
    {
        null => "",
        DateTimeOffset at => Csv.Time(at),
        decimal number when kind == CellKind.Ratio => (number * 100).ToString("#,##0.##", Numbers) + "%",
        decimal number => number.ToString("#,##0.##", Numbers),
        long number => number.ToString("#,##0", Numbers),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };

    private static string Narrowed(ReportHead head) =>
        (head.Field is { } field ? $"; lĩnh vực {field}" : "") + (head.Procedure is { } procedure ? $"; thủ tục {procedure}" : "");
}
