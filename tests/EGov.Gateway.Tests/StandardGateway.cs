using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace EGov.Gateway.Tests;

/// <summary>One gateway before two services, shared by the tests of a class that leave them as they are.</summary>
public sealed class StandardGateway : IAsyncLifetime
{
    internal OrganizationStandIn Organization { get; private set; } = null!;

    internal Backend Dossiers { get; private set; } = null!;

    internal GatewayApp Gateway { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Organization = await OrganizationStandIn.StartAsync();
        Dossiers = await Backend.StartAsync(Map);
        Gateway = await GatewayApp.StartAsync(Organization, Dossiers);
    }

    public async ValueTask DisposeAsync()
    {
        await Gateway.DisposeAsync();
        await Dossiers.DisposeAsync();
        await Organization.DisposeAsync();
    }

    private static void Map(WebApplication app)
    {
        app.MapPost("/v1/created", (HttpResponse response) =>
        {
            response.Headers.ETag = "\"7\"";
            response.Headers.Server = "secret-server";
            response.Headers["X-Powered-By"] = "secret-framework";
            response.Headers.SetCookie = "spy=1";
            return TypedResults.Created("/v1/things/1");
        });
        app.MapGet("/v1/elsewhere", () => TypedResults.Redirect("//evil.example/"));
        app.MapGet("/v1/refused", () => TypedResults.Problem(statusCode: 409, extensions: [new("code", "dossiers.some-refusal")]));
        app.MapGet("/v1/cached", (HttpResponse response) =>
        {
            response.Headers.CacheControl = "public, max-age=60";
            return "catalogue";
        });
        app.MapGet("/metrics", () => "inside only");
    }
}
