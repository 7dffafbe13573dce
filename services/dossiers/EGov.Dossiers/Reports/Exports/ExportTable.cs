using System.Globalization;
using System.Runtime.CompilerServices;
using EGov.Api;
using EGov.Dossiers.Reports.Files;

namespace EGov.Dossiers.Reports.Exports;

/// <summary>What goes into an export: a report, or the list of what one of its figures counts.</summary>
internal static class ExportTable
{
    /// <summary>Chromium prints this many lines within its time; nobody reads more on paper.</summary>
    internal const int MostPrinted = 10_000;

    /// <summary>A spreadsheet ends at row 1,048,576.</summary>
    internal const int MostInSpreadsheet = 1_000_000;

    private const int PageOfFigure = 10_000;

    internal static bool IsTooLong(ReportFormat format, long? rows) => rows > MostOf(format);

    internal static long MostOf(ReportFormat format) => format switch
    {
        ReportFormat.Pdf => MostPrinted,
        ReportFormat.Xlsx => MostInSpreadsheet,
        _ => long.MaxValue,
    };

    internal static string NameOf(ReportHead head, string? figure, ReportFormat format) =>
        ReportFiles.NameOf(figure is null ? head : head with { Report = $"{head.Report}-{figure}" }, format);

    /// <summary>The table and how many rows it will have; null where only reading them tells.</summary>
    internal static async Task<(ReportTable Table, long? Rows)> ReadAsync(IReport report, AskedReport asked, string? figure, string? line, CancellationToken ct)
    {
        var table = await report.ReadAsync(asked, ct);
        if (figure is null)
        {
            return (table, table.Count);
        }

        var index = table.Head.Columns.Select(c => c.Key).ToList().IndexOf(figure);
        var column = table.Head.Columns[index];
        var row = line is null ? table.Head.Total : await table.Rows.FirstOrDefaultAsync(r => r.Key == line, ct);
        var rows = column.Kind == CellKind.Count ? row?.Cells[index] as long? ?? 0 : (long?)null;
        var head = table.Head with
        {
            Form = null,
            Title = new($"DANH SÁCH HỒ SƠ: {ReportWords.Heading(column)}", $"List of dossiers: {column.Title.En}"),
            Columns = ColumnsOf(column),
            Total = null,
            Notes = [.. Note(column), .. row is { Key: not null } ? Note(table.Head, row) : []],
            Dossiers = null,
        };
        return (new ReportTable(head, rows ?? 0, RowsAsync(report, asked, figure, line, column.Kind == CellKind.Money, ct)), rows);
    }

    private static async IAsyncEnumerable<ReportRow> RowsAsync(
        IReport report, AskedReport asked, string figure, string? line, bool money, [EnumeratorCancellation] CancellationToken ct)
    {
        var number = 0L;
        for (string? after = null, end = ""; end is not null; after = end)
        {
            var page = await report.OpenAsync(asked, figure, line, new PageRequest(PageOfFigure, after), ct)
                ?? throw new InvalidOperationException($"{report.Name} says that {figure} opens, and does not open it.");
            foreach (var item in page.Items)
            {
                object?[] cells = [++number, item.Code, item.Name, item.Procedure, item.Agency, item.ReceivedAt, item.DueAt, item.FinishedAt];
                yield return new ReportRow(item.Id.ToString(), money ? [.. cells, item.Amount] : cells);
            }

            end = page.Next;
        }
    }

    private static List<ReportColumn> ColumnsOf(ReportColumn figure)
    {
        List<ReportColumn> columns =
        [
            Column("number", "STT", "No.", CellKind.Count),
            Column("code", "Mã hồ sơ", "Code"),
            Column("name", "Tên tổ chức, cá nhân", "Name"),
            Column("procedure", "Tên thủ tục hành chính", "Procedure"),
            Column("agency", "Cơ quan tiếp nhận", "Receiving agency"),
            Column("receivedAt", "Nhận hồ sơ", "Received", CellKind.Time),
            Column("dueAt", "Hẹn trả kết quả", "Due", CellKind.Time),
            Column("finishedAt", "Giải quyết xong", "Finished", CellKind.Time),
        ];
        return figure.Kind == CellKind.Money ? [.. columns, Column("amount", "Số tiền", "Amount", CellKind.Money)] : columns;
    }

    private static ReportColumn Column(string key, string vi, string en, CellKind kind = CellKind.Text) => new(key, new(vi, en), null, kind, null, false);

    private static IEnumerable<ReportText> Note(ReportColumn column) =>
        column.Formula is { } formula ? [new($"Cách tính: {formula.Vi}", $"Formula: {formula.En}")] : [];

    private static IEnumerable<ReportText> Note(ReportHead head, ReportRow line)
    {
        var words = string.Join(" ", head.Columns.Zip(line.Cells).Where(c => c.First.Kind == CellKind.Text).Select(c => Convert.ToString(c.Second, CultureInfo.InvariantCulture)).Where(w => w is { Length: > 0 }));
        yield return new($"Dòng: {words}", $"Line: {words}");
    }
}
