using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>Something the platform consists of.</summary>
public interface IResource
{
    /// <summary>Its name: 1-64 ASCII letters, digits and single hyphens, starting with a letter.</summary>
    string Name { get; }
}

/// <summary>A resource that receives environment variables.</summary>
public interface IResourceWithEnvironment : IResource;

/// <summary>A resource that receives command-line arguments.</summary>
public interface IResourceWithArgs : IResource;

/// <summary>A resource with network addresses.</summary>
public interface IResourceWithEndpoints : IResource;

/// <summary>A resource other resources find by name.</summary>
public interface IResourceWithServiceDiscovery : IResourceWithEndpoints;

/// <summary>A resource that can be held back.</summary>
public interface IResourceWithWaitSupport : IResource;

/// <summary>A resource others connect to with a connection string.</summary>
public interface IResourceWithConnectionString : IResource;

/// <summary>A resource that lives in another.</summary>
public interface IResourceWithParent : IResource
{
    /// <summary>The resource it lives in.</summary>
    IResource Parent { get; }
}

/// <summary>Something known only once the platform runs, such as an address.</summary>
public interface IValueProvider
{
    /// <summary>The value now.</summary>
    ValueTask<string?> GetValueAsync(CancellationToken cancellationToken = default);
}

/// <summary>Common part of all resources.</summary>
public abstract partial class Resource : IResource
{
    /// <summary>Creates a resource.</summary>
    protected Resource(string name)
    {
        if (name is not { Length: >= 1 and <= 64 } || !ValidName().IsMatch(name))
        {
            throw new ArgumentException($"'{name}' is no resource name: 1-64 ASCII letters, digits and single hyphens, starting with a letter and not ending with a hyphen.", nameof(name));
        }

        Name = name;
    }

    /// <inheritdoc />
    public string Name { get; }

    internal Wiring Wiring { get; } = new();

    [GeneratedRegex("^[A-Za-z](?:-?[A-Za-z0-9])*$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex ValidName();
}

/// <summary>A server that Aspire runs as a container, and that we run natively or as a container.</summary>
public class ContainerResource(string name) : Resource(name), IResourceWithEnvironment, IResourceWithArgs, IResourceWithEndpoints, IResourceWithWaitSupport
{
    internal bool KeepsData { get; set; }
}

/// <summary>A value given from outside, such as a password.</summary>
public sealed class ParameterResource(string name, bool secret) : Resource(name), IValueProvider
{
    /// <summary>Whether the value is hidden from people.</summary>
    public bool Secret { get; } = secret;

    internal Func<string>? Value { get; set; }

    /// <inheritdoc />
    public ValueTask<string?> GetValueAsync(CancellationToken cancellationToken = default) => new(Value?.Invoke());
}

/// <summary>A PostgreSQL server.</summary>
public sealed class PostgresServerResource(string name) : ContainerResource(name), IResourceWithConnectionString
{
    internal IResourceBuilder<ParameterResource>? UserName { get; init; }

    internal IResourceBuilder<ParameterResource>? Password { get; init; }

    internal int? Port { get; init; }

    internal List<PostgresDatabaseResource> Databases { get; } = [];
}

/// <summary>A database of a PostgreSQL server.</summary>
public sealed class PostgresDatabaseResource(string name, string databaseName, PostgresServerResource parent)
    : Resource(name), IResourceWithParent, IResourceWithConnectionString
{
    /// <summary>Its name on the server.</summary>
    public string DatabaseName { get; } = databaseName;

    /// <summary>The server.</summary>
    public PostgresServerResource Parent { get; } = parent;

    IResource IResourceWithParent.Parent => Parent;
}

/// <summary>A RabbitMQ broker.</summary>
[SuppressMessage("Naming", "CA1709", Justification = "The name is Aspire's.")]
public sealed class RabbitMQServerResource(string name) : ContainerResource(name), IResourceWithConnectionString
{
    internal IResourceBuilder<ParameterResource>? UserName { get; init; }

    internal IResourceBuilder<ParameterResource>? Password { get; init; }

    internal int? Port { get; init; }

    internal int? ManagementPort { get; set; }
}

/// <summary>A .NET project run as a process.</summary>
public sealed class ProjectResource(string name)
    : Resource(name), IResourceWithEnvironment, IResourceWithArgs, IResourceWithServiceDiscovery, IResourceWithWaitSupport
{
    internal string ProjectPath { get; init; } = "";

    internal string? LaunchProfile { get; init; }
}
