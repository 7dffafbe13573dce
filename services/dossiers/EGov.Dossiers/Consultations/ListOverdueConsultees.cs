using EGov.Api;
using EGov.Dossiers.Storage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace EGov.Dossiers.Consultations;

/// <summary>Agencies that owe an answer after its deadline, longest first, for the heads of the desk and of the agency that asked (NĐ 61/2018 điều 19).</summary>
internal static class ListOverdueConsultees
{
    private const string Sort = "consultations/overdue";

    internal static void Map(RouteGroupBuilder consultations) => consultations
        .MapGet("/overdue", Handle)
        .RequireAuthorization(Policies.AnyOf(Policies.Assign, Policies.Decide))
        .WithName(nameof(ListOverdueConsultees))
        .WithSummary("List consulted agencies whose answer is overdue");

    private static async Task<Results<Ok<Page<ConsultationView>>, ProblemHttpResult>> Handle(
        Guid? agency, bool? below, PageRequest page, Caller caller, DossiersDb db, Calendars calendars, TimeProvider clock, CancellationToken ct)
    {
        var scope = await AgencyScope.OfAsync(db, caller, agency, below == true, ct);
        if (scope is null)
        {
            return CommonRefusals.NotFound.ToProblem();
        }

        var agencies = scope.Agencies;
        var now = clock.GetUtcNow();
        var overdue = db.Consultations.Open().Where(c => c.DueAt < now
            && (agencies.Contains(c.AskingAgencyId) || db.Dossiers.Any(d => d.Id == c.DossierId && agencies.Contains(d.ReceivingAgencyId))));
        return TypedResults.Ok(await overdue.PageAsync(page, Sort, db, calendars, now, ct));
    }
}
