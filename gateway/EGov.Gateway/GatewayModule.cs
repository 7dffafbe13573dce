using EGov.Api;
using EGov.Gateway.Limits;
using EGov.Gateway.Protection;
using EGov.Gateway.Reference;
using EGov.Gateway.Routing;
using EGov.Gateway.Sessions;
using EGov.Gateway.Storage;
using EGov.Postgres;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace EGov.Gateway;

/// <summary>The one public door: routes, sessions and tokens, limits, the API reference.</summary>
public static class GatewayModule
{
    internal static async Task<int> RunAsync(string[] args)
    {
        await using var app = Build(args);
        if (args is ["seed", ..] || await app.RunMigrateVerbAsync<GatewayDb>(args))
        {
            // The gateway has no sample data of its own; the verb exists so that all services are started alike.
            return 0;
        }

        await app.RunAsync();
        return 0;
    }

    internal static WebApplication Build(string[] args)
    {
        var builder = WebApplication.CreateBuilder(args);
        builder.AddServiceDefaults();
        builder.AddEGovApi("gateway");
        builder.AddGateway();

        var app = builder.Build();
        app.UseGateway();
        app.MapDefaultEndpoints();
        app.MapGateway();
        return app;
    }

    private static void AddGateway(this WebApplicationBuilder builder)
    {
        builder.Services.AddValidation();
        builder.AddServiceDb<GatewayDb>("gateway-db");
        builder.AddProtection();
        builder.AddLimits();
        builder.AddSessions();
        builder.AddRouting();
        builder.Services.Configure<OpenApiOptions>("v1", options => options.AddDocumentTransformer((document, _, _) =>
        {
            // The gateway's own endpoints live at the root, not under a service's prefix.
            document.Servers = [new OpenApiServer { Url = "/" }];
            return Task.CompletedTask;
        }));
    }

    private static void UseGateway(this WebApplication app)
    {
        app.UseProtection();
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            StatusCodeSelector = e => e is BadHttpRequestException bad ? bad.StatusCode : StatusCodes.Status500InternalServerError,
        });
        app.UseStatusCodePages();
        app.UseMiddleware<BodyLimit>();
        app.UseMiddleware<CallerGate>();
        app.UseRouting();
        app.UseAuthorization();
    }

    private static void MapGateway(this WebApplication app)
    {
        app.MapSessions();
        app.MapReference();
        app.MapServices();
        app.MapOpenApi("/api/gateway/openapi/{documentName}.json").AllowAnonymous();
    }
}
