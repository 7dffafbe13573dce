namespace Aspire.Hosting.ApplicationModel;

/// <summary>What the builder methods noted about a resource.</summary>
internal sealed class Wiring
{
    internal List<Endpoint> Endpoints { get; } = [];

    internal List<string> Arguments { get; } = [];

    internal List<Wait> Waits { get; } = [];

    internal List<HealthCheck> HealthChecks { get; } = [];

    internal List<Connection> Connections { get; } = [];

    internal List<Resource> Services { get; } = [];

    /// <summary>Variables set with WithEnvironment, in order; the last of a name wins.</summary>
    internal List<(string Name, Func<CancellationToken, ValueTask<string?>> Value)> Environment { get; } = [];

    /// <summary>Variables of the launch profile, which give way to all others.</summary>
    internal Dictionary<string, string> ProfileEnvironment { get; } = new(StringComparer.Ordinal);

    internal bool IsExternal { get; set; }
}

/// <summary>An address of a resource; its port is settled before anything starts, so that everybody can be told.</summary>
internal sealed class Endpoint(string name, string scheme, int? wantedPort)
{
    internal string Name { get; } = name;

    internal string Scheme { get; } = scheme;

    internal int? WantedPort { get; } = wantedPort;

    /// <summary>Whether the port was asked for in AppHost.cs and so may not be another.</summary>
    internal bool IsFixed { get; init; }

    internal string ListenHost { get; set; } = "localhost";

    internal int Port { get; set; }

    internal string Url => $"{Scheme}://localhost:{Port}";
}

internal enum WaitKind
{
    Healthy,
    Completed,
}

internal sealed record Wait(Resource On, WaitKind Kind, int ExitCode);

internal sealed record HealthCheck(string Path, int StatusCode, Endpoint Endpoint);

internal sealed record Connection(IResourceWithConnectionString Source, string Name);
