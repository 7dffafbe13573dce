using System.Diagnostics;
using EGov.Infrastructure;

namespace EGov.Hosting.Running;

/// <summary>
/// Keeps one resource running: holds it back for what it waits for, starts it, watches its health, starts it again
/// with growing pauses when it ends by itself, and stops or restarts it when people ask.
/// </summary>
internal abstract class Supervisor(ResourceStatus status, Platform platform) : IDisposable
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Steady = TimeSpan.FromSeconds(60);
    private readonly SemaphoreSlim _changing = new(1, 1);
    private TaskCompletionSource _wake = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile bool _wanted = true;
    private volatile int _starts;
    private Task _loop = Task.CompletedTask;

    internal ResourceStatus Status { get; } = status;

    protected Platform Platform { get; } = platform;

    /// <summary>Whether people may stop it here; a server found by configuration is not ours to stop.</summary>
    internal virtual bool IsOurs => true;

    /// <summary>Whether ending is what the resource is for (a migration).</summary>
    protected virtual bool RunsToCompletion => false;

    protected abstract bool HasHealthCheck { get; }

    public void Dispose() => _changing.Dispose();

    internal void Begin(CancellationToken stopping) => _loop = Task.Run(() => LoopAsync(stopping), CancellationToken.None);

    /// <summary>Stops the resource until it is started again.</summary>
    internal async Task StopAsync()
    {
        if (!IsOurs)
        {
            return;
        }

        await _changing.WaitAsync();
        try
        {
            _wanted = false;
            Wake();
            if (Status.Now.State is RunState.Running or RunState.Starting)
            {
                Status.Set(RunState.Stopping);
            }

            if (Status.Now.State == RunState.Waiting)
            {
                // It has not begun; it will find that it is not wanted.
                return;
            }

            await StopOnceAsync();
            await Status.UntilAsync(s => s.State is RunState.Stopped or RunState.Finished or RunState.Failed, CancellationToken.None);
        }
        finally
        {
            _changing.Release();
        }
    }

    /// <summary>Starts a stopped resource.</summary>
    internal void Start()
    {
        _wanted = true;
        Interlocked.Increment(ref _starts);
        Wake();
    }

    internal async Task RestartAsync()
    {
        await StopAsync();
        Start();
    }

    /// <summary>Ends the supervision for good.</summary>
    internal async Task EndAsync()
    {
        _wanted = false;
        await StopOnceAsync();
        await _loop;
        await EndOnceAsync();
    }

    /// <summary>Starts the resource; returns when its process runs.</summary>
    protected abstract Task StartOnceAsync(CancellationToken ct);

    /// <summary>Completes when the resource has ended, with its exit code if it has one.</summary>
    protected abstract Task<int?> EndedAsync();

    protected abstract Task StopOnceAsync();

    /// <summary>Null when healthy, else what is wrong.</summary>
    protected abstract Task<string?> WhyUnhealthyAsync(CancellationToken ct);

    protected virtual Task ReadyAsync(CancellationToken ct) => Task.CompletedTask;

    protected virtual Task EndOnceAsync() => Task.CompletedTask;

    private async Task LoopAsync(CancellationToken stopping)
    {
        try
        {
            await WaitsAsync(stopping);
            var crashes = 0;
            while (!stopping.IsCancellationRequested)
            {
                if (!_wanted)
                {
                    Status.Set(RunState.Stopped);
                    await WokenAsync(() => _wanted, Timeout.InfiniteTimeSpan, stopping);
                    crashes = 0;
                    continue;
                }

                Status.Set(RunState.Starting, crashes > 0 ? $"attempt {crashes + 1}" : null);
                var ran = Stopwatch.StartNew();
                var starts = _starts;
                var (ended, exitCode) = await TryOnceAsync(stopping);
                if (stopping.IsCancellationRequested || !_wanted)
                {
                    continue;
                }

                if (RunsToCompletion)
                {
                    Finish(exitCode);
                    await WokenAsync(() => _starts != starts, Timeout.InfiniteTimeSpan, stopping);
                    continue;
                }

                crashes = ran.Elapsed > Steady ? 1 : crashes + 1;
                if (!Platform.HasStarted && crashes >= 5)
                {
                    Fail(ended, "it never became healthy in five attempts");
                    return;
                }

                var pause = TimeSpan.FromSeconds(Math.Min(LongestPause.TotalSeconds, Math.Pow(2, crashes - 1)));
                Status.Set(RunState.Restarting, $"{ended}; starting again in {pause.TotalSeconds:0} s", exitCode);
                Status.Console.Write($"[AppHost] {ended}; starting again in {pause.TotalSeconds:0} s", isError: true);
                await WokenAsync(() => !_wanted, pause, stopping);
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // The platform stops.
        }
        catch (InfrastructureException failure)
        {
            Platform.Fail(Status, failure.Why, failure.WhatToDo);
        }
        catch (Exception unexpected) when (!stopping.IsCancellationRequested)
        {
            // The end of a supervision must be seen, and must not keep the others from being stopped.
            Platform.Fail(Status, unexpected.ToString(), "this is a fault of EGov.Hosting; report it with the text above");
        }

        if (Status.Now.State is not (RunState.Finished or RunState.Failed))
        {
            Status.Set(RunState.Stopped);
        }
    }

    private async Task<(string Ended, int? ExitCode)> TryOnceAsync(CancellationToken stopping)
    {
        try
        {
            return await RunOnceAsync(stopping);
        }
        catch (InfrastructureException failure) when (Platform.HasStarted)
        {
            // The platform is up: what fails now (a port taken meanwhile) may work after a pause.
            return (failure.Why, null);
        }
    }

    private async Task<(string Ended, int? ExitCode)> RunOnceAsync(CancellationToken stopping)
    {
        await StartOnceAsync(stopping);
        var ended = EndedAsync();
        Status.Set(RunState.Running);
        var patience = Stopwatch.StartNew();
        var ready = false;
        if (!HasHealthCheck && !RunsToCompletion)
        {
            await ReadyAsync(stopping);
            Status.SetReady();
            ready = true;
        }

        while (!ended.IsCompleted && !stopping.IsCancellationRequested && _wanted)
        {
            var wrong = HasHealthCheck ? await WhyUnhealthyAsync(stopping) : null;
            if (ended.IsCompleted || !_wanted)
            {
                break;
            }

            if (HasHealthCheck)
            {
                Status.SetHealth(wrong is null ? Health.Healthy : Health.Unhealthy, wrong);
                if (wrong is null && !ready)
                {
                    await ReadyAsync(stopping);
                    Status.SetReady();
                    ready = true;
                }
                else if (!ready && !Platform.HasStarted && patience.Elapsed > TimeSpan.FromSeconds(180))
                {
                    Fail($"it runs but is not healthy after three minutes: {wrong}", "see its console lines above for the reason");
                }
            }

            await Task.WhenAny(ended, Task.Delay(ready ? TimeSpan.FromSeconds(3) : TimeSpan.FromMilliseconds(150), stopping));
        }

        await StopWhenUnwantedAsync(ended, stopping);
        var exitCode = await ended;
        return (exitCode is null ? "it ended by itself" : $"it ended by itself with exit code {exitCode}", exitCode);
    }

    private async Task StopWhenUnwantedAsync(Task ended, CancellationToken stopping)
    {
        if (!ended.IsCompleted && (stopping.IsCancellationRequested || !_wanted))
        {
            await StopOnceAsync();
        }
    }

    private void Finish(int? exitCode)
    {
        if (exitCode is 0)
        {
            Status.Set(RunState.Finished, exitCode: exitCode);
        }
        else
        {
            Platform.Fail(Status, $"it ended with exit code {exitCode}", "see its console lines above for the reason", exitCode);
        }
    }

    private void Fail(string why, string whatToDo) => Platform.Fail(Status, why, whatToDo);

    private async Task WaitsAsync(CancellationToken stopping)
    {
        foreach (var wait in Status.Resource.Wiring.Waits)
        {
            var on = Platform.StatusOf(wait.On);
            Status.Set(RunState.Waiting, $"for {on.Name}");
            var reached = await on.UntilAsync(
                s => s.State == RunState.Failed || (wait.Kind == Aspire.Hosting.ApplicationModel.WaitKind.Completed
                    ? s.State == RunState.Finished
                    : s is { State: RunState.Running, IsReady: true, Health: not Health.Unhealthy }),
                stopping);
            if (reached.State == RunState.Failed || (wait.Kind == Aspire.Hosting.ApplicationModel.WaitKind.Completed && reached.ExitCode != wait.ExitCode))
            {
                throw new InfrastructureException(Status.Name, $"it waits for {on.Name}, which failed", $"see {on.Name}");
            }
        }
    }

    private async Task WokenAsync(Func<bool> until, TimeSpan longest, CancellationToken stopping)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        end.CancelAfter(longest);
        while (!until())
        {
            var wake = Volatile.Read(ref _wake).Task;
            if (until())
            {
                return;
            }

            try
            {
                await wake.WaitAsync(end.Token);
            }
            catch (OperationCanceledException) when (!stopping.IsCancellationRequested)
            {
                return;
            }
        }
    }

    private void Wake() => Interlocked.Exchange(ref _wake, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();
}
