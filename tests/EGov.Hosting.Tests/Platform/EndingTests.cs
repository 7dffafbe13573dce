using System.Diagnostics;

namespace EGov.Hosting.Tests.Platform;

/// <summary>However a host ends, nothing it started is left: not the services, not what they started.</summary>
public sealed class EndingTests
{
    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    [InlineData("KILL")]
    public async Task No_process_is_left(string signal)
    {
        var mark = $"egov-mark-{Guid.NewGuid():n}";
        var lines = new List<string>();
        using var host = Start(mark, lines);
        await Eventually.IsTrue(() => Has(lines, "ready after"), "the host is up", TimeSpan.FromSeconds(60));
        // The host, a guard and its watcher per service, two services with a child each.
        Processes.Marked(mark).Count.ShouldBeGreaterThan(6);

        using (var kill = Process.Start("kill", ["-s", signal, host.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]))
        {
            await kill.WaitForExitAsync();
        }

        await Eventually.IsTrue(() => Processes.Marked(mark).Count == 0, $"nothing is left after {signal}", TimeSpan.FromSeconds(40));
        if (signal != "KILL")
        {
            Has(lines, "stopped").ShouldBeTrue();
        }
    }

    [Fact]
    public async Task No_process_is_left_when_the_guards_are_killed_too()
    {
        var mark = $"egov-mark-{Guid.NewGuid():n}";
        var lines = new List<string>();
        using var host = Start(mark, lines);
        await Eventually.IsTrue(() => Has(lines, "ready after"), "the host is up", TimeSpan.FromSeconds(60));
        var guards = Processes.Marked(mark).Where(p => File.ReadAllText($"/proc/{p}/cmdline").Contains("egov-guard", StringComparison.Ordinal)).ToList();
        guards.Count.ShouldBeGreaterThanOrEqualTo(4);

        foreach (var process in guards.Append(host.Id))
        {
            Process.GetProcessById(process).Kill();
        }

        await Eventually.IsTrue(
            () => Processes.Marked(mark).All(p => File.ReadAllText($"/proc/{p}/cmdline").StartsWith("sleep", StringComparison.Ordinal)),
            "the services end by the kernel's signal", TimeSpan.FromSeconds(20));
        // What a service started and forgot is beyond anybody's reach once its guard was killed as well.
        foreach (var process in Processes.Marked(mark))
        {
            Process.GetProcessById(process).Kill();
        }
    }

    private static Process Start(string mark, List<string> lines)
    {
        var start = new ProcessStartInfo("dotnet", [new TinyProgram().Program, "host", "--ephemeral", "--environment=Development", "--urls=http://127.0.0.1:0"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["EGOV_TEST_MARK"] = mark;
        var host = new Process { StartInfo = start };
        void Keep(object sender, DataReceivedEventArgs received)
        {
            if (received.Data is { } line)
            {
                lock (lines)
                {
                    lines.Add(line);
                }
            }
        }

        host.OutputDataReceived += Keep;
        host.ErrorDataReceived += Keep;
        host.Start();
        host.BeginOutputReadLine();
        host.BeginErrorReadLine();
        return host;
    }

    private static bool Has(List<string> lines, string text)
    {
        lock (lines)
        {
            return lines.Exists(l => l.Contains(text, StringComparison.Ordinal));
        }
    }
}
