using System.Diagnostics;
using EGov.Infrastructure.Processes;

namespace EGov.Infrastructure;

/// <summary>A real server: found by configuration, or started by us and then ours to stop, kill and start again.</summary>
public abstract class Server : IAsyncDisposable
{
    private readonly ServerOptions _options;
    private readonly Queue<string> _lastLines = new();
    private GuardedProcess? _process;

    private protected Server(ServerOptions options) => _options = options;

    /// <summary>Where the server comes from, for people: "configured", "native 15", "container postgres:17".</summary>
    public string Origin { get; private protected set; } = "configured";

    /// <summary>Whether this process started the server and may stop it.</summary>
    public bool IsOurs => Command is not null;

    /// <summary>Whether the server's process runs; always true for a configured one.</summary>
    public bool IsRunning => Command is null || _process is { IsRunning: true };

    /// <summary>Completes when the server's process ends; never for a configured one.</summary>
    public Task Exited => _process?.Exited ?? Task.Delay(Timeout.Infinite);

    private protected abstract string Name { get; }

    private protected GuardedCommand? Command { get; set; }

    private protected string? TemporaryFolder { get; set; }

    /// <summary>Stops the server politely; its port and data stay for <see cref="StartAgainAsync"/>.</summary>
    public async Task StopAsync() => await Started().StopAsync();

    /// <summary>Kills the server as a power cut would; its port and data stay for <see cref="StartAgainAsync"/>.</summary>
    public async Task KillAsync() => await Started().KillAsync();

    /// <summary>Starts a stopped or killed server again on the same port and data.</summary>
    public async Task StartAgainAsync(CancellationToken ct = default)
    {
        if (Started().IsRunning)
        {
            throw new InvalidOperationException($"{Name} runs; stop it first.");
        }

        await StartAsync(ct);
    }

    /// <summary>Whether the server answers now.</summary>
    public abstract Task<bool> AnswersAsync(CancellationToken ct = default);

    /// <summary>Stops a server of ours and removes its data if they were temporary.</summary>
    public virtual async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (_options.LeaseFile is not null)
        {
            return;
        }

        if (_process is not null)
        {
            await _process.DisposeAsync();
        }

        if (TemporaryFolder is not null && Directory.Exists(TemporaryFolder))
        {
            Directory.Delete(TemporaryFolder, recursive: true);
        }
    }

    private protected async Task StartFirstAsync(CancellationToken ct)
    {
        try
        {
            await StartAsync(ct);
        }
        catch
        {
            await DisposeAsync();
            throw;
        }
    }

    private protected async Task StartAsync(CancellationToken ct)
    {
        _process = GuardedProcess.Start(Command! with { Output = Receive });
        var patience = Stopwatch.StartNew();
        while (!await AnswersAsync(ct))
        {
            if (!_process.IsRunning)
            {
                throw Failure($"it ended with exit code {await _process.Exited} while starting");
            }

            if (patience.Elapsed > TimeSpan.FromSeconds(120))
            {
                await _process.KillAsync();
                throw Failure("it did not answer within two minutes");
            }

            await Task.Delay(100, ct);
        }
    }

    private protected void Report(string progress) => _options.Progress?.Invoke(progress);

    private GuardedProcess Started()
        => _process ?? throw new InvalidOperationException($"{Name} was found by configuration; it is not ours to stop.");

    private void Receive(string line, bool isError)
    {
        lock (_lastLines)
        {
            _lastLines.Enqueue(line);
            if (_lastLines.Count > 40)
            {
                _lastLines.Dequeue();
            }
        }

        _options.Output?.Invoke(line, isError);
    }

    private InfrastructureException Failure(string why)
    {
        string[] lines;
        lock (_lastLines)
        {
            lines = Command!.LogFile is { } log && File.Exists(log) ? [.. File.ReadLines(log).TakeLast(40)] : [.. _lastLines];
        }

        return new InfrastructureException(Name, why + "; its last words:" + Environment.NewLine + string.Join(Environment.NewLine, lines.Select(l => "    " + l)),
            $"read the lines above; a server of your own can be named in EGOV_{Name.ToUpperInvariant()} instead");
    }
}
