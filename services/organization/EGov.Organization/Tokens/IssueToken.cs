using System.Globalization;
using EGov.Api;
using EGov.Organization.Model;
using EGov.Organization.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace EGov.Organization.Tokens;

/// <summary>
/// The token endpoint (RFC 6749). Only known clients with their secret are answered. Refusals are problem+json with the platform's codes
/// and, for OAuth libraries, <c>error</c> and <c>error_description</c>.
/// </summary>
internal static class IssueToken
{
    internal static void Map(RouteGroupBuilder connect) => connect
        .MapPost("/token", Handle)
        .AllowAnonymous()
        .DisableAntiforgery()
        .Accepts<IFormCollection>("application/x-www-form-urlencoded")
        .WithName(nameof(IssueToken))
        .WithSummary("Issue an access token: client_credentials, password (first-party clients) or refresh_token");

    private static async Task<Results<Ok<TokenResponse>, ProblemHttpResult>> Handle(
        HttpContext http, OrganizationDb db, AccessTokens tokens, PasswordGrant password, RefreshGrant refresh, SecurityClock clock, CancellationToken ct)
    {
        http.Response.Headers.CacheControl = "no-store";
        if (await TokenForm.ReadAsync(http.Request, ct) is not { } form || form["grant_type"] is not { } grant)
        {
            return Refuse(Refusals.MalformedTokenRequest, "invalid_request");
        }

        var client = await db.ApiClients.AsNoTracking().SingleOrDefaultAsync(c => c.ClientId == form.ClientId, ct);
        if (client is null || !client.Accepts(form.ClientSecret ?? string.Empty))
        {
            http.Response.Headers.WWWAuthenticate = "Basic realm=\"egov\"";
            return Refuse(Refusals.UnknownClient, "invalid_client");
        }

        if (!client.Grants.Contains(grant, StringComparer.Ordinal))
        {
            return grant is "client_credentials" or "password" or "refresh_token"
                ? Refuse(Refusals.GrantNotAllowed, "unauthorized_client")
                : Refuse(Refusals.UnsupportedGrant, "unsupported_grant_type");
        }

        var granted = grant switch
        {
            "client_credentials" => await ForClient(client, form, tokens, ct),
            "password" => await password.GrantAsync(client, form, ct),
            _ => await refresh.GrantAsync(client, form, ct),
        };
        if (granted.Refusal is not { } refusal)
        {
            return TypedResults.Ok(granted.Token!);
        }

        if (granted.RetryAt is { } retryAt)
        {
            http.Response.Headers.RetryAfter = Math.Ceiling((retryAt - clock.Now).TotalSeconds).ToString(CultureInfo.InvariantCulture);
        }

        return Refuse(refusal, refusal == Refusals.ScopeNotAllowed ? "invalid_scope" : refusal == Refusals.MalformedTokenRequest ? "invalid_request" : "invalid_grant");
    }

    /// <summary>A system acting for itself: what it was registered with, in one query.</summary>
    private static async Task<Granted> ForClient(ApiClient client, TokenForm form, AccessTokens tokens, CancellationToken ct)
    {
        var rights = new Rights(client.AgencyId, client.ReachesBelow, client.Scopes);
        return rights.Narrow(form["scope"]) is { } scopes
            ? await tokens.IssueAsync(new Grantee(client.Id, CallerKind.Client, client.Name, client.ClientId, rights), scopes, refresh: null, ct)
            : Refusals.ScopeNotAllowed;
    }

    private static ProblemHttpResult Refuse(Refusal refusal, string error) =>
        refusal.ToProblem(("error", error), ("error_description", refusal.English));
}
