using System.Diagnostics;
using EGov.Api;
using Microsoft.Extensions.Options;

namespace EGov.Dossiers.Printing;

/// <summary>
/// Prints HTML as PDF with a warm Chromium: a few pages at once, a bounded queue before them, a refusal beyond. A Chromium that died is
/// replaced with the next print, and a print that died with it is made again once.
/// </summary>
internal sealed partial class PdfPrinter(IOptions<PrintingOptions> options, ILogger<PdfPrinter> logger) : BackgroundService, IAsyncDisposable
{
    private readonly PrintingOptions _options = options.Value;
    private readonly SemaphoreSlim _pages = new(options.Value.Pages);
    private readonly SemaphoreSlim _starting = new(1);
    private Browser? _browser;
    private int _asked;

    /// <summary>Whether there is a Chromium to print with; looked up each time, so that installing one needs no restart.</summary>
    internal bool IsAvailable => Browser.Find(_options.Chromium) is not null;

    /// <summary>The process that prints now, for operators and tests.</summary>
    internal int? ProcessId => _browser is { IsGone: false } browser ? browser.ProcessId : null;

    /// <summary>Prints a document. Either the file comes back, or the refusal that says why not.</summary>
    internal async Task<(byte[]? Pdf, Refusal? Refusal)> PrintAsync(string html, Paper paper, CancellationToken ct)
    {
        if (Interlocked.Increment(ref _asked) > _options.Pages + _options.Queue)
        {
            Interlocked.Decrement(ref _asked);
            return (null, Refusals.PrintingBusy);
        }

        try
        {
            await _pages.WaitAsync(ct);
            try
            {
                return await PrintOnPageAsync(html, paper, ct);
            }
            finally
            {
                _pages.Release();
            }
        }
        finally
        {
            Interlocked.Decrement(ref _asked);
        }
    }

    public async ValueTask DisposeAsync()
    {
        base.Dispose();
        if (Interlocked.Exchange(ref _browser, null) is { } browser)
        {
            await browser.DisposeAsync();
        }

        _pages.Dispose();
        _starting.Dispose();
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        if (Interlocked.Exchange(ref _browser, null) is { } browser)
        {
            await browser.DisposeAsync();
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (_options.StartWarm && IsAvailable)
        {
            // Printing once opens a page and loads the fonts, which the first reader would otherwise wait for.
            await PrintAsync("<p style='font-family:Tinos'>Độc lập - Tự do - Hạnh phúc</p>", Paper.A5, stoppingToken);
        }
    }

    private async Task<(byte[]? Pdf, Refusal? Refusal)> PrintOnPageAsync(string html, Paper paper, CancellationToken ct)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(_options.TimeLimit);
        try
        {
            for (var again = false; ; again = true)
            {
                if (await BrowserAsync(limit.Token) is not { } browser)
                {
                    return (null, Refusals.PrintingNotAvailable);
                }

                try
                {
                    return (await browser.PrintAsync(html, paper, limit.Token), null);
                }
                catch (BrowserGoneException failure) when (!again)
                {
                    LogDied(logger, failure);
                }
                catch (BrowserGoneException)
                {
                    return (null, Refusals.PrintingBusy);
                }
            }
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return (null, Refusals.PrintingTooSlow);
        }
    }

    /// <summary>The running browser, started or replaced where needed; null where none can be started.</summary>
    private async Task<Browser?> BrowserAsync(CancellationToken ct)
    {
        if (_browser is { IsGone: false } running)
        {
            return running;
        }

        await _starting.WaitAsync(ct);
        try
        {
            if (_browser is { IsGone: false } started)
            {
                return started;
            }

            if (Interlocked.Exchange(ref _browser, null) is { } dead)
            {
                await dead.DisposeAsync();
            }

            if (Browser.Find(_options.Chromium) is not { } path)
            {
                return null;
            }

            var began = Stopwatch.GetTimestamp();
            _browser = await Browser.StartAsync(path, ct);
            LogStarted(logger, _browser.ProcessId, Stopwatch.GetElapsedTime(began).TotalMilliseconds);
            return _browser;
        }
        catch (BrowserGoneException failure)
        {
            LogNotStarted(logger, failure);
            return null;
        }
        finally
        {
            _starting.Release();
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Chromium {ProcessId} prints after {Milliseconds:0} ms")]
    private static partial void LogStarted(ILogger logger, int processId, double milliseconds);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Chromium ended while it printed; it is started again")]
    private static partial void LogDied(ILogger logger, Exception failure);

    [LoggerMessage(Level = LogLevel.Error, Message = "Chromium is there but does not start")]
    private static partial void LogNotStarted(ILogger logger, Exception failure);
}
