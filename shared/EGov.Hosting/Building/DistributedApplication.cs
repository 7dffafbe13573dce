using EGov.Hosting.Running;

namespace Aspire.Hosting;

/// <summary>A described platform, ready to run.</summary>
public sealed class DistributedApplication : IAsyncDisposable
{
    private readonly Platform _platform;

    internal DistributedApplication(DistributedApplicationBuilder builder) => _platform = new Platform(builder);

    internal Platform Platform => _platform;

    /// <summary>Starts the description of a platform.</summary>
    /// <param name="args">Command line; see the README for what it may hold.</param>
    public static IDistributedApplicationBuilder CreateBuilder(string[] args) => new DistributedApplicationBuilder(args);

    /// <summary>Runs the platform until Ctrl-C or SIGTERM; ends the process with code 1 when it could not start.</summary>
    public void Run() => RunAsync().GetAwaiter().GetResult();

    /// <summary>Runs the platform until Ctrl-C, SIGTERM or cancellation.</summary>
    public async Task RunAsync(CancellationToken cancellationToken = default)
    {
        Environment.ExitCode = await new ConsoleRun(_platform).RunAsync(cancellationToken);
    }

    /// <summary>Starts the platform and returns when everything is ready.</summary>
    public Task StartAsync(CancellationToken cancellationToken = default) => _platform.StartAsync(cancellationToken);

    /// <summary>Stops everything in reverse order.</summary>
    public Task StopAsync(CancellationToken cancellationToken = default) => _platform.StopAsync().WaitAsync(cancellationToken);

    /// <summary>Stops everything that still runs.</summary>
    public async ValueTask DisposeAsync() => await _platform.DisposeAsync();
}
