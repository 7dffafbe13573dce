using EGov.Api;
using EGov.Organization.Model;
using EGov.Organization.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace EGov.Organization.Clients;

/// <summary>Lists the systems whose credentials the caller looks after.</summary>
internal static class ListApiClients
{
    private const string Sort = "api-clients/client-id";

    public sealed record Response(
        Guid Id, string ClientId, string Name, IReadOnlyList<string> Grants, IReadOnlyList<string> Scopes, Guid? AgencyId, bool Disabled, int Version)
    {
        internal static Response Of(ApiClient client) => new(
            client.Id, client.ClientId, client.Name, client.Grants, client.Scopes, client.AgencyId, client.DisabledAt is not null, client.Version);
    }

    internal static void Map(RouteGroupBuilder clients) => clients
        .MapGet("/", Handle)
        .RequireAuthorization(Policies.ManageAccounts)
        .WithName(nameof(ListApiClients))
        .WithSummary("List API clients");

    private static async Task<Ok<Page<Response>>> Handle(Caller caller, PageRequest page, OrganizationDb db, TimeProvider clock, CancellationToken ct)
    {
        var after = page.Keys<Keys>(Sort);
        var clients = db.ApiClientsInReach(caller, clock.Today()).AsNoTracking();
        if (after is not null)
        {
            clients = clients.Where(c => EF.Functions.GreaterThan(ValueTuple.Create(c.ClientId, c.Id), ValueTuple.Create(after.ClientId, after.Id)));
        }

        var rows = await clients.OrderBy(c => c.ClientId).ThenBy(c => c.Id)
            .Take(page.Limit + 1).ToListAsync(ct);
        return TypedResults.Ok(page.Cut(rows.ConvertAll(Response.Of), Sort, r => new Keys(r.ClientId, r.Id)));
    }

    private sealed record Keys(string ClientId, Guid Id);
}
