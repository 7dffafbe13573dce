using System.ComponentModel.DataAnnotations;
using EGov.Api;
using EGov.Messaging;
using EGov.Organization.Contracts;
using EGov.Organization.Model;
using EGov.Organization.Storage;
using EGov.Postgres;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace EGov.Organization.Clients;

/// <summary>Gives another system credentials of its own. The secret is shown this once; a repeated request is answered without it.</summary>
internal static class RegisterApiClient
{
    public sealed record Request(
        [Required, StringLength(64, MinimumLength = 3), RegularExpression("[a-z][a-z0-9-]*")] string ClientId,
        [Required, StringLength(200)] string Name,
        [Required, MaxLength(50)] IReadOnlyList<string> Scopes,
        Guid? AgencyId,
        bool ReachesBelow);

    public sealed record Response(Guid Id, string ClientId, string? ClientSecret, int Version);

    internal static void Map(RouteGroupBuilder clients) => clients
        .MapPost("/", Handle)
        .RequireAuthorization(Policies.ManageAccounts)
        .WithIdempotency<OrganizationDb>()
        .WithName(nameof(RegisterApiClient))
        .WithSummary("Register an API client");

    private static async Task<Results<Created<Response>, ProblemHttpResult>> Handle(
        Request request, IdempotencyKey key, Caller caller, HttpResponse http, OrganizationDb db, IEventLog events, TimeProvider clock, CancellationToken ct)
    {
        if (!request.Scopes.All(Policies.All.Contains))
        {
            return Refusals.UnknownScope.ToProblem();
        }

        var reachable = request.AgencyId is { } agency
            ? await db.AgenciesInReach(caller, clock.Today()).AnyAsync(a => a.Id == agency, ct)
            : await db.IsAtTheTopAsync(caller, clock.Today(), ct);
        if (!reachable)
        {
            return Refusals.UnknownAgency.ToProblem();
        }

        if (request.Scopes.Any(s => Policies.IsManagement(s) && !caller.Has(s)) || (request.ReachesBelow && !caller.ReachesBelow))
        {
            return Refusals.MayNotConfer.ToProblem();
        }

        var secret = Secret.Create();
        var client = new ApiClient
        {
            Id = Guid.CreateVersion7(),
            ClientId = request.ClientId,
            Name = VietnameseText.Nfc(request.Name),
            SecretHash = Secret.Hash(secret),
            Grants = ["client_credentials"],
            Scopes = [.. request.Scopes.Distinct(StringComparer.Ordinal)],
            AgencyId = request.AgencyId,
            ReachesBelow = request.ReachesBelow,
        };
        db.Add(client);
        events.Stage(client, new ApiClientRegistered(client.Id, client.ClientId, client.Name, client.Scopes, client.AgencyId));

        var (location, response) = ($"/v1/api-clients/{client.Id}", new Response(client.Id, client.ClientId, secret, client.Version));
        // What is remembered is readable in the database, so not the secret.
        db.Remember(key, StatusCodes.Status201Created, location, client.Version, response with { ClientSecret = null });
        await db.SaveChangesAsync(ct);

        http.SetETag(client.Version);
        http.Headers.CacheControl = "no-store";
        return TypedResults.Created(location, response);
    }
}
