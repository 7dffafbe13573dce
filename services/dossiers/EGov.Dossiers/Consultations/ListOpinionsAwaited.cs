using EGov.Api;
using EGov.Dossiers.Storage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace EGov.Dossiers.Consultations;

/// <summary>What the caller, or with <c>all</c> anybody in the agency, has asked and not been answered yet, by deadline.</summary>
internal static class ListOpinionsAwaited
{
    private const string Sort = "consultations/asked";

    internal static void Map(RouteGroupBuilder consultations) => consultations
        .MapGet("/asked", Handle)
        .WithName(nameof(ListOpinionsAwaited))
        .WithSummary("List the consultations the caller waits for");

    private static async Task<Results<Ok<Page<ConsultationView>>, ProblemHttpResult>> Handle(
        bool? all, PageRequest page, Caller caller, DossiersDb db, Calendars calendars, TimeProvider clock, CancellationToken ct)
    {
        if (caller is not { OfficialId: { } official, AgencyId: { } agency })
        {
            return CommonRefusals.NotFound.ToProblem();
        }

        var open = db.Consultations.Open().Where(c => c.AskingAgencyId == agency && (all == true || c.AskedBy == official));
        return TypedResults.Ok(await open.PageAsync(page, Sort, db, calendars, clock.GetUtcNow(), ct));
    }
}
