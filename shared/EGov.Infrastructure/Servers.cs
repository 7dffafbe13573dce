using EGov.Infrastructure.Containers;

namespace EGov.Infrastructure;

/// <summary>Finds or starts the servers the platform and its tests need.</summary>
public static class Servers
{
    /// <summary>The PostgreSQL that EGOV_POSTGRES names, else one of our own.</summary>
    public static async Task<PostgresServer> ProvidePostgresAsync(PostgresOptions options, CancellationToken ct = default)
    {
        if (Setting("EGOV_POSTGRES") is not { } configured)
        {
            return await StartPostgresAsync(options, ct);
        }

        var server = PostgresServer.Configured(configured);
        return await server.AnswersAsync(ct) ? server : throw new InfrastructureException("PostgreSQL",
            $"nothing answers at {server.Address.Host}:{server.Address.Port} as {server.Address.UserName}", "correct EGOV_POSTGRES, or unset it to have one started");
    }

    /// <summary>The RabbitMQ that EGOV_RABBITMQ names, else one of our own.</summary>
    public static async Task<RabbitMqServer> ProvideRabbitMqAsync(RabbitMqOptions options, CancellationToken ct = default)
    {
        if (Setting("EGOV_RABBITMQ") is not { } configured)
        {
            return await StartRabbitMqAsync(options, ct);
        }

        var server = RabbitMqServer.Configured(configured, Setting("EGOV_RABBITMQ_MANAGEMENT"));
        return await server.AnswersAsync(ct) ? server : throw new InfrastructureException("RabbitMQ",
            $"no broker answers at {server.Address.Host}:{server.Address.Port}", "correct EGOV_RABBITMQ and EGOV_RABBITMQ_MANAGEMENT, or unset them to have one started");
    }

    /// <summary>Starts a PostgreSQL of our own, whatever configuration names.</summary>
    public static async Task<PostgresServer> StartPostgresAsync(PostgresOptions options, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        return await UseContainersAsync("PostgreSQL", options.Image ?? DockerEngine.PostgresImage, options.Progress, ct)
            ? await PostgresServer.StartContainerAsync(options, ct)
            : await PostgresServer.StartNativeAsync(options, ct);
    }

    /// <summary>Starts a RabbitMQ of our own, whatever configuration names.</summary>
    public static async Task<RabbitMqServer> StartRabbitMqAsync(RabbitMqOptions options, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        return await UseContainersAsync("RabbitMQ", options.Image ?? DockerEngine.RabbitMqImage, options.Progress, ct)
            ? await RabbitMqServer.StartContainerAsync(options, ct)
            : await RabbitMqServer.StartNativeAsync(options, ct);
    }

    /// <summary>Starts a temporary PostgreSQL; its data go with it.</summary>
    public static Task<PostgresServer> StartPostgresAsync(CancellationToken ct = default) => StartPostgresAsync(new PostgresOptions(), ct);

    /// <summary>Starts a temporary RabbitMQ; its data go with it.</summary>
    public static Task<RabbitMqServer> StartRabbitMqAsync(CancellationToken ct = default) => StartRabbitMqAsync(new RabbitMqOptions(), ct);

    private static async Task<bool> UseContainersAsync(string resource, string image, Action<string>? progress, CancellationToken ct)
    {
        switch (Setting("EGOV_INFRASTRUCTURE"))
        {
            case "native":
                return false;
            case "containers":
                if (!await DockerEngine.AnswersAsync(ct))
                {
                    throw new InfrastructureException(resource, "EGOV_INFRASTRUCTURE=containers but no Docker engine answers", "start Docker (systemctl start docker), or set EGOV_INFRASTRUCTURE=native");
                }

                return await DockerEngine.WhyNoImageAsync(image, progress, ct) is not { } why
                    ? true
                    : throw new InfrastructureException(resource, $"the image {image} is not there and cannot be pulled: {why}", $"run: docker pull {image}, or set EGOV_INFRASTRUCTURE=native");
            case null:
                return await DockerEngine.AnswersAsync(ct) && await DockerEngine.WhyNoImageAsync(image, progress, ct) is null;
            case var unknown:
                throw new InfrastructureException(resource, $"EGOV_INFRASTRUCTURE is '{unknown}'", "set it to native or containers, or unset it");
        }
    }

    private static string? Setting(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}
