using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting;

/// <summary>Adds parameters, databases and brokers.</summary>
public static class ServerExtensions
{
    /// <summary>Adds a value read from <c>Parameters:{name}</c>. In Development a secret without one is generated and kept.</summary>
    public static IResourceBuilder<ParameterResource> AddParameter(this IDistributedApplicationBuilder builder, string name, bool secret = false)
    {
        var platform = DistributedApplicationBuilder.Of(builder);
        return platform.Add(new ParameterResource(name, secret)
        {
            Value = () => platform.ParameterValue(name) ?? (secret
                ? platform.Settings.Secrets.Generated(name)
                : throw new InvalidOperationException($"The parameter '{name}' has no value: set Parameters:{name} (for example Parameters__{name} in the environment).")),
        });
    }

    /// <summary>Adds a PostgreSQL server.</summary>
    public static IResourceBuilder<PostgresServerResource> AddPostgres(
        this IDistributedApplicationBuilder builder, string name,
        IResourceBuilder<ParameterResource>? userName = null, IResourceBuilder<ParameterResource>? password = null, int? port = null)
        => DistributedApplicationBuilder.Of(builder).Add(new PostgresServerResource(name) { UserName = userName, Password = password, Port = port });

    /// <summary>Adds a database to a server; it is created when the server is ready.</summary>
    public static IResourceBuilder<PostgresDatabaseResource> AddDatabase(this IResourceBuilder<PostgresServerResource> builder, string name, string? databaseName = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var database = new PostgresDatabaseResource(name, databaseName ?? name, builder.Resource);
        builder.Resource.Databases.Add(database);
        return DistributedApplicationBuilder.Of(builder.ApplicationBuilder).Add(database);
    }

    /// <summary>Adds a RabbitMQ broker.</summary>
    public static IResourceBuilder<RabbitMQServerResource> AddRabbitMQ(
        this IDistributedApplicationBuilder builder, string name,
        IResourceBuilder<ParameterResource>? userName = null, IResourceBuilder<ParameterResource>? password = null, int? port = null)
        => DistributedApplicationBuilder.Of(builder).Add(new RabbitMQServerResource(name) { UserName = userName, Password = password, Port = port });

    /// <summary>Gives the broker its management pages and API (ours always has them).</summary>
    public static IResourceBuilder<RabbitMQServerResource> WithManagementPlugin(this IResourceBuilder<RabbitMQServerResource> builder, int? port = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Resource.ManagementPort = port;
        return builder;
    }

    /// <summary>Keeps the server's data between runs.</summary>
    public static IResourceBuilder<PostgresServerResource> WithDataVolume(this IResourceBuilder<PostgresServerResource> builder) => Keep(builder);

    /// <summary>Keeps the broker's data between runs.</summary>
    public static IResourceBuilder<RabbitMQServerResource> WithDataVolume(this IResourceBuilder<RabbitMQServerResource> builder) => Keep(builder);

    private static IResourceBuilder<T> Keep<T>(IResourceBuilder<T> builder)
        where T : ContainerResource
    {
        builder.Resource.KeepsData = true;
        return builder;
    }
}
