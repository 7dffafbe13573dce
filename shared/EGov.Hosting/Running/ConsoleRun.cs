using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text.Json;
using EGov.Infrastructure;

namespace EGov.Hosting.Running;

/// <summary>A run in a terminal: progress, the short table, and an end on Ctrl-C or SIGTERM.</summary>
internal sealed class ConsoleRun(Platform platform)
{
    private readonly Stopwatch _clock = Stopwatch.StartNew();

    internal async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        void Ask(PosixSignalContext signal)
        {
            // The second time the process ends at once; what it started ends with it.
            signal.Cancel = !stop.IsCancellationRequested;
            stop.Cancel();
        }

        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Ask);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Ask);
        using var hangUp = PosixSignalRegistration.Create(PosixSignal.SIGHUP, Ask);
        using var parent = ParentWatch.Start(stop.Cancel);
        var exitCode = 0;
        try
        {
            Console.WriteLine($"EGov · {platform.Settings.EnvironmentName} · {platform.Settings.State.Path}");
            using var progress = CancellationTokenSource.CreateLinkedTokenSource(stop.Token);
            var told = TellAsync(progress.Token);
            try
            {
                await platform.StartAsync(stop.Token);
            }
            finally
            {
                await progress.CancelAsync();
                await told;
            }

            PrintTable();
            await Task.Delay(Timeout.InfiniteTimeSpan, stop.Token);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            Console.WriteLine("Đang dừng · stopping ...");
        }
        catch (InfrastructureException failure)
        {
            exitCode = 1;
            await Console.Error.WriteLineAsync($"{Environment.NewLine}Không khởi động được · could not start{Environment.NewLine}  resource:   {failure.Resource}{Environment.NewLine}  why:        {failure.Why}{Environment.NewLine}  what to do: {failure.WhatToDo}{Environment.NewLine}");
        }

        await platform.StopAsync();
        Console.WriteLine("Đã dừng · stopped");
        return exitCode;
    }

    private async Task TellAsync(CancellationToken ct)
    {
        var told = new Dictionary<string, string>(StringComparer.Ordinal);
        while (true)
        {
            var next = platform.Changes.Next;
            foreach (var status in platform.Statuses)
            {
                var now = status.Now;
                var text = Words.Of(now.State).English + (now.Health == Health.Healthy ? ", healthy" : "") + (now.Detail is null || now.State == RunState.Running ? "" : $": {now.Detail.Split('\n')[0]}");
                if (status.Kind != "database" && now.State != RunState.Waiting && (!told.TryGetValue(status.Name, out var before) || before != text))
                {
                    told[status.Name] = text;
                    Console.WriteLine($"{_clock.Elapsed.TotalSeconds,6:0.0} s  {status.Name,-22} {text}");
                }
            }

            try
            {
                await next.WaitAsync(ct);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    private void PrintTable()
    {
        Console.WriteLine();
        Console.WriteLine($"  {"tài nguyên · resource",-24} {"trạng thái · state",-22} địa chỉ · URL");
        foreach (var status in platform.Statuses)
        {
            var now = status.Now;
            var state = now.Health == Health.Healthy ? "healthy" : Words.Of(now.State).English;
            Console.WriteLine($"  {status.Name,-24} {state,-22} {(status.Urls.Count > 0 ? status.Urls[0] : status.Origin)}");
        }

        if (platform.OperationsUrl is { } operations)
        {
            Console.WriteLine($"  {"vận hành · operations",-24} {"",-22} {operations}");
        }

        PrintSampleAccounts();
        Console.WriteLine();
        Console.WriteLine($"Sẵn sàng sau {_clock.Elapsed.TotalSeconds:0.0} giây · ready after {_clock.Elapsed.TotalSeconds:0.0} s. Ctrl-C: dừng · stop.");
    }

    private void PrintSampleAccounts()
    {
        var file = platform.Settings.State.SampleAccounts;
        if (!platform.Settings.IsDevelopment || !File.Exists(file))
        {
            return;
        }

        Console.WriteLine();
        Console.WriteLine("  tài khoản mẫu (chỉ khi phát triển) · sample accounts (Development only)");
        foreach (var account in File.ReadLines(file).Where(l => l.Length > 0).Select(l => JsonSerializer.Deserialize<SampleAccount>(l, JsonSerializerOptions.Web)!))
        {
            Console.WriteLine($"  {account.Account,-24} {account.Password,-22} {account.Role}");
        }
    }

    private sealed record SampleAccount(string Account, string Password, string Role);
}
