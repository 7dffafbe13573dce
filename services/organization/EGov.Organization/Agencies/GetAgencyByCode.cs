using EGov.Api;
using EGov.Organization.Model;
using EGov.Organization.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace EGov.Organization.Agencies;

/// <summary>
/// Finds the agency that a code of either form belongs to, also when the code has ended: documents that bear it are still about, and no
/// other agency ever gets it.
/// </summary>
internal static class GetAgencyByCode
{
    internal static void Map(RouteGroupBuilder agencies) => agencies
        .MapGet("/by-code/{code}", Handle)
        .RequireAuthorization(Policies.Read)
        .WithName(nameof(GetAgencyByCode))
        .WithSummary("Get the agency of an identification code, present or former");

    private static async Task<Results<Ok<AgencyDetail>, NotFound, ProblemHttpResult>> Handle(
        string code, DateOnly? asOf, HttpResponse http, OrganizationDb db, TimeProvider clock, CancellationToken ct)
    {
        if (IdentificationCode.FormOf(code) is null)
        {
            return Refusals.InvalidCode.ToProblem();
        }

        var id = await db.AgencyCodes.AsNoTracking().Where(c => c.Code == code).Select(c => c.AgencyId).FirstOrDefaultAsync(ct);
        if (id == Guid.Empty || await AgencyDetail.ReadAsync(db, id, asOf ?? clock.Today(), ct) is not { } detail)
        {
            return TypedResults.NotFound();
        }

        http.SetETag(detail.Agency.Version);
        return TypedResults.Ok(detail);
    }
}
