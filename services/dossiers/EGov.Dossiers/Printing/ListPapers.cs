using EGov.Api;
using EGov.Dossiers.Model;
using EGov.Dossiers.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace EGov.Dossiers.Printing;

/// <summary>The papers that were issued about a dossier, oldest first.</summary>
internal static class ListPapers
{
    /// <param name="Form">As in the paper's address.</param>
    /// <param name="Mark">The form and the act that gives it.</param>
    /// <param name="Prints">How often it was printed or shown; what exceeds one are reprints.</param>
    public sealed record Issued(
        string Form, string Title, string Mark, int Occasion, string Number, Guid AgencyId, DateTimeOffset At, DateTimeOffset IssuedAt, int Prints, DateTimeOffset? LastPrintedAt);

    public sealed record Response(IReadOnlyList<Issued> Papers);

    internal static void Map(RouteGroupBuilder dossiers, RouteGroupBuilder mine)
    {
        dossiers.MapGet("/{id:guid}/forms", ForOfficial)
            .RequireAuthorization(Policies.Work)
            .WithName(nameof(ListPapers))
            .WithSummary("List the papers issued about a dossier");
        mine.MapGet("/{id:guid}/forms", ForOwner)
            .RequireAuthorization(Policies.Submit)
            .WithName("ListMyPapers")
            .WithSummary("List the papers issued about one's own dossier");
    }

    private static Task<Results<Ok<Response>, NotFound>> ForOfficial(Guid id, Caller caller, DossiersDb db, CancellationToken ct) =>
        ListAsync(db.Dossiers.InReach(db, caller).Where(d => d.Id == id), db.IssuedPapers, ct);

    private static Task<Results<Ok<Response>, NotFound>> ForOwner(Guid id, Caller caller, DossiersDb db, CancellationToken ct) =>
        ListAsync(db.Dossiers.OwnedBy(caller).Where(d => d.Id == id), db.IssuedPapers.Where(p => p.Form != PaperForm.ControlSlip), ct);

    private static async Task<Results<Ok<Response>, NotFound>> ListAsync(IQueryable<Dossier> visible, IQueryable<IssuedPaper> papers, CancellationToken ct)
    {
        if (await visible.Select(d => (Guid?)d.Id).SingleOrDefaultAsync(ct) is not { } id)
        {
            return TypedResults.NotFound();
        }

        var issued = await papers.AsNoTracking().Where(p => p.DossierId == id).OrderBy(p => p.IssuedAt).ThenBy(p => p.Id).ToListAsync(ct);
        return TypedResults.Ok(new Response([.. issued.Select(p => new Issued(
            PaperForms.PathOf(p.Form), PaperForms.TitleOf(p.Form, p.Forms), PaperForms.MarkOf(p.Form, p.Forms), p.Occasion, p.Number, p.AgencyId,
            p.Content.At, p.IssuedAt, p.Prints, p.LastPrintedAt))]));
    }
}
