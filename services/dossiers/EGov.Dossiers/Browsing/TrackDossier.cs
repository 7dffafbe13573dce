using EGov.Dossiers.Contracts;
using EGov.Dossiers.Printing;
using EGov.Dossiers.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace EGov.Dossiers.Browsing;

/// <summary>Anyone with the code on the receipt sees the code and how far the dossier is, and nothing about persons.</summary>
internal static class TrackDossier
{
    public sealed record Response(string Code, DossierState State, int StateCode, string StateName, string StateNameEnglish, int Percent);

    internal static void Map(IEndpointRouteBuilder app) => app
        .MapGet("/v1/tracking/{code}", Handle)
        .AllowAnonymous()
        .WithTags("tracking")
        .WithName(nameof(TrackDossier))
        .WithSummary("Track a dossier by its code");

    private static async Task<Results<Ok<Response>, ContentHttpResult, NotFound>> Handle(
        string code, HttpContext http, DossiersDb db, PublishedVersions versions, CancellationToken ct)
    {
        var dossier = await db.Dossiers.AsNoTracking().Where(d => d.Code == code)
            .Select(d => new { d.State, d.Step, d.ProcedureVersionId }).SingleOrDefaultAsync(ct);
        if (dossier is null)
        {
            return TypedResults.NotFound();
        }

        var version = await versions.GetAsync(db, dossier.ProcedureVersionId, ct);
        var (vietnamese, english) = Progress.NameOf(dossier.State);
        var percent = Progress.PercentOf(dossier.State, dossier.Step, version.Content);
        // The code on a paper leads here, and what scans it is a browser.
        http.Response.Headers.Vary = "Accept";
        return PrintedAnswer.WantsPage(http.Request)
            ? PrintedAnswer.Show(http, TrackingPage.Of(code, vietnamese, english, percent))
            : TypedResults.Ok(new Response(code, dossier.State, (int)dossier.State, vietnamese, english, percent));
    }
}
