using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting;

/// <summary>Says who needs whom: a reference tells the address, a wait holds back; neither does the other.</summary>
public static class ReferenceExtensions
{
    /// <summary>Gives a resource the connection string of another.</summary>
    public static IResourceBuilder<TDestination> WithReference<TDestination>(
        this IResourceBuilder<TDestination> builder, IResourceBuilder<IResourceWithConnectionString> source, string? connectionName = null, bool optional = false)
        where TDestination : IResourceWithEnvironment
    {
        ArgumentNullException.ThrowIfNull(source);
        _ = optional;
        builder.Wiring().Connections.Add(new Connection(source.Resource, connectionName ?? source.Resource.Name));
        return builder;
    }

    /// <summary>Lets a resource find another by name.</summary>
    public static IResourceBuilder<TDestination> WithReference<TDestination>(
        this IResourceBuilder<TDestination> builder, IResourceBuilder<IResourceWithServiceDiscovery> source)
        where TDestination : IResourceWithEnvironment
    {
        builder.Wiring().Services.Add(source.Plain());
        return builder;
    }

    /// <summary>Holds a resource back until the other runs, is healthy and is ready.</summary>
    public static IResourceBuilder<T> WaitFor<T>(this IResourceBuilder<T> builder, IResourceBuilder<IResource> dependency)
        where T : IResourceWithWaitSupport
        => builder.Hold(dependency, WaitKind.Healthy, 0);

    /// <summary>Holds a resource back until the other has ended with this exit code.</summary>
    public static IResourceBuilder<T> WaitForCompletion<T>(this IResourceBuilder<T> builder, IResourceBuilder<IResource> dependency, int exitCode = 0)
        where T : IResourceWithWaitSupport
        => builder.Hold(dependency, WaitKind.Completed, exitCode);

    private static IResourceBuilder<T> Hold<T>(this IResourceBuilder<T> builder, IResourceBuilder<IResource> dependency, WaitKind kind, int exitCode)
        where T : IResourceWithWaitSupport
    {
        var on = dependency.Plain();
        if (ReferenceEquals(on, builder.Plain()))
        {
            throw new InvalidOperationException($"The resource '{on.Name}' cannot wait for itself.");
        }

        if (builder.Resource is IResourceWithParent child && ReferenceEquals(child.Parent, on))
        {
            throw new InvalidOperationException($"The resource '{builder.Resource.Name}' cannot wait for its parent '{on.Name}'.");
        }

        builder.Wiring().Waits.Add(new Wait(on, kind, exitCode));
        return builder;
    }
}
