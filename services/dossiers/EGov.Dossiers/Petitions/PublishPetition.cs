using System.ComponentModel.DataAnnotations;
using EGov.Api;
using EGov.Dossiers.Contracts;
using EGov.Dossiers.Model;
using EGov.Dossiers.Storage;
using EGov.Messaging;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace EGov.Dossiers.Petitions;

/// <summary>
/// A superior puts question and answer before everybody, in words written for it. They are refused while they name the asker, the applicant of the
/// dossier or anybody's identity number, telephone or mail address; the refusal lists every place.
/// </summary>
internal static class PublishPetition
{
    public sealed record Request(
        [Required, StringLength(200, MinimumLength = 5)] string Title, [Required, StringLength(5000, MinimumLength = 10)] string Question, [Required, StringLength(10000, MinimumLength = 10)] string Answer);

    public sealed record Response(Guid Id, int Version, string Code, DateTimeOffset PublishedAt);

    internal static void Map(RouteGroupBuilder petitions) => petitions
        .MapPost("/{id:guid}/publication", Handle)
        .RequireAuthorization(Policies.AnyOf(Policies.Assign, Policies.Decide))
        .WithName(nameof(PublishPetition))
        .WithSummary("Publish question and answer without personal data");

    private static async Task<Results<Ok<Response>, NotFound, ProblemHttpResult>> Handle(
        Guid id, Request request, IfMatch expected, Caller caller, HttpResponse http, DossiersDb db, IEventLog events, TimeProvider clock, CancellationToken ct)
    {
        var petition = await db.Petitions.InReach(db, caller).SingleOrDefaultAsync(p => p.Id == id, ct);
        if (petition is null)
        {
            return TypedResults.NotFound();
        }

        if (!expected.Matches(petition.Version))
        {
            return CommonRefusals.VersionConflict.ToProblem();
        }

        if (!await db.ReachesAsync(caller, petition.AgencyId, ct))
        {
            return Refusals.NotHolder.ToProblem();
        }

        var names = await db.Dossiers.AsNoTracking().Where(d => d.Id == petition.DossierId).Select(d => d.ApplicantName).ToListAsync(ct);
        var found = PersonalData.In([("title", request.Title), ("question", request.Question), ("answer", request.Answer)], [petition.AskerName, .. names]);
        if (found.Count > 0)
        {
            return Refusals.PersonalDataFound.ToProblem(("found", found));
        }

        var at = clock.GetUtcNow();
        if (petition.Publish(VietnameseText.Nfc(request.Title), request.Question.Normalize(), request.Answer.Normalize(), Actor.Of(caller), at) is { } refusal)
        {
            return refusal.ToProblem();
        }

        events.Stage(petition, new PetitionPublished(petition.Id, petition.AgencyId, at));
        await db.SaveChangesAsync(ct);
        http.SetETag(petition.Version);
        return TypedResults.Ok(new Response(petition.Id, petition.Version, petition.Code, at));
    }
}
