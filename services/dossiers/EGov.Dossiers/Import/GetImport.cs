using EGov.Api;
using EGov.Dossiers.Model;
using EGov.Dossiers.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace EGov.Dossiers.Import;

/// <summary>How far an import is, and what came of it, row by row: every fault and every dossier that was there already, by line of the file.</summary>
internal static class GetImport
{
    private const string Order = "import-notes";

    /// <param name="Line">Line in the file; the header is line 1.</param>
    /// <param name="Code">Stable code of what is said.</param>
    /// <param name="Column">Column concerned.</param>
    /// <param name="Value">What it held.</param>
    /// <param name="Messages">The same in words.</param>
    public sealed record Note(int Line, int Number, string Code, string? Column, string? Value, Words Messages);

    /// <summary>A text in both languages.</summary>
    public sealed record Words(string Vi, string En);

    /// <summary>The import and one page of its notes.</summary>
    public sealed record Response(
        Guid Id, DateTimeOffset At, bool DryRun, ImportState State, int Rows, int Written, int Imported, int Skipped, int Refused, Page<Note> Notes);

    internal sealed record Keys(int Line, int Number);

    internal static void Map(RouteGroupBuilder imports) => imports
        .MapGet("/{id:guid}", Handle)
        .WithName(nameof(GetImport))
        .WithSummary("Read the report of an import");

    private static async Task<Results<Ok<Response>, NotFound>> Handle(Guid id, PageRequest page, Caller caller, DossiersDb db, CancellationToken ct)
    {
        var run = await db.ImportsInReach(caller).Where(r => r.Id == id).Select(ImportView.Of).SingleOrDefaultAsync(ct);
        if (run is null)
        {
            return TypedResults.NotFound();
        }

        var after = page.Keys<Keys>(Order) ?? new Keys(0, 0);
        var notes = await db.Set<ImportNote>().AsNoTracking()
            .Where(n => n.ImportRunId == id && (n.Line > after.Line || (n.Line == after.Line && n.Number > after.Number)))
            .OrderBy(n => n.Line).ThenBy(n => n.Number)
            .Take(page.Limit + 1)
            .Select(n => new Note(n.Line, n.Number, n.Code, n.Column, n.Value, new Words(n.Vietnamese, n.English)))
            .ToListAsync(ct);
        return TypedResults.Ok(new Response(
            run.Id, run.At, run.DryRun, run.State, run.Rows, run.Written, run.Imported, run.Skipped, run.Refused, page.Cut(notes, Order, n => new Keys(n.Line, n.Number))));
    }
}
