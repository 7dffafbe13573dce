using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.IdentityModel.Tokens;

namespace EGov.Organization.Tokens;

/// <summary>What clients need to know about the issuer (OpenID Connect discovery), and the keys that its tokens are checked with.</summary>
internal static class GetDiscovery
{
    internal static void Map(RouteGroupBuilder wellKnown)
    {
        wellKnown.MapGet("/openid-configuration", Discovery).AllowAnonymous()
            .WithName(nameof(GetDiscovery)).WithSummary("Discovery document");
        wellKnown.MapGet("/jwks.json", Keys).AllowAnonymous()
            .WithName("GetKeys").WithSummary("Keys that access tokens are signed with");
    }

    private static Ok<DiscoveryDocument> Discovery(HttpRequest request, IConfiguration configuration)
    {
        var issuer = configuration["Identity:Issuer"] ?? string.Empty;
        // From outside, addresses are the gateway's. From inside, asking the gateway would need it to be up before the services are.
        var address = request.Headers.ContainsKey("X-Forwarded-Host") ? issuer : $"{request.Scheme}://{request.Host}";
        return TypedResults.Ok(new DiscoveryDocument(
            issuer,
            $"{address}/connect/token",
            $"{address}/connect/revocation",
            $"{address}/.well-known/jwks.json",
            [.. Policies.All.Order(StringComparer.Ordinal)],
            ["client_credentials", "password", "refresh_token"],
            ["client_secret_basic", "client_secret_post"],
            ["token"],
            ["public"],
            [SecurityAlgorithms.EcdsaSha256]));
    }

    private static async Task<Ok<KeySet>> Keys(HttpResponse response, KeyRing keys, CancellationToken ct)
    {
        response.Headers.CacheControl = "public, max-age=60";
        var published = await keys.PublishedAsync(ct);
        return TypedResults.Ok(new KeySet([.. published.Select(k => new PublishedKey(k.Kty, k.Crv, k.X, k.Y, k.Kid, k.Use, k.Alg))]));
    }

    internal sealed record DiscoveryDocument(
        [property: JsonPropertyName("issuer")] string Issuer,
        [property: JsonPropertyName("token_endpoint")] string TokenEndpoint,
        [property: JsonPropertyName("revocation_endpoint")] string RevocationEndpoint,
        [property: JsonPropertyName("jwks_uri")] string JwksUri,
        [property: JsonPropertyName("scopes_supported")] string[] Scopes,
        [property: JsonPropertyName("grant_types_supported")] string[] GrantTypes,
        [property: JsonPropertyName("token_endpoint_auth_methods_supported")] string[] AuthenticationMethods,
        [property: JsonPropertyName("response_types_supported")] string[] ResponseTypes,
        [property: JsonPropertyName("subject_types_supported")] string[] SubjectTypes,
        [property: JsonPropertyName("id_token_signing_alg_values_supported")] string[] SigningAlgorithms);

    internal sealed record KeySet(IReadOnlyList<PublishedKey> Keys);

    internal sealed record PublishedKey(string Kty, string Crv, string X, string Y, string Kid, string Use, string Alg);
}
