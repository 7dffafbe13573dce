using System.Diagnostics;
using System.Globalization;
using EGov.Infrastructure;
using EGov.Infrastructure.Processes;
using EGov.Testing;

namespace EGov.Benchmarks.Gateway;

/// <summary>The gateway as the program it is, migrated and healthy, ended with this process.</summary>
internal sealed class GatewayProgram : IAsyncDisposable
{
    private readonly GuardedProcess _process;

    private GatewayProgram(GuardedProcess process, Uri address) => (_process, Address) = (process, address);

    internal Uri Address { get; }

    /// <summary>Processor time of the gateway so far: of the child of its guard.</summary>
    internal TimeSpan ProcessorTime => Process.GetProcesses().Where(IsGuarded).Aggregate(TimeSpan.Zero, (sum, p) => sum + p.TotalProcessorTime);

    internal static async Task<GatewayProgram> StartAsync(string connection, CallerTokens issuer, string service, CancellationToken ct)
    {
        var address = new Uri($"http://127.0.0.1:{Loopback.FreePorts(1)[0]}");
        var settings = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Development",
            ["ASPNETCORE_URLS"] = address.ToString(),
            ["ConnectionStrings__gateway-db"] = connection,
            ["Identity__Authority"] = issuer.Authority,
            ["Identity__Issuer"] = issuer.Issuer,
            ["services__dossiers__http__0"] = service,
            ["Limits__Client__PerSecond"] = "1000000",
            ["Limits__Address__PerSecond"] = "1000000",
            ["Logging__LogLevel__Default"] = "Warning",
        };
        await using (var migrate = GuardedProcess.Start(Command(["migrate"], settings)))
        {
            if (await migrate.Exited != 0)
            {
                throw new InvalidOperationException("The gateway's migrations failed.");
            }
        }

        var gateway = new GatewayProgram(GuardedProcess.Start(Command([], settings)), address);
        using var http = new HttpClient { BaseAddress = address };
        while (!await IsHealthyAsync(http, ct))
        {
            if (!gateway._process.IsRunning)
            {
                throw new InvalidOperationException("The gateway ended while starting.");
            }

            await Task.Delay(100, ct);
        }

        return gateway;
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

    private bool IsGuarded(Process process)
    {
        try
        {
            // After the command's name in brackets: state, parent.
            var stat = File.ReadAllText($"/proc/{process.Id}/stat");
            return stat[(stat.LastIndexOf(')') + 2)..].Split(' ')[1] == _process.GuardId.ToString(CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            return false;
        }
    }

    private static GuardedCommand Command(string[] arguments, IReadOnlyDictionary<string, string?> settings)
    {
        var output = new DirectoryInfo(AppContext.BaseDirectory);
        var (framework, configuration) = (output.Name, output.Parent!.Name);
        var folder = output;
        while (!File.Exists(Path.Combine(folder.FullName, "EGov.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The repository was not found above this program.");
        }

        var gateway = Path.Combine(folder.FullName, "gateway", "EGov.Gateway", "bin", configuration, framework);
        return new GuardedCommand("dotnet", [Path.Combine(gateway, "EGov.Gateway.dll"), .. arguments, $"--contentRoot={gateway}"]) { Environment = settings };
    }
}
