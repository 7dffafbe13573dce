using EGov.Api;
using EGov.Dossiers.Model;
using EGov.Dossiers.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace EGov.Dossiers.Printing;

/// <summary>
/// A paper that law names, about one dossier, as page or PDF. Asking for it issues it: it gets its number once and keeps its words; asking again
/// reprints it, and reprints are counted.
/// </summary>
internal static class GetPaper
{
    /// <param name="Occasion">Which of several of the form; the last when absent.</param>
    /// <param name="Format">Page or PDF; as accepted when absent.</param>
    public readonly record struct Wanted(int? Occasion, Choice<PrintFormat>? Format);

    internal static void Map(RouteGroupBuilder dossiers, RouteGroupBuilder mine)
    {
        dossiers.MapGet("/{id:guid}/forms/{form}", ForOfficial)
            .RequireAuthorization(Policies.Work)
            .WithName(nameof(GetPaper))
            .WithSummary("Print a paper of a dossier");
        mine.MapGet("/{id:guid}/forms/{form}", ForOwner)
            .RequireAuthorization(Policies.Submit)
            .WithName("GetMyPaper")
            .WithSummary("Print a paper of one's own dossier");
    }

    private static Task<Results<FileContentHttpResult, ContentHttpResult, NotFound, ProblemHttpResult>> ForOfficial(
        Guid id, string form, [AsParameters] Wanted wanted, Caller caller, HttpContext http, DossiersDb db, PaperDesk desk, PdfPrinter printer, CancellationToken ct) =>
        AnswerAsync(db.Dossiers.InReach(db, caller).Where(d => d.Id == id), PaperForms.Find(form), wanted, caller, http, desk, printer, ct);

    /// <summary>The control slip is between agencies.</summary>
    private static Task<Results<FileContentHttpResult, ContentHttpResult, NotFound, ProblemHttpResult>> ForOwner(
        Guid id, string form, [AsParameters] Wanted wanted, Caller caller, HttpContext http, DossiersDb db, PaperDesk desk, PdfPrinter printer, CancellationToken ct) =>
        AnswerAsync(
            db.Dossiers.OwnedBy(caller).Where(d => d.Id == id), PaperForms.Find(form) is { } known && known != PaperForm.ControlSlip ? known : null,
            wanted, caller, http, desk, printer, ct);

    private static async Task<Results<FileContentHttpResult, ContentHttpResult, NotFound, ProblemHttpResult>> AnswerAsync(
        IQueryable<Dossier> visible, PaperForm? form, Wanted wanted, Caller caller, HttpContext http, PaperDesk desk, PdfPrinter printer, CancellationToken ct)
    {
        var dossier = await visible.AsNoTracking().SingleOrDefaultAsync(ct);
        if (dossier is null || form is not { } known)
        {
            return TypedResults.NotFound();
        }

        var (paper, refusal) = await desk.IssueAsync(dossier, known, wanted.Occasion, caller, ct);
        if (paper is null)
        {
            return refusal!.ToProblem();
        }

        var view = desk.View(paper);
        var answer = await printer.AnswerAsync(http, wanted.Format, view.Page, Forms.PaperView.Sheet, $"{PaperForms.PathOf(known)}-{dossier.Code ?? dossier.Id.ToString()}", ct);
        if (answer.Result is not ProblemHttpResult)
        {
            await desk.PrintedAsync(paper, ct);
        }

        return answer;
    }
}
