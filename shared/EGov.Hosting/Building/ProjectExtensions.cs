using Aspire.Hosting.ApplicationModel;
using EGov.Hosting.Running;

namespace Aspire.Hosting;

/// <summary>Adds projects and says how they run.</summary>
public static class ProjectExtensions
{
    /// <summary>Adds a project with the first profile of its launchSettings.json.</summary>
    public static IResourceBuilder<ProjectResource> AddProject<TProject>(this IDistributedApplicationBuilder builder, string name)
        where TProject : IProjectMetadata, new()
        => Add(builder, name, new TProject().ProjectPath, p => p.First);

    /// <summary>Adds a project with the named launch profile, or with none when null.</summary>
    public static IResourceBuilder<ProjectResource> AddProject<TProject>(this IDistributedApplicationBuilder builder, string name, string? launchProfileName)
        where TProject : IProjectMetadata, new()
        => Add(builder, name, new TProject().ProjectPath, p => launchProfileName is null ? null : p.Named(launchProfileName));

    /// <summary>Adds command-line arguments.</summary>
    public static IResourceBuilder<T> WithArgs<T>(this IResourceBuilder<T> builder, params string[] args)
        where T : IResourceWithArgs
    {
        builder.Wiring().Arguments.AddRange(args);
        return builder;
    }

    /// <summary>Sets a variable.</summary>
    public static IResourceBuilder<T> WithEnvironment<T>(this IResourceBuilder<T> builder, string name, string? value)
        where T : IResourceWithEnvironment
        => builder.Set(name, _ => new(value));

    /// <summary>Sets a variable to an address.</summary>
    public static IResourceBuilder<T> WithEnvironment<T>(this IResourceBuilder<T> builder, string name, EndpointReference endpointReference)
        where T : IResourceWithEnvironment
        => builder.Set(name, endpointReference.GetValueAsync);

    /// <summary>Sets a variable to a parameter.</summary>
    public static IResourceBuilder<T> WithEnvironment<T>(this IResourceBuilder<T> builder, string name, IResourceBuilder<ParameterResource> parameter)
        where T : IResourceWithEnvironment
    {
        ArgumentNullException.ThrowIfNull(parameter);
        return builder.Set(name, parameter.Resource.GetValueAsync);
    }

    /// <summary>Sets a variable to a text with parts known only once the platform runs.</summary>
    public static IResourceBuilder<T> WithEnvironment<T>(this IResourceBuilder<T> builder, string name, in ReferenceExpression.ExpressionInterpolatedStringHandler value)
        where T : IResourceWithEnvironment
        => builder.Set(name, value.ToExpression().GetValueAsync);

    /// <summary>Adds an http endpoint; without a port a free one is chosen.</summary>
    public static IResourceBuilder<T> WithHttpEndpoint<T>(this IResourceBuilder<T> builder, int? port = null, int? targetPort = null, string? name = null, string? env = null, bool isProxied = true)
        where T : IResourceWithEndpoints
    {
        // Nothing stands between the caller and the process here: the target port is the port.
        _ = isProxied;
        var endpoint = new Endpoint(name ?? "http", "http", port ?? targetPort) { IsFixed = (port ?? targetPort) is not null };
        var endpoints = builder.Wiring().Endpoints;
        if (endpoints.Exists(e => string.Equals(e.Name, endpoint.Name, StringComparison.OrdinalIgnoreCase)))
        {
            throw new InvalidOperationException($"The resource '{builder.Resource.Name}' already has an endpoint '{endpoint.Name}'.");
        }

        endpoints.Add(endpoint);
        return env is null ? builder : builder.Set(env, _ => new(endpoint.Port.ToString(System.Globalization.CultureInfo.InvariantCulture)));
    }

    /// <summary>Says that the http endpoints declared so far are for people: they keep their declared ports.</summary>
    public static IResourceBuilder<T> WithExternalHttpEndpoints<T>(this IResourceBuilder<T> builder)
        where T : IResourceWithEndpoints
    {
        builder.Wiring().IsExternal = true;
        return builder;
    }

    /// <summary>The resource is healthy when this path answers with this status.</summary>
    public static IResourceBuilder<T> WithHttpHealthCheck<T>(this IResourceBuilder<T> builder, string? path = null, int? statusCode = null, string? endpointName = null)
        where T : IResourceWithEndpoints
    {
        var endpoints = builder.Wiring().Endpoints;
        var endpoint = endpointName is not null
            ? endpoints.Find(e => string.Equals(e.Name, endpointName, StringComparison.OrdinalIgnoreCase))
            : endpoints.Find(e => e.Name == "https") ?? endpoints.Find(e => e.Name == "http");
        if (endpoint is null || endpoint.Scheme is not ("http" or "https"))
        {
            throw new InvalidOperationException($"The resource '{builder.Resource.Name}' has no http endpoint to check: give it a launch profile with an applicationUrl, or WithHttpEndpoint.");
        }

        builder.Wiring().HealthChecks.Add(new HealthCheck(path ?? "/", statusCode ?? 200, endpoint));
        return builder;
    }

    /// <summary>Refers to an endpoint of a resource.</summary>
    public static EndpointReference GetEndpoint<T>(this IResourceBuilder<T> builder, string name)
        where T : IResourceWithEndpoints
        => new(builder.Plain(), name);

    internal static Wiring Wiring<T>(this IResourceBuilder<T> builder)
        where T : IResource
        => builder.Plain().Wiring;

    internal static Resource Plain<T>(this IResourceBuilder<T> builder)
        where T : IResource
    {
        ArgumentNullException.ThrowIfNull(builder);
        return (Resource)(object)builder.Resource;
    }

    internal static IResourceBuilder<T> Set<T>(this IResourceBuilder<T> builder, string name, Func<CancellationToken, ValueTask<string?>> value)
        where T : IResource
    {
        builder.Wiring().Environment.Add((name, value));
        return builder;
    }

    private static IResourceBuilder<ProjectResource> Add(IDistributedApplicationBuilder builder, string name, string projectPath, Func<LaunchProfiles, LaunchProfile?> choose)
    {
        var profile = choose(LaunchProfiles.Read(projectPath));
        var project = DistributedApplicationBuilder.Of(builder).Add(new ProjectResource(name) { ProjectPath = projectPath, LaunchProfile = profile?.Name });
        profile?.ApplyTo(project.Resource.Wiring);
        return project;
    }
}
