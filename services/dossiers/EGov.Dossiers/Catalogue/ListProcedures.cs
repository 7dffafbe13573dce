using EGov.Api;
using EGov.Dossiers.Storage;
using EGov.WorkingTime;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace EGov.Dossiers.Catalogue;

/// <summary>The public catalogue: procedures in effect today, by name. Search ignores diacritics and the order of words.</summary>
internal static class ListProcedures
{
    private const string Sort = "procedures/name";

    public sealed record Response(string Code, int Number, string Name, string Field, Guid? AgencyId, int Level, bool FullyOnline, DateOnly ValidFrom);

    internal static void Map(RouteGroupBuilder procedures) => procedures
        .MapGet("/", Handle)
        .AllowAnonymous()
        .WithName(nameof(ListProcedures))
        .WithSummary("Search the public catalogue");

    private static async Task<Ok<Page<Response>>> Handle(
        string? q, string? field, Guid? agency, int? level, bool? fullyOnline, PageRequest page, DossiersDb db, TimeProvider clock, CancellationToken ct)
    {
        var today = CivilTime.DateOf(clock.GetUtcNow());
        var after = page.Keys<NameKey>(Sort);
        var found = db.ProcedureVersions.InEffectOn(today);
        foreach (var word in VietnameseText.Fold(q ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var pattern = $"%{word.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal)}%";
            found = found.Where(v => EF.Functions.Like(EF.Property<string>(v, ProcedureVersionMapping.Search), pattern)
                || db.Procedures.Any(p => p.Id == v.ProcedureId && EF.Functions.Like(p.Code, pattern)));
        }

        var rows = await found
            .Where(v => field == null || v.Field == field)
            .Where(v => agency == null || v.AgencyId == null || v.AgencyId == agency)
            .Where(v => level == null || v.Level == level)
            .Where(v => fullyOnline == null || v.FullyOnline == fullyOnline)
            .Join(db.Procedures, v => v.ProcedureId, p => p.Id, (v, p) => new { v, p.Code })
            .Where(r => after == null || r.v.Name.CompareTo(after.Name) > 0 || (r.v.Name == after.Name && r.Code.CompareTo(after.Code) > 0))
            .OrderBy(r => r.v.Name).ThenBy(r => r.Code)
            .Take(page.Limit + 1)
            .Select(r => new Response(r.Code, r.v.Number, r.v.Name, r.v.Field, r.v.AgencyId, r.v.Level, r.v.FullyOnline, r.v.ValidFrom!.Value))
            .ToListAsync(ct);
        return TypedResults.Ok(page.Cut(rows, Sort, r => new NameKey(r.Name, r.Code)));
    }

    private sealed record NameKey(string Name, string Code);
}
