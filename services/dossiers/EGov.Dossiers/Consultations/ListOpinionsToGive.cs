using EGov.Api;
using EGov.Dossiers.Storage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace EGov.Dossiers.Consultations;

/// <summary>What the agency, or one below it, has been asked and not answered yet, by deadline.</summary>
internal static class ListOpinionsToGive
{
    private const string Sort = "consultations/to-answer";

    internal static void Map(RouteGroupBuilder consultations) => consultations
        .MapGet("/to-answer", Handle)
        .WithName(nameof(ListOpinionsToGive))
        .WithSummary("List the consultations that wait for the agency");

    private static async Task<Results<Ok<Page<ConsultationView>>, ProblemHttpResult>> Handle(
        Guid? agency, bool? below, PageRequest page, Caller caller, DossiersDb db, Calendars calendars, TimeProvider clock, CancellationToken ct)
    {
        var scope = await AgencyScope.OfAsync(db, caller, agency, below == true, ct);
        if (scope is null)
        {
            return CommonRefusals.NotFound.ToProblem();
        }

        var agencies = scope.Agencies;
        var open = db.Consultations.Open().Where(c => agencies.Contains(c.AgencyId));
        return TypedResults.Ok(await open.PageAsync(page, Sort, db, calendars, clock.GetUtcNow(), ct));
    }
}
