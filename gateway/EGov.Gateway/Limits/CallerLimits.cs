using System.Diagnostics.Metrics;
using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Options;

namespace EGov.Gateway.Limits;

/// <summary>The limits of section <c>Limits</c>, by the words of the platform: address, sign-in, session, client.</summary>
internal sealed class CallerLimits : IDisposable
{
    private readonly Limiter _limiter;
    private readonly IOptionsMonitor<LimitOptions> _options;
    private readonly Counter<long> _refused;

    public CallerLimits(IOptionsMonitor<LimitOptions> options, IMeterFactory meters)
    {
        _options = options;
        _limiter = new Limiter(TimeProvider.System, options.CurrentValue.MostCallers);
        var meter = meters.Create("EGov.Gateway");
        _refused = meter.CreateCounter<long>("egov.gateway.limited", "{request}", "Requests refused with 429, by the limit that refused them.");
        meter.CreateObservableGauge("egov.gateway.limited_callers", () => _limiter.Count, "{caller}", "Callers whose allowance is being counted.");
    }

    internal bool TakeAddress(HttpContext http, out TimeSpan retryAfter) =>
        Take("address", AddressOf(http), _options.CurrentValue.Address, out retryAfter);

    internal bool TakeSignIn(HttpContext http, out TimeSpan retryAfter) =>
        Take("sign-in", AddressOf(http), _options.CurrentValue.SignIn, out retryAfter);

    internal bool TakeSession(Guid session, out TimeSpan retryAfter) =>
        Take("session", session.ToString("N"), _options.CurrentValue.Session, out retryAfter);

    internal bool TakeClient(string clientId, out TimeSpan retryAfter) =>
        Take("client", clientId, _options.CurrentValue.For(clientId), out retryAfter);

    /// <summary>Whether the address has used up what it may do without identity; then not even a token is looked at.</summary>
    internal bool IsAddressUsedUp(HttpContext http, out TimeSpan retryAfter)
    {
        var usedUp = _limiter.IsUsedUp($"address {AddressOf(http)}", _options.CurrentValue.Address, out retryAfter);
        if (usedUp)
        {
            _refused.Add(1, new KeyValuePair<string, object?>("limit", "address"));
        }

        return usedUp;
    }

    public void Dispose() => _limiter.Dispose();

    private bool Take(string limit, string caller, Rate rate, out TimeSpan retryAfter)
    {
        var taken = _limiter.TryTake($"{limit} {caller}", rate, out retryAfter);
        if (!taken)
        {
            _refused.Add(1, new KeyValuePair<string, object?>("limit", limit));
        }

        return taken;
    }

    // A household or a host owns a whole /64 of IPv6: counting single addresses would count nothing.
    private static string AddressOf(HttpContext http)
    {
        if (http.Connection.RemoteIpAddress is not { } address)
        {
            return "unknown";
        }

        if (address.IsIPv4MappedToIPv6)
        {
            return address.MapToIPv4().ToString();
        }

        return address.AddressFamily == AddressFamily.InterNetworkV6 && !IPAddress.IsLoopback(address)
            ? Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8))
            : address.ToString();
    }
}
