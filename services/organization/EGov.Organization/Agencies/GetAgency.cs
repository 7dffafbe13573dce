using EGov.Api;
using EGov.Organization.Model;
using EGov.Organization.Storage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace EGov.Organization.Agencies;

/// <summary>Shows an agency as of a day. Before its first day there is nothing to show.</summary>
internal static class GetAgency
{
    internal static void Map(RouteGroupBuilder agencies) => agencies
        .MapGet("/{id:guid}", Handle)
        .RequireAuthorization(Policies.Read)
        .WithName(nameof(GetAgency))
        .WithSummary("Get an agency as of a day (default: today)");

    private static async Task<Results<Ok<AgencyDetail>, NotFound>> Handle(
        Guid id, DateOnly? asOf, HttpResponse http, OrganizationDb db, TimeProvider clock, CancellationToken ct)
    {
        if (await AgencyDetail.ReadAsync(db, id, asOf ?? clock.Today(), ct) is not { } detail)
        {
            return TypedResults.NotFound();
        }

        http.SetETag(detail.Agency.Version);
        return TypedResults.Ok(detail);
    }
}
