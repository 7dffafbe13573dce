using Aspire.Hosting.ApplicationModel;

namespace EGov.Hosting.Running;

internal enum RunState
{
    Waiting,
    Starting,
    Running,
    Restarting,
    Stopping,
    Stopped,
    Finished,
    Failed,
}

internal enum Health
{
    Unknown,
    Healthy,
    Unhealthy,
}

/// <summary>What is known about a resource at one moment.</summary>
internal sealed record Status(RunState State, Health Health, bool IsReady, string? Detail, int Restarts, int? ExitCode, DateTimeOffset Since);

/// <summary>The state of one resource, which others can wait for and watch.</summary>
internal sealed class ResourceStatus(Resource resource, string kind, ChangeSignal changes)
{
    private readonly Lock _lock = new();
    private Status _now = new(RunState.Waiting, Health.Unknown, false, null, 0, null, DateTimeOffset.UtcNow);

    internal Resource Resource { get; } = resource;

    internal string Name => Resource.Name;

    /// <summary>project, database, server.</summary>
    internal string Kind { get; } = kind;

    internal string? Origin { get; set; }

    /// <summary>Addresses to show, those a browser can open first.</summary>
    internal List<string> Urls { get; } = [];

    internal ConsoleLog Console { get; } = new();

    /// <summary>What people may stop and start; null for what only follows its server.</summary>
    internal Supervisor? Supervisor { get; set; }

    internal Status Now
    {
        get
        {
            lock (_lock)
            {
                return _now;
            }
        }
    }

    internal void Set(RunState state, string? detail = null, int? exitCode = null)
        => Change(s => s with
        {
            State = state,
            Detail = detail,
            ExitCode = exitCode,
            Health = Health.Unknown,
            IsReady = state is RunState.Running && s.IsReady,
            Restarts = state is RunState.Restarting ? s.Restarts + 1 : s.Restarts,
            Since = DateTimeOffset.UtcNow,
        });

    internal void SetHealth(Health health, string? detail) => Change(s => s with { Health = health, Detail = detail });

    internal void SetReady() => Change(s => s with { IsReady = true });

    /// <summary>Waits until the condition holds.</summary>
    internal async Task<Status> UntilAsync(Func<Status, bool> condition, CancellationToken ct)
    {
        while (true)
        {
            var next = changes.Next;
            var now = Now;
            if (condition(now))
            {
                return now;
            }

            await next.WaitAsync(ct);
        }
    }

    private void Change(Func<Status, Status> change)
    {
        lock (_lock)
        {
            var changed = change(_now);
            if (changed == _now)
            {
                return;
            }

            _now = changed;
        }

        changes.Raise();
    }
}

/// <summary>Wakes everybody who waits for any change of the platform.</summary>
internal sealed class ChangeSignal
{
    private TaskCompletionSource _next = new(TaskCreationOptions.RunContinuationsAsynchronously);

    internal Task Next => Volatile.Read(ref _next).Task;

    internal void Raise() => Interlocked.Exchange(ref _next, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();
}
