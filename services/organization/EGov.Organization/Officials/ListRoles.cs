using EGov.Organization.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace EGov.Organization.Officials;

/// <summary>The catalogue of roles; a couple of dozen at most.</summary>
internal static class ListRoles
{
    public sealed record Response(string Code, string Vietnamese, string English, IReadOnlyList<string> Scopes, bool ReachesBelow, int Version);

    internal static void Map(RouteGroupBuilder roles) => roles
        .MapGet("/", Handle)
        .RequireAuthorization(Policies.Read)
        .WithName(nameof(ListRoles))
        .WithSummary("List the roles");

    private static async Task<Ok<List<Response>>> Handle(OrganizationDb db, CancellationToken ct) => TypedResults.Ok(
        await db.Roles.AsNoTracking().OrderBy(r => r.Code)
            .Select(r => new Response(r.Code, r.Vietnamese, r.English, r.Scopes, r.ReachesBelow, r.Version)).ToListAsync(ct));
}
