using EGov.Api;
using EGov.Dossiers.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace EGov.Dossiers.Printing;

/// <summary>A refusal on paper (form 03), also of what the counter did not take and so never became a dossier. It has its number and words already.</summary>
internal static class GetRefusalForm
{
    internal static void Map(RouteGroupBuilder refusals) => refusals
        .MapGet("/{id:guid}/form", Handle)
        .RequireAuthorization(Policies.Work)
        .WithName(nameof(GetRefusalForm))
        .WithSummary("Print a refusal");

    private static async Task<Results<FileContentHttpResult, ContentHttpResult, NotFound, ProblemHttpResult>> Handle(
        Guid id, Choice<PrintFormat>? format, Caller caller, HttpContext http, DossiersDb db, PaperDesk desk, PdfPrinter printer, CancellationToken ct)
    {
        var agencies = db.AgenciesInReach(caller);
        var notice = await db.RefusalNotices.AsNoTracking().SingleOrDefaultAsync(n => n.Id == id && agencies.Contains(n.AgencyId), ct);
        if (notice is null)
        {
            return TypedResults.NotFound();
        }

        var view = await desk.ViewAsync(notice, ct);
        return await printer.AnswerAsync(http, format, view.Page, Forms.PaperView.Sheet, $"refusal-{notice.DocumentNumber.Replace('/', '-')}", ct);
    }
}
