using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;

[assembly: AssemblyFixture(typeof(EGov.EndToEnd.Tests.RunningPlatform))]

namespace EGov.EndToEnd.Tests;

/// <summary>The whole platform as <c>dotnet run --project AppHost -- --ephemeral</c> starts it, on free ports; spoken to from outside only.</summary>
public sealed class RunningPlatform : IAsyncLifetime
{
    private readonly string _mark = $"egov-mark-{Guid.NewGuid():n}";
    private readonly List<string> _lines = [];
    private readonly Dictionary<string, string> _passwords = new(StringComparer.Ordinal);
    private Process _host = null!;
    private string _home = "";

    public Uri Gateway { get; private set; } = null!;

    public Uri Operations { get; private set; } = null!;

    /// <summary>What the AppHost printed.</summary>
    public IReadOnlyList<string> Output
    {
        get
        {
            lock (_lines)
            {
                return [.. _lines];
            }
        }
    }

    public async ValueTask InitializeAsync()
    {
        var output = AppContext.BaseDirectory.TrimEnd('/').Split('/')[^3..];
        var program = Path.GetFullPath(Path.Combine([AppContext.BaseDirectory, "../../../../../AppHost", .. output, "EGov.AppHost.dll"]));
        var start = new ProcessStartInfo("dotnet", [program, "--ephemeral", "--Ports:gateway=0", "--urls=http://127.0.0.1:0"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["DOTNET_ENVIRONMENT"] = "Development";
        start.Environment["EGOV_TEST_MARK"] = _mark;
        // Its own servers, started from nothing, whatever the other tests use.
        foreach (var name in new[] { "EGOV_POSTGRES", "EGOV_RABBITMQ", "EGOV_RABBITMQ_MANAGEMENT", "EGOV_HOME", "ASPNETCORE_URLS", "ASPNETCORE_ENVIRONMENT" })
        {
            start.Environment.Remove(name);
        }

        _host = new Process { StartInfo = start };
        _host.OutputDataReceived += Keep;
        _host.ErrorDataReceived += Keep;
        _host.Start();
        _host.BeginOutputReadLine();
        _host.BeginErrorReadLine();
        await Eventually.IsTrue(
            () => _host.HasExited
                ? throw new InvalidOperationException($"The AppHost ended:{Environment.NewLine}{string.Join(Environment.NewLine, Output)}")
                : Output.Any(l => l.Contains("ready after", StringComparison.Ordinal)),
            "the platform is ready", TimeSpan.FromMinutes(4));
        _home = Output[0].Split('·')[^1].Trim();
        using var addresses = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(_home, "addresses.json")));
        Gateway = new Uri(addresses.RootElement.GetProperty("gateway").GetString()!);
        Operations = new Uri(addresses.RootElement.GetProperty("operations").GetString()!);
        foreach (var line in await File.ReadAllLinesAsync(addresses.RootElement.GetProperty("accounts").GetString()!))
        {
            using var account = JsonDocument.Parse(line);
            _passwords[account.RootElement.GetProperty("account").GetString()!] = account.RootElement.GetProperty("password").GetString()!;
        }

        // Agencies come by event, and the sample procedures after them; until then a desk is unknown.
        using var anonymous = Anonymous();
        await Eventually.IsTrue(
            async () => (await anonymous.GetStringAsync("/api/dossiers/v1/procedures")).Contains("\"code\"", StringComparison.Ordinal),
            "the sample data arrived", TimeSpan.FromSeconds(60));
    }

    public HttpClient Anonymous() => new() { BaseAddress = Gateway, Timeout = TimeSpan.FromSeconds(60) };

    /// <summary>A client of a sample account, with a token fetched through the gateway.</summary>
    public async Task<HttpClient> AsAsync(string account)
    {
        var client = Anonymous();
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["grant_type"] = "password",
            ["client_id"] = "egov-cli",
            ["client_secret"] = _passwords["egov-cli"],
            ["username"] = account,
            ["password"] = _passwords[account],
        });
        var answer = await client.PostAsync("/api/organization/connect/token", form).ShouldBe<JsonElement>(HttpStatusCode.OK);
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", answer.GetProperty("access_token").GetString());
        return client;
    }

    public string PasswordOf(string account) => _passwords[account];

    /// <summary>Kills the process of a service as the machine would, without asking.</summary>
    public void Kill(string program)
    {
        var process = Marked().Single(p => File.ReadAllText($"/proc/{p}/cmdline") is var command
            && command.Contains(program + ".dll", StringComparison.Ordinal) && !command.Contains("egov-guard", StringComparison.Ordinal) && !command.StartsWith("set", StringComparison.Ordinal));
        Process.GetProcessById(process).Kill();
    }

    public async ValueTask DisposeAsync()
    {
        using (var terminate = Process.Start("kill", ["-s", "TERM", _host.Id.ToString(CultureInfo.InvariantCulture)]))
        {
            await terminate.WaitForExitAsync();
        }

        await Eventually.IsTrue(() => Marked().Count == 0, "the platform left no process behind", TimeSpan.FromMinutes(2));
        await Eventually.IsTrue(() => !Directory.Exists(_home), "the temporary state folder is gone", TimeSpan.FromSeconds(20));
        _host.Dispose();
    }

    private List<int> Marked()
        => [.. Directory.EnumerateDirectories("/proc").Select(Path.GetFileName).Where(n => int.TryParse(n, CultureInfo.InvariantCulture, out _)).Select(n => int.Parse(n!, CultureInfo.InvariantCulture)).Where(Carries)];

    private bool Carries(int process)
    {
        try
        {
            return File.ReadAllText($"/proc/{process}/environ").Contains(_mark, StringComparison.Ordinal);
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private void Keep(object sender, DataReceivedEventArgs received)
    {
        if (received.Data is { } line)
        {
            lock (_lines)
            {
                _lines.Add(line);
            }
        }
    }
}
