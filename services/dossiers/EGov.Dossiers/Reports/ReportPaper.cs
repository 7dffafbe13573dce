using EGov.Dossiers.Storage;
using Microsoft.EntityFrameworkCore;

namespace EGov.Dossiers.Reports;

/// <summary>The block above and below a report on paper: who reports, under whom, where, on which day. The day is the one told, never today.</summary>
internal sealed class ReportPaper(DossiersDb db)
{
    private static readonly string[] Prefixes = ["UBND thị trấn ", "UBND thành phố ", "UBND thị xã ", "UBND phường ", "UBND huyện ", "UBND quận ", "UBND tỉnh ", "UBND xã "];

    private static readonly ReportText[] Signatures =
    [
        new("NGƯỜI LẬP BÁO CÁO", "Prepared by"),
        new("THỦ TRƯỞNG CƠ QUAN, ĐƠN VỊ", "Head of the agency"),
    ];

    internal async Task<ReportHead> HeadAsync(
        IReport report, AskedReport asked, ReportRow? total, bool? balanced, IReadOnlyList<ReportText> notes, CancellationToken ct, ReportText? title = null, string? form = null)
    {
        var above = await AboveAsync(asked.Scope.Root, ct);
        return new ReportHead(
            report.Name, form ?? report.Form, title ?? report.Title, above.ElementAtOrDefault(1), asked.Scope.Name, asked.Scope.Root, !asked.Scope.IsOneAgency,
            report.IsRegister ? "Số: ........../STD-TTPVHCC" : "Số: ........../BC", PlaceOf(above), asked.From, asked.To, asked.AsOf, asked.By, asked.Field, asked.Procedure,
            report.Columns, total, balanced, notes, asked.DossiersOf(report.Name), Signatures);
    }

    /// <summary>The names of the agency and of those above it, from below.</summary>
    private async Task<List<string>> AboveAsync(Guid agency, CancellationToken ct)
    {
        var names = new List<string>();
        for (Guid? at = agency; at is { } id && names.Count < 10;)
        {
            var found = await db.Agencies.AsNoTracking().Where(a => a.Id == id).Select(a => new { a.Name, a.ParentId }).SingleOrDefaultAsync(ct);
            names.AddRange(found is null ? [] : [found.Name]);
            at = found?.ParentId;
        }

        return names;
    }

    /// <summary>The place is the nearest unit of administration: Đồng Tâm of UBND xã Đồng Tâm.</summary>
    private static string PlaceOf(List<string> above) =>
        above.Select(name => Prefixes.FirstOrDefault(p => name.StartsWith(p, StringComparison.OrdinalIgnoreCase)) is { } prefix ? name[prefix.Length..] : null)
            .FirstOrDefault(place => place is not null) ?? "..........";
}
