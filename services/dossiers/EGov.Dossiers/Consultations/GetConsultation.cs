using EGov.Api;
using EGov.Dossiers.Browsing;
using EGov.Dossiers.Contracts;
using EGov.Dossiers.Model;
using EGov.Dossiers.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace EGov.Dossiers.Consultations;

/// <summary>A consultation with what its consultee needs of the dossier: who asks for what with which papers, not how to reach them.</summary>
internal static class GetConsultation
{
    public sealed record Paper(string Code, string Name, int Originals, int Copies);

    public sealed record About(
        string? Code, DossierState State, int StateCode, string StateName, ApplicantKind ApplicantKind, string ApplicantName, string? Subject,
        IReadOnlyList<Paper> Components, DateTimeOffset? ReceivedAt, DateTimeOffset? DueAt);

    public sealed record Response(ConsultationView Consultation, About Dossier);

    internal static void Map(RouteGroupBuilder consultations) => consultations
        .MapGet("/{id:guid}", Handle)
        .WithName(nameof(GetConsultation))
        .WithSummary("Read a consultation and what it is about");

    private static async Task<Results<Ok<Response>, NotFound>> Handle(
        Guid id, Caller caller, HttpResponse http, DossiersDb db, Calendars calendars, PublishedVersions versions, TimeProvider clock, CancellationToken ct)
    {
        var found = await ConsultationView.OfAsync(db.Consultations.InReach(db, caller).Where(c => c.Id == id), db, calendars, clock.GetUtcNow(), ct);
        if (found is not [var view])
        {
            return TypedResults.NotFound();
        }

        var d = await db.Dossiers.AsNoTracking().SingleAsync(x => x.Id == view.DossierId, ct);
        var version = await versions.GetAsync(db, d.ProcedureVersionId, ct);
        var names = version.Content.Components.ToDictionary(c => c.Code, c => c.Name, StringComparer.Ordinal);
        http.SetETag(view.Version);
        return TypedResults.Ok(new Response(view, new About(
            d.Code, d.State, (int)d.State, Progress.NameOf(d.State).Vietnamese, d.ApplicantKind, d.ApplicantName, d.Subject,
            [.. d.Components.Select(c => new Paper(c.Code, names[c.Code], c.Originals, c.Copies))], d.ReceivedAt, d.DueAt)));
    }
}
