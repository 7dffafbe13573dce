using Aspire.Hosting.ApplicationModel;
using EGov.Hosting.Running;

namespace Aspire.Hosting;

/// <summary>Describes a platform.</summary>
public interface IDistributedApplicationBuilder
{
    /// <summary>Ends the description.</summary>
    DistributedApplication Build();
}

/// <summary>Says where a project is; the build writes one class per referenced project.</summary>
public interface IProjectMetadata
{
    /// <summary>Full path of the project file.</summary>
    string ProjectPath { get; }

    /// <summary>Whether the project is already built when the platform starts.</summary>
    bool SuppressBuild => false;
}

internal sealed class DistributedApplicationBuilder : IDistributedApplicationBuilder
{
    internal DistributedApplicationBuilder(string[] args) => Settings = HostSettings.Read(args);

    internal HostSettings Settings { get; }

    internal List<Resource> Resources { get; } = [];

    public DistributedApplication Build() => new(this);

    internal IResourceBuilder<T> Add<T>(T resource)
        where T : Resource
    {
        if (Resources.Exists(r => string.Equals(r.Name, resource.Name, StringComparison.OrdinalIgnoreCase)))
        {
            throw new InvalidOperationException($"There is already a resource named '{resource.Name}'.");
        }

        Resources.Add(resource);
        return new ResourceBuilder<T>(this, resource);
    }

    internal static DistributedApplicationBuilder Of(IDistributedApplicationBuilder builder) => (DistributedApplicationBuilder)builder;

    internal string? ParameterValue(string name) => Settings.Configuration[$"Parameters:{name}"];
}

internal sealed class ResourceBuilder<T>(IDistributedApplicationBuilder builder, T resource) : IResourceBuilder<T>
    where T : IResource
{
    public IDistributedApplicationBuilder ApplicationBuilder { get; } = builder;

    public T Resource { get; } = resource;
}
