using EGov.Infrastructure;
using EGov.Infrastructure.Processes;

namespace EGov.Benchmarks.Platform;

/// <summary>A service of the platform as the program it is, on a free port, ended with this process.</summary>
internal sealed class ServiceProgram : IAsyncDisposable
{
    private readonly GuardedProcess _process;

    private ServiceProgram(GuardedProcess process, Uri address) => (_process, Address) = (process, address);

    internal Uri Address { get; }

    /// <summary>Runs a verb (migrate, seed) to its end.</summary>
    internal static async Task RunVerbAsync(string assembly, string verb, IReadOnlyDictionary<string, string?> settings)
    {
        var said = new List<string>();
        await using var process = GuardedProcess.Start(Command(assembly, [verb], settings) with { Output = (line, _) => said.Add(line) });
        if (await process.Exited is var code and not 0)
        {
            throw new InvalidOperationException($"{assembly} {verb} ended with {code}:{Environment.NewLine}{string.Join(Environment.NewLine, said.TakeLast(20))}");
        }
    }

    /// <summary>Starts the service and waits until it is healthy.</summary>
    internal static async Task<ServiceProgram> StartAsync(string assembly, IReadOnlyDictionary<string, string?> settings, CancellationToken ct)
    {
        var said = new Queue<string>();
        var address = new Uri($"http://127.0.0.1:{Loopback.FreePorts(1)[0]}");
        var all = new Dictionary<string, string?>(settings, StringComparer.Ordinal) { ["ASPNETCORE_URLS"] = address.ToString() };
        var process = GuardedProcess.Start(Command(assembly, [], all) with { Output = (line, _) => Keep(said, line) });
        var service = new ServiceProgram(process, address);
        using var http = new HttpClient { BaseAddress = address };
        for (var tries = 0; tries < 600; tries++)
        {
            if (!process.IsRunning)
            {
                break;
            }

            if (await IsHealthyAsync(http, ct))
            {
                return service;
            }

            await Task.Delay(100, ct);
        }

        await service.DisposeAsync();
        lock (said)
        {
            throw new InvalidOperationException($"{assembly} did not become healthy:{Environment.NewLine}{string.Join(Environment.NewLine, said)}");
        }
    }

    public ValueTask DisposeAsync() => _process.DisposeAsync();

    private static async Task<bool> IsHealthyAsync(HttpClient http, CancellationToken ct)
    {
        try
        {
            using var answer = await http.GetAsync(new Uri("/health", UriKind.Relative), ct);
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static void Keep(Queue<string> said, string line)
    {
        lock (said)
        {
            said.Enqueue(line);
            if (said.Count > 40)
            {
                said.Dequeue();
            }
        }
    }

    private static GuardedCommand Command(string assembly, string[] arguments, IReadOnlyDictionary<string, string?> settings) =>
        // Beside its own settings files.
        new("dotnet", [PathOf(assembly), .. arguments]) { Environment = settings, WorkingDirectory = Path.GetDirectoryName(PathOf(assembly)) };

    /// <summary>Beside this program's own output: same configuration, same framework.</summary>
    private static string PathOf(string assembly)
    {
        var output = new DirectoryInfo(AppContext.BaseDirectory);
        var (framework, configuration) = (output.Name, output.Parent!.Name);
        for (var folder = output; folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "EGov.sln")))
            {
                var service = assembly["EGov.".Length..].ToLowerInvariant();
                string[] place = service == "gateway" ? [service] : ["services", service];
                return Path.Combine([folder.FullName, .. place, assembly, "bin", configuration, framework, $"{assembly}.dll"]);
            }
        }

        throw new InvalidOperationException("The repository was not found above this program.");
    }
}
