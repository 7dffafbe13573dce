using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace EGov.Api;

/// <summary>How every service, and the gateway, checks access tokens: ES256, our issuer, audience <c>egov</c>.</summary>
public static class TokenValidation
{
    /// <summary>
    /// Adds bearer authentication and scope policies. Keys come from <c>{Identity:Authority}/.well-known/jwks.json</c>;
    /// <c>Identity:Issuer</c> is the text tokens carry, which need not be reachable from here.
    /// </summary>
    /// <param name="builder">Host being built.</param>
    public static void AddTokenValidation(this IHostApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddHttpClient("identity");
        services.AddAuthentication(JwtBearerDefaults.AuthenticationScheme).AddJwtBearer();
        services.AddOptions<JwtBearerOptions>(JwtBearerDefaults.AuthenticationScheme)
            .Configure<IHttpClientFactory, IConfiguration>((options, clients, configuration) =>
            {
                options.MapInboundClaims = false;
                options.TokenHandlers.Clear();
                options.TokenHandlers.Add(new RememberedTokens());
                options.ConfigurationManager = new ConfigurationManager<OpenIdConnectConfiguration>(
                    $"{configuration["Identity:Authority"]?.TrimEnd('/')}/.well-known/jwks.json",
                    new KeysOnly(),
                    // The factory's client knows service discovery and resilience.
                    new HttpDocumentRetriever(clients.CreateClient("identity")) { RequireHttps = false })
                {
                    // A rotated key is asked for as soon as a token names it, but not more often than this.
                    RefreshInterval = TimeSpan.FromSeconds(30),
                    // The issuer publishes a key ten minutes before it signs, so everyone knows it by then.
                    AutomaticRefreshInterval = TimeSpan.FromMinutes(5),
                };
                options.TokenValidationParameters = new TokenValidationParameters
                {
                    ValidAudience = "egov",
                    ValidIssuer = configuration["Identity:Issuer"],
                    ValidAlgorithms = [SecurityAlgorithms.EcdsaSha256],
                    ClockSkew = TimeSpan.FromSeconds(30),
                    NameClaimType = "name",
                    RoleClaimType = "role",
                };
            });
        services.AddSingleton<IAuthorizationPolicyProvider, ScopePolicies>();
        services.AddAuthorization();
    }

    /// <summary>The discovery document speaks of public addresses; inside, only the keys are needed.</summary>
    private sealed class KeysOnly : IConfigurationRetriever<OpenIdConnectConfiguration>
    {
        public async Task<OpenIdConnectConfiguration> GetConfigurationAsync(string address, IDocumentRetriever retriever, CancellationToken cancel)
        {
            var keys = new JsonWebKeySet(await retriever.GetDocumentAsync(address, cancel));
            var configuration = new OpenIdConnectConfiguration { JsonWebKeySet = keys };
            foreach (var key in keys.GetSigningKeys())
            {
                configuration.SigningKeys.Add(key);
            }

            return configuration;
        }
    }
}
