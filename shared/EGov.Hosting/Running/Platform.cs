using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using EGov.Hosting.Operations;
using EGov.Infrastructure;

namespace EGov.Hosting.Running;

/// <summary>A running platform: its resources, who supervises them, and how it starts and stops as a whole.</summary>
internal sealed class Platform : IAsyncDisposable
{
    private readonly DistributedApplicationBuilder _model;
    private readonly Dictionary<Resource, ResourceStatus> _statuses = [];
    private readonly CancellationTokenSource _stopping = new();
    private readonly TaskCompletionSource<InfrastructureException> _failed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly SemaphoreSlim _ending = new(1, 1);
    private OperationsPage? _operations;
    private bool _begun;
    private bool _ended;

    internal Platform(DistributedApplicationBuilder model)
    {
        _model = model;
        foreach (var resource in model.Resources)
        {
            switch (resource)
            {
                case PostgresServerResource server:
                    Add(resource, "server", s => new PostgresSupervisor(server, s, this));
                    break;
                case RabbitMQServerResource broker:
                    Add(resource, "server", s => new RabbitMqSupervisor(broker, s, this));
                    break;
                case PostgresDatabaseResource:
                    Add(resource, "database", null);
                    break;
                case ProjectResource project:
                    Add(resource, "project", s => new ProjectSupervisor(project, s, this));
                    break;
                default:
                    // A parameter has no life of its own.
                    break;
            }
        }
    }

    internal HostSettings Settings => _model.Settings;

    internal ChangeSignal Changes { get; } = new();

    /// <summary>In the order of AppHost.cs.</summary>
    internal IReadOnlyList<ResourceStatus> Statuses => [.. _model.Resources.Where(_statuses.ContainsKey).Select(r => _statuses[r])];

    /// <summary>Everything was ready once; from here on a failure is repaired, not reported as a failed start.</summary>
    internal bool HasStarted { get; private set; }

    internal Uri? OperationsUrl => _operations?.Url;

    internal ResourceStatus StatusOf(Resource resource) => _statuses[resource];

    /// <summary>Starts everything; returns when all of it is ready, or throws what went wrong first.</summary>
    internal async Task StartAsync(CancellationToken ct)
    {
        Settings.State.Take();
        _begun = true;
        // A generated secret outside Development is refused before anything is touched.
        foreach (var parameter in _model.Resources.OfType<ParameterResource>().Where(p => p.Secret))
        {
            Settings.Secrets.RefuseDefault(parameter.Name, $"Parameters:{parameter.Name}", await parameter.GetValueAsync(ct));
        }

        Ports.Settle(_model);
        if (Settings.OperationsUrl is { } url)
        {
            _operations = await OperationsPage.StartAsync(this, url, ct);
        }

        foreach (var status in Statuses)
        {
            status.Urls.AddRange(status.Resource.Wiring.Endpoints.Select(e => e.Url));
            status.Supervisor?.Begin(_stopping.Token);
        }

        var ready = Task.WhenAll(Statuses.Select(s => s.UntilAsync(IsUp, ct)));
        if (await Task.WhenAny(ready, _failed.Task) == _failed.Task)
        {
            throw await _failed.Task;
        }

        await ready;
        HasStarted = true;
        Addresses.Write(this);
        Changes.Raise();
    }

    /// <summary>Stops everything in reverse order; safe to call again.</summary>
    internal async Task StopAsync()
    {
        await _ending.WaitAsync(CancellationToken.None);
        try
        {
            if (_ended)
            {
                return;
            }

            _ended = true;
            await _stopping.CancelAsync();
            foreach (var status in Statuses.Reverse().Where(s => s.Supervisor is not null))
            {
                await status.Supervisor!.EndAsync();
            }

            if (_operations is not null)
            {
                await _operations.DisposeAsync();
            }

            if (_begun)
            {
                Settings.State.Dispose();
            }
        }
        finally
        {
            _ending.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        foreach (var status in Statuses)
        {
            status.Supervisor?.Dispose();
        }

        _stopping.Dispose();
        _ending.Dispose();
    }

    internal void Fail(ResourceStatus status, string why, string whatToDo, int? exitCode = null)
    {
        var lines = status.Console.Last(25).Select(l => "    " + l.Text).ToList();
        var heard = lines.Count == 0 ? "" : Environment.NewLine + "  its last lines:" + Environment.NewLine + string.Join(Environment.NewLine, lines);
        // First the report, then the state: those who wait for this resource fail because of it and must not be heard first.
        _failed.TrySetResult(new InfrastructureException(status.Name, why + heard, whatToDo));
        status.Console.Write($"[AppHost] {why}", isError: true);
        status.Set(RunState.Failed, why, exitCode);
    }

    private static bool IsUp(Status status)
        => status.State == RunState.Finished || status is { State: RunState.Running, IsReady: true, Health: not Health.Unhealthy };

    private void Add(Resource resource, string kind, Func<ResourceStatus, Supervisor>? supervisor)
    {
        var status = new ResourceStatus(resource, kind, Changes);
        status.Supervisor = supervisor?.Invoke(status);
        _statuses[resource] = status;
    }
}
