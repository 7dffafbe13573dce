using EGov.ServiceDefaults.Discovery;
using Yarp.ReverseProxy.Configuration;
using Yarp.ReverseProxy.ServiceDiscovery;

namespace EGov.Gateway.Routing;

/// <summary>Turns a service's name into all its replicas, and again whenever the configuration changes.</summary>
internal sealed class ServiceDestinations(ServiceEndpoints endpoints, IConfiguration configuration) : IDestinationResolver
{
    public ValueTask<ResolvedDestinationCollection> ResolveDestinationsAsync(
        IReadOnlyDictionary<string, DestinationConfig> destinations, CancellationToken cancellationToken)
    {
        // Taken before reading: a change in between resolves once more rather than not at all.
        var changed = configuration.GetReloadToken();
        var resolved = destinations
            .SelectMany(named => endpoints.ResolveAll(new Uri(named.Value.Address))
                .Select((address, n) => (Key: $"{named.Key}-{n}", Destination: named.Value with { Address = address.ToString() })))
            .ToDictionary(d => d.Key, d => d.Destination, StringComparer.Ordinal);
        return ValueTask.FromResult(new ResolvedDestinationCollection(resolved, changed));
    }
}
