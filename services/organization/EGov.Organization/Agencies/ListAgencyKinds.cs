using EGov.Organization.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace EGov.Organization.Agencies;

/// <summary>The catalogue of agency kinds; a couple of dozen at most.</summary>
internal static class ListAgencyKinds
{
    public sealed record Response(string Code, string Vietnamese, string English);

    internal static void Map(RouteGroupBuilder kinds) => kinds
        .MapGet("/", Handle)
        .RequireAuthorization(Policies.Read)
        .WithName(nameof(ListAgencyKinds))
        .WithSummary("List the kinds of agency");

    private static async Task<Ok<List<Response>>> Handle(OrganizationDb db, CancellationToken ct) => TypedResults.Ok(
        await db.AgencyKinds.AsNoTracking().OrderBy(k => k.Code).Select(k => new Response(k.Code, k.Vietnamese, k.English)).ToListAsync(ct));
}
