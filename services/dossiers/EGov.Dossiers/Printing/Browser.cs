using System.Collections.Concurrent;
using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json;

namespace EGov.Dossiers.Printing;

/// <summary>
/// A running Chromium without window, network or scripts, and its open pages. It lives as long as the pipe it takes its commands from:
/// it ends with the service even where the service is killed.
/// </summary>
internal sealed class Browser : IAsyncDisposable
{
    /// <summary>A page is thrown away after so many prints, or one long document, so that memory does not grow.</summary>
    private const int PrintsPerPage = 200;
    private const int LongDocument = 1_000_000;

    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"];

    private static readonly string[] Flags =
    [
        "--headless", "--remote-debugging-pipe", "--disable-gpu", "--disable-dev-shm-usage", "--disable-quic", "--no-first-run",
        "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-extensions", "--disable-breakpad",
        "--hide-scrollbars", "--mute-audio", "--font-render-hinting=none", "--host-resolver-rules=MAP * ~NOTFOUND",
    ];

    private readonly Process _process;
    private readonly DevTools _tools;
    private readonly PrintingFolder _folder;
    private readonly ConcurrentBag<Page> _idle = [];

    private Browser(Process process, PrintingFolder folder)
    {
        (_process, _folder) = (process, folder);
        _tools = new DevTools(process.StandardInput.BaseStream, process.StandardOutput.BaseStream);
    }

    internal int ProcessId => _process.Id;

    internal bool IsGone => _tools.Closed.IsCompleted;

    /// <summary>The Chromium that is configured, else the one on the PATH, else null. The pipes are handed over by a shell, which Windows lacks.</summary>
    internal static string? Find(string? configured)
    {
        if (OperatingSystem.IsWindows())
        {
            return null;
        }

        var candidates = string.IsNullOrEmpty(configured)
            ? Names.SelectMany(_ => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':'), (name, folder) => Path.Combine(folder, name))
            : [configured];
        return candidates.FirstOrDefault(File.Exists);
    }

    /// <summary>Starts Chromium and waits until it answers.</summary>
    internal static async Task<Browser> StartAsync(string path, CancellationToken ct)
    {
        var folder = PrintingFolder.Make();
        var start = new ProcessStartInfo("/bin/sh") { UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true };
        // Chromium takes commands from descriptor 3 and answers on 4, which Process cannot hand over by itself.
        start.ArgumentList.Add("-c");
        start.ArgumentList.Add("""exec "$0" "$@" 3<&0 4>&1 </dev/null >/dev/null 2>&1""");
        start.ArgumentList.Add(path);
        foreach (var flag in Flags)
        {
            start.ArgumentList.Add(flag);
        }

        start.ArgumentList.Add($"--user-data-dir={folder.Path}");
        if (Environment.IsPrivilegedProcess)
        {
            // Chromium does not start as root with its sandbox on.
            start.ArgumentList.Add("--no-sandbox");
        }

        (start.Environment["HOME"], start.Environment["XDG_CONFIG_HOME"], start.Environment["XDG_CACHE_HOME"]) = (folder.Path, folder.Path, folder.Path);
        start.Environment["FONTCONFIG_FILE"] = folder.FontConfiguration;
        Browser? browser = null;
        var answers = false;
        try
        {
            browser = new Browser(Process.Start(start)!, folder);
            await browser._tools.CallAsync("Browser.getVersion", new { }, ct: ct);
            answers = true;
            return browser;
        }
        finally
        {
            if (!answers && browser is not null)
            {
                await browser.DisposeAsync();
            }
            else if (!answers)
            {
                folder.Dispose();
            }
        }
    }

    /// <summary>Prints one document on a page of its own.</summary>
    internal async Task<byte[]> PrintAsync(string html, Paper paper, CancellationToken ct)
    {
        var page = _idle.TryTake(out var idle) ? idle : await OpenAsync(ct);
        var printed = false;
        try
        {
            var loaded = _tools.Next(page.Session, "Page.loadEventFired");
            await _tools.CallAsync("Page.setDocumentContent", new { page.FrameId, html }, page.Session, ct);
            await loaded(ct);
            var result = await _tools.CallAsync("Page.printToPDF", paper.PrintParameters(), page.Session, ct);
            printed = true;
            return PdfDates.Remove(result.GetProperty("data").GetBytesFromBase64());
        }
        finally
        {
            if (printed && ++page.Prints < PrintsPerPage && html.Length < LongDocument)
            {
                _idle.Add(page);
            }
            else
            {
                await CloseAsync(page);
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            await _tools.CallAsync("Browser.close", new { }).WaitAsync(TimeSpan.FromSeconds(2));
            await _process.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(3));
        }
        catch (Exception unfinished) when (unfinished is BrowserGoneException or TimeoutException)
        {
            Kill();
        }

        _tools.Dispose();
        _process.Dispose();
        _folder.Dispose();
    }

    private async Task<Page> OpenAsync(CancellationToken ct)
    {
        var target = Text(await _tools.CallAsync("Target.createTarget", new { url = "about:blank" }, ct: ct), "targetId");
        var session = Text(await _tools.CallAsync("Target.attachToTarget", new { targetId = target, flatten = true }, ct: ct), "sessionId");
        await _tools.CallAsync("Page.enable", new { }, session, ct);
        await _tools.CallAsync("Emulation.setScriptExecutionDisabled", new { value = true }, session, ct);
        // An address needs no look-up: nothing but what the document itself contains is ever loaded.
        await _tools.CallAsync("Network.enable", new { }, session, ct);
        await _tools.CallAsync("Network.emulateNetworkConditions", new { offline = true, latency = 0, downloadThroughput = -1, uploadThroughput = -1 }, session, ct);
        var tree = await _tools.CallAsync("Page.getFrameTree", new { }, session, ct);
        return new Page(target, session, Text(tree.GetProperty("frameTree").GetProperty("frame"), "id"));
    }

    /// <summary>A page that is stuck may stick the whole browser: the next print then gets a new one.</summary>
    private async Task CloseAsync(Page page)
    {
        try
        {
            await _tools.CallAsync("Target.closeTarget", new { targetId = page.Target }).WaitAsync(TimeSpan.FromSeconds(2));
        }
        catch (TimeoutException)
        {
            Kill();
        }
        catch (BrowserGoneException)
        {
            // Its pages went with it.
        }
    }

    private void Kill()
    {
        try
        {
            _process.Kill(entireProcessTree: true);
        }
        catch (Exception over) when (over is InvalidOperationException or Win32Exception)
        {
            // Ended in the meantime.
        }
    }

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;

    private sealed record Page(string Target, string Session, string FrameId)
    {
        internal int Prints { get; set; }
    }
}
