using System.Globalization;
using EGov.Infrastructure.Processes;

namespace EGov.Infrastructure.Native;

/// <summary>A broker node of our own: folders, name, cookie, ports and credentials that touch nothing of the machine's broker.</summary>
internal sealed class RabbitMqNode
{
    private readonly string _programs;
    private readonly Dictionary<string, string?> _environment;

    private RabbitMqNode(string programs, string folder, string? account, int portMapperPort, Dictionary<string, string?> environment)
        => (_programs, Folder, Account, PortMapperPort, _environment) = (programs, folder, account, portMapperPort, environment);

    internal string Folder { get; }

    internal string? Account { get; }

    internal int PortMapperPort { get; }

    internal string Version => RabbitMqPrograms.VersionOf(Path.GetDirectoryName(_programs)!);

    internal static async Task<RabbitMqNode> PrepareAsync(string programs, string folder, string? account, RabbitMqAddress address, CancellationToken ct)
    {
        var ports = Loopback.FreePorts(2);
        await WriteAsync(Path.Combine(folder, "enabled_plugins"), "[rabbitmq_management,rabbitmq_prometheus].\n", ct);
        await WriteAsync(Path.Combine(folder, "rabbitmq.conf"), $"""
            listeners.tcp.1 = 127.0.0.1:{address.Port}
            management.tcp.ip = 127.0.0.1
            management.tcp.port = {address.Management!.Port}
            prometheus.tcp.ip = 127.0.0.1
            prometheus.tcp.port = {address.Prometheus!.Port}
            default_user = {address.UserName}
            default_pass = {address.Password}
            default_user_tags.administrator = true
            loopback_users = none
            log.console = true
            log.console.level = warning
            log.file = false

            """, ct);
        var cookie = Path.Combine(folder, ".erlang.cookie");
        if (!File.Exists(cookie))
        {
            await WriteAsync(cookie, Loopback.NewPassword(), ct);
            File.SetUnixFileMode(cookie, UnixFileMode.UserRead);
        }

        if (account is not null)
        {
            await Tool.RunAsync("chown", ["-R", $"{account}:", folder], ct);
        }

        string In(string name) => Path.Combine(folder, name);
        return new RabbitMqNode(programs, folder, account, ports[0], new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["HOME"] = folder,
            ["RABBITMQ_NODENAME"] = "egov@localhost",
            ["RABBITMQ_BASE"] = folder,
            ["RABBITMQ_MNESIA_BASE"] = In("db"),
            ["RABBITMQ_LOG_BASE"] = In("log"),
            ["RABBITMQ_SCHEMA_DIR"] = In("schema"),
            ["RABBITMQ_GENERATED_CONFIG_DIR"] = In("config"),
            ["RABBITMQ_PID_FILE"] = In("pid"),
            ["RABBITMQ_CONFIG_FILE"] = In("rabbitmq.conf"),
            ["RABBITMQ_ADVANCED_CONFIG_FILE"] = In("advanced.config"),
            ["RABBITMQ_CONF_ENV_FILE"] = In("rabbitmq-env.conf"),
            ["RABBITMQ_ENABLED_PLUGINS_FILE"] = In("enabled_plugins"),
            ["RABBITMQ_DIST_PORT"] = ports[1].ToString(CultureInfo.InvariantCulture),
            ["RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS"] = "-kernel inet_dist_use_interface {127,0,0,1}",
            ["ERL_EPMD_ADDRESS"] = "127.0.0.1",
            ["ERL_EPMD_PORT"] = ports[0].ToString(CultureInfo.InvariantCulture),
            // Makes the start script become the Erlang machine instead of staying its parent, so that the
            // orphan signal reaches the machine itself.
            ["RUNNING_UNDER_SYSTEMD"] = "true",
            ["NOTIFY_SOCKET"] = null,
            ["RABBITMQ_NODE_PORT"] = null,
            ["RABBITMQ_NODE_IP_ADDRESS"] = null,
            ["ERL_CRASH_DUMP_SECONDS"] = "0",
        });
    }

    internal GuardedCommand Command(string? leaseFile, string? cleanup) => new(Path.Combine(_programs, "rabbitmq-server"), [])
    {
        Account = Account,
        WorkingDirectory = Folder,
        Environment = _environment,
        Grace = TimeSpan.FromSeconds(30),
        LeaseFile = leaseFile,
        LogFile = leaseFile is null ? null : Path.Combine(Folder, "server.log"),
        Cleanup = cleanup,
    };

    internal GuardedCommand PortMapper(string? leaseFile) => new("epmd", [])
    {
        Account = Account,
        WorkingDirectory = "/",
        Environment = _environment,
        Grace = TimeSpan.FromSeconds(1),
        LeaseFile = leaseFile,
        LogFile = leaseFile is null ? null : Path.Combine(Folder, "epmd.log"),
    };

    private static async Task WriteAsync(string path, string text, CancellationToken ct)
    {
        File.Delete(path);
        await using var file = new FileStream(path, new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
            UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
        });
        await using var writer = new StreamWriter(file);
        await writer.WriteAsync(text.AsMemory(), ct);
    }
}
