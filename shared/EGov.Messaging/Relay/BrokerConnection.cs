using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace EGov.Messaging.Relay;

/// <summary>A second, quiet connection to the broker: it tells whether there is one, mends the topology and serves the operations.</summary>
internal sealed class BrokerConnection(MessagingOptions options) : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly SemaphoreSlim _opening = new(1, 1);
    private IConnection? _connection;

    public async Task<IConnection> OpenAsync(CancellationToken ct)
    {
        await _opening.WaitAsync(ct);
        try
        {
            if (_connection is { IsOpen: true })
            {
                return _connection;
            }

            if (_connection is not null)
            {
                await _connection.DisposeAsync();
                _connection = null;
            }

            var factory = new ConnectionFactory
            {
                Uri = options.Broker,
                ClientProvidedName = $"{options.Service} (operations)",
                AutomaticRecoveryEnabled = false,
                RequestedConnectionTimeout = Patience,
                RequestedHeartbeat = TimeSpan.FromSeconds(10),
            };
            return _connection = await factory.CreateConnectionAsync(ct);
        }
        finally
        {
            _opening.Release();
        }
    }

    /// <summary>Whether the broker answers now.</summary>
    public async Task<bool> AnswersAsync(CancellationToken ct)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(Patience);
        try
        {
            var connection = await OpenAsync(patience.Token);
            await using var channel = await connection.CreateChannelAsync(cancellationToken: patience.Token);
            return true;
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return false;
        }
        catch (Exception e) when (IsAbsence(e))
        {
            return false;
        }
    }

    public async Task DeclareTopologyAsync(CancellationToken ct)
    {
        var connection = await OpenAsync(ct);
        await using var channel = await connection.CreateChannelAsync(cancellationToken: ct);
        await Topology.DeclareAsync(channel, ct);
    }

    /// <summary>The broker is not there, as opposed to: it said no.</summary>
    public static bool IsAbsence(Exception e) => e is BrokerUnreachableException or AlreadyClosedException or OperationInterruptedException or IOException or TimeoutException;

    public async ValueTask DisposeAsync()
    {
        if (_connection is not null)
        {
            await _connection.DisposeAsync();
        }

        _opening.Dispose();
    }
}
