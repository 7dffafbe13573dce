using System.Net.Sockets;
using Aspire.Hosting.ApplicationModel;
using EGov.Infrastructure;
using EGov.Infrastructure.Processes;

namespace EGov.Hosting.Running;

/// <summary>Runs a project as a process. Without an endpoint and a health check it runs to completion, like a migration.</summary>
internal sealed class ProjectSupervisor(ProjectResource project, ResourceStatus status, Platform platform) : Supervisor(status, platform)
{
    private static readonly HttpClient Http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false }) { Timeout = TimeSpan.FromSeconds(10) };
    private GuardedProcess? _process;

    protected override bool RunsToCompletion => project.Wiring is { Endpoints.Count: 0, HealthChecks.Count: 0 };

    protected override bool HasHealthCheck => project.Wiring.HealthChecks.Count > 0;

    protected override async Task StartOnceAsync(CancellationToken ct)
    {
        var program = ProgramPath();
        if (!File.Exists(program))
        {
            throw new InfrastructureException(project.Name, $"{program} does not exist", "build the AppHost, which builds what it runs: dotnet build AppHost");
        }

        foreach (var endpoint in project.Wiring.Endpoints.Where(e => !Loopback.IsFree(e.Port)))
        {
            throw Ports.InUse(project.Name, endpoint.Port, $"choose another with --Ports:{project.Name}=<port> (0 for any free one)");
        }

        var environment = await ProjectEnvironment.ForAsync(project, Platform, ct);
        Status.Origin = Path.GetFileName(program) + string.Concat(project.Wiring.Arguments.Select(a => " " + a));
        _process = GuardedProcess.Start(new GuardedCommand(Environment.ProcessPath is { } host && Path.GetFileName(host) == "dotnet" ? host : "dotnet", [program, .. project.Wiring.Arguments])
        {
            Environment = environment,
            WorkingDirectory = Path.GetDirectoryName(project.ProjectPath),
            Output = (line, isError) => Status.Console.Write(line, isError),
        });
    }

    protected override async Task<int?> EndedAsync() => await _process!.Exited;

    protected override Task StopOnceAsync() => _process?.StopAsync() ?? Task.CompletedTask;

    protected override async Task<string?> WhyUnhealthyAsync(CancellationToken ct)
    {
        foreach (var check in project.Wiring.HealthChecks)
        {
            if (await WhyUnhealthyAsync(check, ct) is { } wrong)
            {
                return wrong;
            }
        }

        return null;
    }

    private static async Task<string?> WhyUnhealthyAsync(HealthCheck check, CancellationToken ct)
    {
        try
        {
            using var response = await Http.GetAsync(new Uri(check.Endpoint.Url + check.Path), ct);
            if ((int)response.StatusCode == check.StatusCode)
            {
                return null;
            }

            var body = await response.Content.ReadAsStringAsync(ct);
            return $"{check.Path} answers {(int)response.StatusCode} {(body.Length > 300 ? body[..300] : body)}";
        }
        catch (HttpRequestException refused) when (refused.InnerException is SocketException)
        {
            return $"{check.Path} is not reachable yet";
        }
        catch (HttpRequestException broken)
        {
            return $"{check.Path}: {broken.Message}";
        }
        catch (TaskCanceledException) when (!ct.IsCancellationRequested)
        {
            return $"{check.Path} did not answer within 10 s";
        }
    }

    /// <summary>Built next to the AppHost in the same configuration: bin/Debug/net10.0/X.dll.</summary>
    private string ProgramPath()
    {
        var output = AppContext.BaseDirectory.TrimEnd('/').Split('/')[^3..];
        return Path.Combine([Path.GetDirectoryName(project.ProjectPath)!, .. output, Path.GetFileNameWithoutExtension(project.ProjectPath) + ".dll"]);
    }
}
