using Microsoft.Extensions.Options;
using Yarp.ReverseProxy.Configuration;
using Yarp.ReverseProxy.Forwarder;
using Yarp.ReverseProxy.Health;
using Yarp.ReverseProxy.LoadBalancing;
using Yarp.ReverseProxy.ServiceDiscovery;

namespace EGov.Gateway.Routing;

internal static class RoutingExtensions
{
    private static readonly TimeSpan HealthWindow = TimeSpan.FromSeconds(5);

    // What is not an interface is a page; a path under /api that no service has stays unknown instead of becoming one.
    private static readonly string[] PagePaths = ["/", "/{first:regex(^(?!(api|session)$).*)}/{**rest}"];

    internal static void AddRouting(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<IDestinationResolver, ServiceDestinations>();
        builder.Services.AddSingleton<IProxyConfigProvider>(services =>
        {
            var options = services.GetRequiredService<IOptions<GatewayOptions>>().Value;
            return new InMemoryConfigProvider(
                [.. options.Services.Keys.Select(RouteTo), .. options.Pages is null ? [] : PageRoutes(options.Pages)],
                [.. options.Services.Keys.Append(options.Pages).OfType<string>().Select(name => ClusterOf(name, options))]);
        });
        // The pause before a replica is tried again is at least this window.
        builder.Services.Configure<TransportFailureRateHealthPolicyOptions>(health => health.DetectionWindowSize = HealthWindow);
        builder.Services.AddReverseProxy()
            .ConfigureHttpClient((context, handler) =>
            {
                handler.ConnectTimeout = builder.Configuration.GetSection(GatewayOptions.Section).Get<GatewayOptions>()!.ConnectTimeout;
                // A replica that moved is found again, and none keeps more than its share.
                handler.PooledConnectionLifetime = TimeSpan.FromMinutes(5);
            })
            .AddTransforms(transforms => transforms.AddForwarding());
    }

    internal static void MapServices(this WebApplication app)
    {
        var services = app.MapReverseProxy(proxy =>
        {
            proxy.Use(ForwardingFailures.AnswerAsync);
            proxy.UseLoadBalancing();
            proxy.UsePassiveHealthChecks();
        });
        // Public and private endpoints stand side by side; each service decides for itself.
        services.AllowAnonymous();
    }

    // Only what is meant for the outside: a service's health, metrics and anything else it serves stay inside.
    private static RouteConfig RouteTo(string service) => new()
    {
        RouteId = service,
        ClusterId = service,
        Match = new RouteMatch { Path = $"/api/{service}/{{area:regex(^(v\\d+|connect|openapi|\\.well-known)$)}}/{{**rest}}" },
        Transforms = [new Dictionary<string, string>(StringComparer.Ordinal) { ["PathRemovePrefix"] = $"/api/{service}" }],
    };

    private static RouteConfig[] PageRoutes(string service) =>
    [
        .. PagePaths.Select((path, n) => new RouteConfig
        {
            RouteId = $"{Forwarding.Pages}-{n}", ClusterId = service, Order = int.MaxValue, Match = new RouteMatch { Path = path },
        }),
    ];

    private static ClusterConfig ClusterOf(string service, GatewayOptions options) => new()
    {
        ClusterId = service,
        LoadBalancingPolicy = LoadBalancingPolicies.PowerOfTwoChoices,
        Destinations = new Dictionary<string, DestinationConfig>(StringComparer.Ordinal)
        {
            [service] = new DestinationConfig { Address = $"http://{service}" },
        },
        HttpRequest = new ForwarderRequestConfig { ActivityTimeout = options.ServiceTimeout },
        HealthCheck = new HealthCheckConfig
        {
            // A replica that cannot be reached is left out for a moment; when all are, all are tried.
            AvailableDestinationsPolicy = HealthCheckConstants.AvailableDestinations.HealthyOrPanic,
            Passive = new PassiveHealthCheckConfig
            {
                Enabled = true,
                Policy = HealthCheckConstants.PassivePolicy.TransportFailureRate,
                ReactivationPeriod = HealthWindow,
            },
        },
    };
}
