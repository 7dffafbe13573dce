using System.Globalization;
using System.Security.Cryptography;
using EGov.Api;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace EGov.Testing;

/// <summary>
/// A token issuer in the test process: its own ES256 key, published over HTTP as the organization service publishes its keys,
/// so that a service under test validates tokens exactly as it does in production.
/// </summary>
public sealed class CallerTokens : IAsyncDisposable
{
    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly WebApplication _app;
    private readonly SigningCredentials _credentials;

    private CallerTokens()
    {
        var signing = new ECDsaSecurityKey(_key) { KeyId = Guid.NewGuid().ToString("N") };
        _credentials = new SigningCredentials(signing, SecurityAlgorithms.EcdsaSha256);
        var published = JsonWebKeyConverter.ConvertFromECDsaSecurityKey(signing);
        published.D = null;
        published.Use = "sig";
        published.Alg = SecurityAlgorithms.EcdsaSha256;

        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.MapGet("/.well-known/jwks.json", () => Results.Json(new { keys = new[] { new { kty = published.Kty, crv = published.Crv, x = published.X, y = published.Y, kid = published.Kid, use = "sig", alg = published.Alg } } }));
        _app.MapGet("/.well-known/openid-configuration", () => Results.Json(new { issuer = Issuer, jwks_uri = $"{Authority}/.well-known/jwks.json" }));
    }

    /// <summary>Where the keys are served (<c>Identity:Authority</c>).</summary>
    public string Authority { get; private set; } = string.Empty;

    /// <summary>Issuer text of the tokens (<c>Identity:Issuer</c>).</summary>
    public string Issuer => Authority;

    /// <summary>Starts the issuer on a free loopback port.</summary>
    public static async Task<CallerTokens> StartAsync()
    {
        var tokens = new CallerTokens();
        await tokens._app.StartAsync();
        tokens.Authority = tokens._app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        return tokens;
    }

    /// <summary>A token of ten minutes with the claims the organization service would write.</summary>
    public string For(CallerKind kind, params string[] scopes) => For(kind, Guid.CreateVersion7(), null, null, false, scopes);

    /// <summary>A token of an official of an agency.</summary>
    public string ForOfficial(Guid agency, Guid official, bool reachesBelow, params string[] scopes) =>
        For(CallerKind.Official, official, agency, official, reachesBelow, scopes);

    /// <summary>A token with everything said; <paramref name="change"/> may spoil it.</summary>
    public string For(
        CallerKind kind, Guid subject, Guid? agency, Guid? official, bool reachesBelow, IEnumerable<string> scopes, Action<SecurityTokenDescriptor>? change = null)
    {
        var claims = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["sub"] = subject.ToString(),
            ["kind"] = kind.ToString().ToLower(CultureInfo.InvariantCulture),
            ["name"] = $"{kind} {subject:N}"[..16],
            ["scope"] = string.Join(' ', scopes),
            ["client_id"] = "tests",
            ["reach"] = reachesBelow ? "below" : "own",
        };
        if (agency is { } a)
        {
            claims["agency"] = a.ToString();
        }

        if (official is { } o)
        {
            claims["official"] = o.ToString();
        }

        var descriptor = new SecurityTokenDescriptor
        {
            Issuer = Issuer,
            Audience = "egov",
            Claims = claims,
            Expires = DateTime.UtcNow.AddMinutes(10),
            SigningCredentials = _credentials,
        };
        change?.Invoke(descriptor);
        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = true }.CreateToken(descriptor);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _key.Dispose();
    }
}
