using System.Net.Sockets;
using EGov.Infrastructure.Processes;

namespace EGov.Infrastructure.Native;

/// <summary>
/// The broker's name server (epmd), started by us in the foreground. Left to itself Erlang starts one as a daemon
/// that nobody owns and nobody stops.
/// </summary>
internal sealed class ErlangPortMapper : IAsyncDisposable
{
    private readonly GuardedProcess _process;

    private ErlangPortMapper(GuardedProcess process) => _process = process;

    public ValueTask DisposeAsync() => _process.DisposeAsync();

    internal static async Task<ErlangPortMapper> StartAsync(RabbitMqNode node, string? leaseFile, CancellationToken ct)
    {
        var process = GuardedProcess.Start(node.PortMapper(leaseFile));
        for (var attempt = 0; attempt < 100 && process.IsRunning; attempt++)
        {
            try
            {
                using var client = new TcpClient();
                await client.ConnectAsync("127.0.0.1", node.PortMapperPort, ct);
                return new ErlangPortMapper(process);
            }
            catch (SocketException)
            {
                await Task.Delay(50, ct);
            }
        }

        await process.DisposeAsync();
        throw new InfrastructureException("RabbitMQ", $"its name server (epmd) does not answer on port {node.PortMapperPort}", "check that Erlang is installed: epmd -names");
    }
}
