using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace EGov.Gateway.Tests;

/// <summary>One gateway before two services and pages, shared by the tests of a class that leave them as they are.</summary>
public sealed class StandardGateway : IAsyncLifetime
{
    internal OrganizationStandIn Organization { get; private set; } = null!;

    internal Backend Dossiers { get; private set; } = null!;

    internal Backend Pages { get; private set; } = null!;

    internal GatewayApp Gateway { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Organization = await OrganizationStandIn.StartAsync();
        Dossiers = await Backend.StartAsync(Map);
        Pages = await Backend.StartAsync(DrawPages, "/trang");
        Gateway = await GatewayApp.StartAsync(Organization, Dossiers, ("services:web:http:0", Pages.Address.ToString()));
    }

    public async ValueTask DisposeAsync()
    {
        await Gateway.DisposeAsync();
        await Pages.DisposeAsync();
        await Dossiers.DisposeAsync();
        await Organization.DisposeAsync();
    }

    private static void DrawPages(WebApplication app) => app.MapGet("/chon", (HttpResponse response) =>
    {
        response.Headers.SetCookie = new[] { "egov-view=en.dark.compact; path=/", "spy=1" };
        response.Headers.ContentSecurityPolicy = "default-src 'none'; script-src 'self'";
        response.Headers["Referrer-Policy"] = "same-origin";
        return "chosen";
    });

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
