using System.Globalization;
using EGov.Infrastructure.Containers;
using EGov.Infrastructure.Native;
using EGov.Infrastructure.Processes;
using Npgsql;

namespace EGov.Infrastructure;

/// <summary>A real PostgreSQL.</summary>
public sealed class PostgresServer : Server
{
    private PostgresServer(PostgresOptions options, PostgresAddress address)
        : base(options) => Address = address;

    /// <summary>How to reach it as its administrator.</summary>
    public PostgresAddress Address { get; }

    private protected override string Name => "Postgres";

    /// <summary>Connection string of one of its databases.</summary>
    public string ConnectionString(string database = "postgres") => Address.ConnectionString(database);

    /// <inheritdoc />
    public override async Task<bool> AnswersAsync(CancellationToken ct = default)
    {
        var connection = new NpgsqlConnection(Address.ConnectionString() + ";Pooling=false;Timeout=3");
        await using (connection)
        {
            try
            {
                await connection.OpenAsync(ct);
                return true;
            }
            catch (NpgsqlException)
            {
                return false;
            }
        }
    }

    internal static PostgresServer Configured(string connectionString) => new(new PostgresOptions(), PostgresAddress.Parse(connectionString));

    internal static async Task<PostgresServer> StartNativeAsync(PostgresOptions options, CancellationToken ct)
    {
        var account = PostgresPrograms.Find() is null ? null : await ServerAccount.ForAsync("postgres", ct);
        if (PostgresPrograms.Find() is null)
        {
            await DebianPackages.InstallAsync("PostgreSQL", "postgresql", options.Progress, ct);
            account = await ServerAccount.ForAsync("postgres", ct);
        }

        var temporary = options.Folder is null;
        var folder = await ServerAccount.PrepareFolderAsync(options.Folder ?? TemporaryFolders.New("postgres"), account, "PostgreSQL", ct);
        var server = Create(options, temporary ? folder : null);
        var data = Path.Combine(folder, "data");
        int? major = File.Exists(Path.Combine(data, "PG_VERSION"))
            ? int.Parse((await File.ReadAllTextAsync(Path.Combine(data, "PG_VERSION"), ct)).Trim(), CultureInfo.InvariantCulture)
            : null;
        var programs = PostgresPrograms.Find(major) ?? throw new InfrastructureException("PostgreSQL",
            $"the data in {data} are of version {major}, whose programs are not installed",
            $"run: apt-get install postgresql-{major}, or remove {folder} to start empty");
        if (major is null)
        {
            server.Report("creating an empty PostgreSQL");
            await InitialiseAsync(programs, folder, data, account, server.Address, ct);
        }

        var settings = new Dictionary<string, string>(options.Settings, StringComparer.Ordinal)
        {
            ["listen_addresses"] = "127.0.0.1",
            ["port"] = server.Address.Port.ToString(CultureInfo.InvariantCulture),
            // Nothing outside this folder, not even a socket in /tmp; everybody uses loopback.
            ["unix_socket_directories"] = "",
        };
        server.Origin = $"native {major ?? MajorOf(data)}";
        server.Command = new GuardedCommand(Path.Combine(programs, "postgres"),
            ["-D", data, .. settings.SelectMany(s => new[] { "-c", $"{s.Key}={s.Value}" })])
        {
            Account = account,
            WorkingDirectory = folder,
            StopSignal = "INT",
            OrphanSignal = "QUIT",
            Grace = TimeSpan.FromSeconds(20),
            LeaseFile = options.LeaseFile,
            LogFile = options.LeaseFile is null ? null : Path.Combine(folder, "server.log"),
            Cleanup = temporary ? TemporaryFolders.RemovalOf(folder) : null,
        };
        server.Report($"starting PostgreSQL on port {server.Address.Port}");
        await server.StartFirstAsync(ct);
        return server;
    }

    internal static async Task<PostgresServer> StartContainerAsync(PostgresOptions options, CancellationToken ct)
    {
        var server = Create(options, null);
        server.Origin = $"container {options.Image ?? DockerEngine.PostgresImage}";
        server.Command = DockerEngine.Postgres(options, server.Address);
        server.Report($"starting PostgreSQL in a container on port {server.Address.Port}");
        await server.StartFirstAsync(ct);
        return server;
    }

    private static PostgresServer Create(PostgresOptions options, string? temporaryFolder)
    {
        var port = options.Port ?? Loopback.FreePorts(1)[0];
        if (!Loopback.IsFree(port))
        {
            throw new InfrastructureException("PostgreSQL", $"port {port} is in use", $"free it (ss -ltnp 'sport = :{port}' names its owner) or choose another port");
        }

        return new PostgresServer(options, new PostgresAddress("127.0.0.1", port, options.UserName ?? "postgres", options.Password ?? Loopback.NewPassword()))
        {
            TemporaryFolder = temporaryFolder,
        };
    }

    private static async Task InitialiseAsync(string programs, string folder, string data, string? account, PostgresAddress address, CancellationToken ct)
    {
        // Made beside its place and then renamed: a start that is interrupted leaves nothing half-made behind.
        var unfinished = data + ".new";
        var passwordFile = Path.Combine(folder, "password.new");
        if (Directory.Exists(unfinished))
        {
            Directory.Delete(unfinished, recursive: true);
        }

        await File.WriteAllTextAsync(passwordFile, address.Password, ct);
        File.SetUnixFileMode(passwordFile, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        try
        {
            if (account is not null)
            {
                await Tool.RunAsync("chown", [account, passwordFile], ct);
            }

            var made = await ServerAccount.RunAsync(account, Path.Combine(programs, "initdb"),
                ["-D", unfinished, "-U", address.UserName, $"--pwfile={passwordFile}", "--auth=scram-sha-256", "--encoding=UTF8", "--locale=C.UTF-8", "--data-checksums"], ct);
            if (!made.Succeeded)
            {
                throw new InfrastructureException("PostgreSQL", $"initdb failed: {made.Output}", $"check that {folder} is on a local disk with free space");
            }
        }
        finally
        {
            File.Delete(passwordFile);
        }

        Directory.Move(unfinished, data);
    }

    private static int MajorOf(string data) => int.Parse(File.ReadAllText(Path.Combine(data, "PG_VERSION")).Trim(), CultureInfo.InvariantCulture);
}
