using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using EGov.Infrastructure.Processes;

namespace EGov.Infrastructure.Containers;

/// <summary>Servers as containers, through the docker command line.</summary>
internal static class DockerEngine
{
    internal const string PostgresImage = "postgres:17";
    internal const string RabbitMqImage = "rabbitmq:4-management";

    internal static async Task<bool> AnswersAsync(CancellationToken ct)
        => Tool.Find("docker") is not null && (await Tool.RunAsync("docker", ["version", "--format", "{{.Server.Version}}"], ct)).Succeeded;

    /// <summary>Whether the image is there or could be fetched; otherwise why not.</summary>
    internal static async Task<string?> WhyNoImageAsync(string image, Action<string>? progress, CancellationToken ct)
    {
        if ((await Tool.RunAsync("docker", ["image", "inspect", image], ct)).Succeeded)
        {
            return null;
        }

        progress?.Invoke($"fetching the image {image}");
        var pulled = await Tool.RunAsync("docker", ["pull", "--quiet", image], ct);
        return pulled.Succeeded ? null : pulled.Output;
    }

    internal static GuardedCommand Postgres(PostgresOptions options, PostgresAddress address)
        => Run("postgres", address.Port, options,
            new Dictionary<string, string?>(StringComparer.Ordinal) { ["POSTGRES_USER"] = address.UserName, ["POSTGRES_PASSWORD"] = address.Password },
            [(address.Port, 5432)],
            "/var/lib/postgresql/data",
            [options.Image ?? PostgresImage, .. options.Settings.SelectMany(s => new[] { "-c", $"{s.Key}={s.Value}" })])
            // A polite TERM would wait for every client; INT makes PostgreSQL send them home.
            with
        { StopSignal = "INT" };

    internal static GuardedCommand RabbitMq(RabbitMqOptions options, RabbitMqAddress address)
        => Run("rabbitmq", address.Port, options,
            new Dictionary<string, string?>(StringComparer.Ordinal) { ["RABBITMQ_DEFAULT_USER"] = address.UserName, ["RABBITMQ_DEFAULT_PASS"] = address.Password },
            [(address.Port, 5672), (address.Management!.Port, 15672), (address.Prometheus!.Port, 15692)],
            "/var/lib/rabbitmq",
            [options.Image ?? RabbitMqImage]);

    private static GuardedCommand Run(
        string kind, int port, ServerOptions options, Dictionary<string, string?> environment, (int Host, int Container)[] ports, string dataPath, string[] imageAndArguments)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"egov-{kind}-{port}");
        // Temporary data live in an anonymous volume, which --rm removes together with the container.
        string[] volume = options.Folder is { } folder ? ["-v", $"egov-{Short(folder)}-{kind}:{dataPath}"] : [];
        string[] arguments =
        [
            "run", "--rm", "--name", name,
            // The data of a broker belong to its host name.
            "--hostname", "egov",
            .. ports.SelectMany(p => new[] { "-p", string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{p.Host}:{p.Container}") }),
            // Only the names: the values reach docker through its environment and stay off the process list.
            .. environment.Keys.SelectMany(key => new[] { "-e", key }),
            .. volume,
            .. imageAndArguments,
        ];
        return new GuardedCommand("docker", arguments)
        {
            Environment = environment,
            Grace = TimeSpan.FromSeconds(30),
            LeaseFile = options.LeaseFile,
            LogFile = options.LeaseFile is null ? null : Path.Combine(Path.GetTempPath(), name + ".log"),
            // Killing the command line leaves the container; this does not.
            Cleanup = $"docker rm --force --volumes {name} >/dev/null 2>&1",
        };
    }

    private static string Short(string folder) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Path.GetFullPath(folder))))[..12];
}
