using EGov.Api;
using EGov.Messaging;
using EGov.Organization.Contracts;
using EGov.Organization.Model;
using EGov.Organization.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace EGov.Organization.Clients;

/// <summary>Takes a system's credentials away.</summary>
internal static class DisableApiClient
{
    internal static void Map(RouteGroupBuilder clients) => clients
        .MapPost("/{id:guid}/disabling", Handle)
        .RequireAuthorization(Policies.ManageAccounts)
        .WithName(nameof(DisableApiClient))
        .WithSummary("Disable an API client");

    private static async Task<Results<Ok<ListApiClients.Response>, NotFound, ProblemHttpResult>> Handle(
        Guid id, IfMatch expected, Caller caller, HttpResponse http, OrganizationDb db, IEventLog events, TimeProvider clock, SecurityClock security, CancellationToken ct)
    {
        if (await db.ApiClientsInReach(caller, clock.Today()).SingleOrDefaultAsync(c => c.Id == id, ct) is not { } client)
        {
            return TypedResults.NotFound();
        }

        if (!expected.Matches(client.Version))
        {
            return CommonRefusals.VersionConflict.ToProblem();
        }

        if (client.DisabledAt is not null)
        {
            return Refusals.ClientIsDisabled.ToProblem();
        }

        (client.DisabledAt, client.Version) = (security.Now, client.Version + 1);
        events.Stage(client, new ApiClientDisabled(client.Id, client.ClientId));
        await db.SaveChangesAsync(ct);

        http.SetETag(client.Version);
        return TypedResults.Ok(ListApiClients.Response.Of(client));
    }
}
