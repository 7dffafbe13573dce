using System.Collections.Frozen;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Primitives;

namespace EGov.ServiceDefaults.Discovery;

/// <summary>
/// Turns <c>http://name</c>, <c>https+http://name</c> and <c>http://_endpoint.name</c> into an address of that service,
/// from <c>services:&lt;name&gt;:&lt;scheme or endpoint&gt;:&lt;n&gt;</c>, one replica after the other.
/// A host that is not in the configuration stays as it is.
/// </summary>
public sealed class ServiceEndpoints : IDisposable
{
    private readonly IDisposable _reload;
    private FrozenDictionary<string, Replicas> _endpoints;

    /// <summary>Reads the addresses and follows later changes of the configuration.</summary>
    public ServiceEndpoints(IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        _endpoints = Read(configuration);
        _reload = ChangeToken.OnChange(configuration.GetReloadToken, () => Volatile.Write(ref _endpoints, Read(configuration)));
    }

    /// <summary>The address to call for <paramref name="uri"/>: the next replica of a known service, otherwise the same address.</summary>
    public Uri Resolve(Uri uri)
    {
        ArgumentNullException.ThrowIfNull(uri);

        return Find(uri) is { } replicas ? Rebase(uri, replicas.Next()) : WithOneScheme(uri);
    }

    /// <summary>The addresses of all replicas of a known service, otherwise the same address alone.</summary>
    public IReadOnlyList<Uri> ResolveAll(Uri uri)
    {
        ArgumentNullException.ThrowIfNull(uri);

        return Find(uri) is { } replicas ? [.. replicas.All.Select(address => Rebase(uri, address))] : [WithOneScheme(uri)];
    }

    /// <inheritdoc />
    public void Dispose() => _reload.Dispose();

    private Replicas? Find(Uri uri)
    {
        // A port makes it an exact address, not a name.
        if (!uri.IsDefaultPort && uri.Port >= 0)
        {
            return null;
        }

        var (name, endpoint) = SplitHost(uri.Host);
        foreach (var wanted in endpoint is null ? uri.Scheme.Split('+') : [endpoint])
        {
            if (Volatile.Read(ref _endpoints).TryGetValue(Key(name, wanted), out var replicas))
            {
                return replicas;
            }
        }

        return null;
    }

    // https+http is a wish about services; to a host of the outside the first scheme is meant.
    private static Uri WithOneScheme(Uri uri)
    {
        var plus = uri.Scheme.IndexOf('+', StringComparison.Ordinal);
        return plus < 0 ? uri : new Uri(string.Concat(uri.Scheme.AsSpan(0, plus), uri.AbsoluteUri.AsSpan(uri.Scheme.Length)));
    }

    private static (string Name, string? Endpoint) SplitHost(string host)
    {
        var dot = host.IndexOf('.', StringComparison.Ordinal);
        return host.StartsWith('_') && dot > 1 ? (host[(dot + 1)..], host[1..dot]) : (host, null);
    }

    private static Uri Rebase(Uri uri, Uri address) =>
        new UriBuilder(uri) { Scheme = address.Scheme, Host = address.Host, Port = address.Port }.Uri;

    private static FrozenDictionary<string, Replicas> Read(IConfiguration configuration)
    {
        var found = new Dictionary<string, Replicas>(StringComparer.OrdinalIgnoreCase);
        foreach (var service in configuration.GetSection("services").GetChildren())
        {
            foreach (var endpoint in service.GetChildren())
            {
                var addresses = endpoint.GetChildren().Select(child => child.Value).Prepend(endpoint.Value)
                    .Where(value => !string.IsNullOrWhiteSpace(value))
                    .Select(value => ToAddress(value!, endpoint.Key))
                    .ToArray();
                if (addresses.Length > 0)
                {
                    found[Key(service.Key, endpoint.Key)] = new Replicas(addresses);
                }
            }
        }

        return found.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
    }

    private static Uri ToAddress(string value, string endpoint)
    {
        if (value.Contains("://", StringComparison.Ordinal))
        {
            return new Uri(value);
        }

        var scheme = endpoint.Equals("https", StringComparison.OrdinalIgnoreCase) ? "https" : "http";
        return new Uri($"{scheme}://{value}");
    }

    private static string Key(string service, string endpoint) => $"{service}/{endpoint}";

    private sealed class Replicas(Uri[] addresses)
    {
        private uint _turn = uint.MaxValue;

        internal IReadOnlyList<Uri> All => addresses;

        internal Uri Next() => addresses[Interlocked.Increment(ref _turn) % (uint)addresses.Length];
    }
}
