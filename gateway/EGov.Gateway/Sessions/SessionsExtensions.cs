using EGov.Gateway.Storage;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.Options;

namespace EGov.Gateway.Sessions;

internal static class SessionsExtensions
{
    internal static void AddSessions(this WebApplicationBuilder builder)
    {
        var development = builder.Environment.IsDevelopment();
        builder.Services.AddOptions<SessionOptions>().BindConfiguration(SessionOptions.Section)
            .ValidateDataAnnotations()
            .Validate(
                options => development || options.ClientSecret != SessionOptions.DevelopmentSecret,
                "Sessions:ClientSecret is the one of the source code; outside Development give the gateway a secret of its own.")
            .ValidateOnStart();
        builder.Services.AddSingleton<SessionCookie>();
        builder.Services.AddScoped<SessionStore>();
        builder.Services.AddScoped<SessionDesk>();
        builder.Services.AddSingleton<SessionRefresh>();
        builder.Services.AddHostedService<SessionPurge>();
        builder.Services.AddHttpClient<TokenEndpoint>((services, client) => client.BaseAddress =
            new Uri($"{services.GetRequiredService<IConfiguration>()["Identity:Authority"]?.TrimEnd('/')}/"));
        builder.AddKeyRing(development);
    }

    internal static void MapSessions(this WebApplication app)
    {
        // Who calls is settled by the gate before; here an absent session is an answer, not a challenge.
        var session = app.MapGroup("/session").WithTags("session").AllowAnonymous();
        SignIn.Map(session);
        GetSession.Map(session);
        RefreshSession.Map(session);
        SignOut.Map(session);
        SignInByForm.Map(session);
        SignOutByForm.Map(session);
    }

    private static void AddKeyRing(this WebApplicationBuilder builder, bool development)
    {
        builder.Services.AddDataProtection().SetApplicationName("egov-gateway");
        builder.Services.AddOptions<GatewayOptions>().Validate(
            options => options.KeyProtection is { } secret ? IsKey(secret) : development,
            "Gateway:KeyProtection must be 32 random bytes in base64 (openssl rand -base64 32); only Development may do without.");
        builder.Services.AddSingleton(services =>
            new KeyRingEncryption(Convert.FromBase64String(services.GetRequiredService<IOptions<GatewayOptions>>().Value.KeyProtection!)));
        builder.Services.AddOptions<KeyManagementOptions>().Configure<IServiceProvider>((keys, services) =>
        {
            keys.XmlRepository = new KeyRing(services.GetRequiredService<IServiceScopeFactory>());
            if (services.GetRequiredService<IOptions<GatewayOptions>>().Value.KeyProtection is not null)
            {
                keys.XmlEncryptor = services.GetRequiredService<KeyRingEncryption>();
            }
        });
    }

    private static bool IsKey(string secret)
    {
        var bytes = new byte[64];
        return Convert.TryFromBase64String(secret, bytes, out var length) && length == 32;
    }
}
