using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using EGov.Infrastructure.Containers;
using EGov.Infrastructure.Native;

namespace EGov.Infrastructure;

/// <summary>A real RabbitMQ with its management and Prometheus plugins.</summary>
public sealed class RabbitMqServer : Server
{
    private static readonly HttpClient Http = new() { Timeout = TimeSpan.FromSeconds(5) };
    private ErlangPortMapper? _portMapper;

    private RabbitMqServer(RabbitMqOptions options, RabbitMqAddress address)
        : base(options) => Address = address;

    /// <summary>How to reach it as its administrator.</summary>
    public RabbitMqAddress Address { get; }

    private protected override string Name => "RabbitMQ";

    /// <inheritdoc />
    public override async Task<bool> AnswersAsync(CancellationToken ct = default)
    {
        if (!await SpeaksAmqpAsync(ct))
        {
            return false;
        }

        if (Address.Management is null)
        {
            return true;
        }

        // The listener opens before every virtual host has recovered.
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(Address.Management, "/api/health/checks/virtual-hosts"));
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{Address.UserName}:{Address.Password}")));
        try
        {
            using var response = await Http.SendAsync(request, ct);
            return response.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
        catch (TaskCanceledException) when (!ct.IsCancellationRequested)
        {
            return false;
        }
    }

    /// <inheritdoc />
    public override async ValueTask DisposeAsync()
    {
        if (_portMapper is not null)
        {
            // First the broker, which unregisters there.
            if (IsRunning)
            {
                await StopAsync();
            }

            await _portMapper.DisposeAsync();
        }

        await base.DisposeAsync();
    }

    internal static RabbitMqServer Configured(string amqp, string? management) => new(new RabbitMqOptions(), RabbitMqAddress.Parse(amqp, management));

    internal static async Task<RabbitMqServer> StartNativeAsync(RabbitMqOptions options, CancellationToken ct)
    {
        if (RabbitMqPrograms.Find() is null)
        {
            await DebianPackages.InstallAsync("RabbitMQ", "rabbitmq-server", options.Progress, ct);
        }

        var programs = RabbitMqPrograms.Find() ?? throw new InfrastructureException("RabbitMQ", "its programs were not found after installing it", "set EGOV_RABBITMQ to a running broker");
        var account = await ServerAccount.ForAsync("rabbitmq", ct);
        var temporary = options.Folder is null;
        var folder = await ServerAccount.PrepareFolderAsync(options.Folder ?? TemporaryFolders.New("rabbitmq"), account, "RabbitMQ", ct);
        var server = Create(options, temporary ? folder : null);
        var node = await RabbitMqNode.PrepareAsync(programs, folder, account, server.Address, ct);
        if (options.LeaseFile is null)
        {
            server._portMapper = await ErlangPortMapper.StartAsync(node, null, ct);
        }
        else
        {
            // Lives as long as the broker that the lease keeps.
            await ErlangPortMapper.StartAsync(node, options.LeaseFile, ct);
        }

        server.Origin = $"native {node.Version}";
        server.Command = node.Command(options.LeaseFile, temporary ? TemporaryFolders.RemovalOf(folder) : null);
        server.Report($"starting RabbitMQ on port {server.Address.Port}");
        await server.StartFirstAsync(ct);
        return server;
    }

    internal static async Task<RabbitMqServer> StartContainerAsync(RabbitMqOptions options, CancellationToken ct)
    {
        var server = Create(options, null);
        server.Origin = $"container {options.Image ?? DockerEngine.RabbitMqImage}";
        server.Command = DockerEngine.RabbitMq(options, server.Address);
        server.Report($"starting RabbitMQ in a container on port {server.Address.Port}");
        await server.StartFirstAsync(ct);
        return server;
    }

    private static RabbitMqServer Create(RabbitMqOptions options, string? temporaryFolder)
    {
        var free = Loopback.FreePorts(3);
        var port = options.Port ?? free[0];
        var management = options.ManagementPort ?? free[1];
        foreach (var wanted in new[] { port, management }.Where(p => !Loopback.IsFree(p)))
        {
            throw new InfrastructureException("RabbitMQ", $"port {wanted} is in use", $"free it (ss -ltnp 'sport = :{wanted}' names its owner) or choose another port");
        }

        return new RabbitMqServer(options, new RabbitMqAddress(
            "127.0.0.1", port, options.UserName ?? "egov", options.Password ?? Loopback.NewPassword(), Http1(management), Http1(free[2])))
        {
            TemporaryFolder = temporaryFolder,
        };
    }

    private static Uri Http1(int port) => new(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}"));

    private async Task<bool> SpeaksAmqpAsync(CancellationToken ct)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(TimeSpan.FromSeconds(3));
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync(Address.Host, Address.Port, patience.Token);
            var stream = client.GetStream();
            await stream.WriteAsync("AMQP\0\0\u0009\u0001"u8.ToArray(), patience.Token);
            var answer = new byte[1];
            // A method frame (connection.start); a listener that is not a broker says something else or nothing.
            return await stream.ReadAsync(answer, patience.Token) == 1 && answer[0] == 1;
        }
        catch (SocketException)
        {
            return false;
        }
        catch (IOException)
        {
            return false;
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return false;
        }
    }
}
