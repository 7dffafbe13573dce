using System.Diagnostics;
using System.Globalization;
using System.Reflection;

namespace EGov.Infrastructure.Processes;

/// <summary>A running command that ends with its starter: on a polite stop, on Ctrl-C, and when the starter is killed.</summary>
public sealed class GuardedProcess : IAsyncDisposable
{
    private static readonly string Guard = ReadGuard();

    private readonly Process _process;
    private readonly TaskCompletionSource<int> _exited = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private GuardedProcess(Process process) => _process = process;

    /// <summary>Completes with the exit code when the command and everything in its session are gone.</summary>
    public Task<int> Exited => _exited.Task;

    /// <summary>Whether the command still runs.</summary>
    public bool IsRunning => !_exited.Task.IsCompleted;

    /// <summary>Process id of the guard, the parent of the command.</summary>
    public int GuardId { get; private init; }

    /// <summary>Starts a command under a guard.</summary>
    public static GuardedProcess Start(GuardedCommand command)
    {
        ArgumentNullException.ThrowIfNull(command);
        var start = new ProcessStartInfo("setsid") { UseShellExecute = false, RedirectStandardInput = true };
        // A leased command outlives its starter: nobody would read its pipes.
        start.RedirectStandardOutput = start.RedirectStandardError = command.LeaseFile is null;
        if (command.WorkingDirectory is { } folder)
        {
            start.WorkingDirectory = folder;
        }

        string[] guard =
        [
            // Not sh: dash drops variables such as ConnectionStrings__dossiers-db, whose names are no identifiers.
            "bash", "-c", Guard, "egov-guard", command.StopSignal, command.OrphanSignal,
            ((int)Math.Ceiling(command.Grace.TotalSeconds)).ToString(CultureInfo.InvariantCulture),
            command.Account ?? "", command.LeaseFile ?? "", command.LogFile ?? "", command.Cleanup ?? "", command.FileName,
        ];
        foreach (var argument in guard.Concat(command.Arguments))
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var (name, value) in command.Environment)
        {
            if (value is null)
            {
                start.Environment.Remove(name);
            }
            else
            {
                start.Environment[name] = value;
            }
        }

        var process = new Process { StartInfo = start };
        process.Start();
        var guarded = new GuardedProcess(process) { GuardId = process.Id };
        _ = guarded.FollowAsync(command.Output ?? ((_, _) => { }));
        return guarded;
    }

    /// <summary>Asks the command to end, kills it after its grace, and returns when it is gone.</summary>
    public Task StopAsync() => SendAsync("stop");

    /// <summary>Kills the command and its session at once.</summary>
    public Task KillAsync() => SendAsync("kill");

    /// <summary>Stops the command if it still runs.</summary>
    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _process.Dispose();
    }

    private async Task SendAsync(string word)
    {
        if (IsRunning)
        {
            try
            {
                await _process.StandardInput.WriteLineAsync(word);
                await _process.StandardInput.FlushAsync();
            }
            catch (Exception gone) when (gone is IOException or ObjectDisposedException)
            {
                // The guard ended between the question and the word: what was asked for has happened.
            }
        }

        await Exited;
    }

    private async Task FollowAsync(Action<string, bool> output)
    {
        if (_process.StartInfo.RedirectStandardOutput)
        {
            // Both ends close only when the last process of the session has closed them.
            await Task.WhenAll(ReadAsync(_process.StandardOutput, false, output), ReadAsync(_process.StandardError, true, output));
        }

        await _process.WaitForExitAsync();
        _exited.TrySetResult(_process.ExitCode);
    }

    private static async Task ReadAsync(StreamReader reader, bool isError, Action<string, bool> output)
    {
        while (await reader.ReadLineAsync() is { } line)
        {
            output(line, isError);
        }
    }

    private static string ReadGuard()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("guard.sh")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
