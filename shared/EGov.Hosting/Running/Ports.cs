using System.Globalization;
using Aspire.Hosting;
using EGov.Infrastructure;

namespace EGov.Hosting.Running;

/// <summary>
/// Settles every port before anything starts. Only external endpoints and ports asked for in AppHost.cs are fixed;
/// all others are free ones, so that several platforms fit on one machine. <c>--Ports:gateway=0</c> frees a fixed one.
/// </summary>
internal static class Ports
{
    internal static void Settle(DistributedApplicationBuilder model)
    {
        var endpoints = model.Resources.SelectMany(r => r.Wiring.Endpoints.Select(e => (Resource: r, Endpoint: e))).ToList();
        var free = new Queue<int>(Loopback.FreePorts(endpoints.Count));
        foreach (var (resource, endpoint) in endpoints)
        {
            var told = model.Settings.Configuration[$"Ports:{resource.Name}"] is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : (int?)null;
            var isFixed = told is > 0 || (told is null && endpoint.WantedPort is not null && (endpoint.IsFixed || resource.Wiring.IsExternal));
            endpoint.Port = isFixed ? told ?? endpoint.WantedPort!.Value : free.Dequeue();
            if (resource.Wiring.IsExternal)
            {
                endpoint.ListenHost = model.Settings.ListenHost;
            }

            if (isFixed && !Loopback.IsFree(endpoint.Port))
            {
                throw InUse(resource.Name, endpoint.Port, $"choose another with --Ports:{resource.Name}=<port> (0 for any free one)");
            }
        }
    }

    internal static InfrastructureException InUse(string resource, int port, string orElse)
        => new(resource, $"port {port} is in use by another program", $"stop that program (ss -ltnp 'sport = :{port}' names it), or {orElse}");
}
