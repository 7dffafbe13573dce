using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using EGov.Hosting.Running;
using EGov.Infrastructure;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;

namespace EGov.Hosting.Operations;

/// <summary>The page for people who run the platform: states, links, console output, stop and restart.</summary>
internal sealed class OperationsPage : IAsyncDisposable
{
    private readonly Platform _platform;
    private readonly WebApplication _app;
    private readonly bool _onLoopback;

    /// <summary>Known only to pages we served: another site's form cannot carry it.</summary>
    private readonly string _token = RandomNumberGenerator.GetHexString(32, lowercase: true);

    private OperationsPage(Platform platform, WebApplication app, Uri url)
    {
        (_platform, _app, Url) = (platform, app, url);
        _onLoopback = url.IsLoopback;
    }

    internal Uri Url { get; private set; }

    internal static async Task<OperationsPage> StartAsync(Platform platform, Uri url, CancellationToken ct)
    {
        if (url.Port > 0 && !Loopback.IsFree(url.Port))
        {
            throw Ports.InUse("operations", url.Port, "choose another with --urls http://localhost:<port>");
        }

        // Nothing of the platform's own configuration (urls, logging) is meant for this small server.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ApplicationName = "EGov.Hosting" });
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => Listen(kestrel, url));
        var page = new OperationsPage(platform, builder.Build(), url);
        page.Map();
        await page._app.StartAsync(ct);
        if (url.Port == 0)
        {
            page.Url = new Uri(page._app.Urls.First());
        }

        return page;
    }

    public async ValueTask DisposeAsync()
    {
        // A browser's open streams would hold a polite stop back.
        using var now = new CancellationTokenSource(TimeSpan.FromMilliseconds(500));
        await _app.StopAsync(now.Token);
        await _app.DisposeAsync();
    }

    private static void Listen(KestrelServerOptions kestrel, Uri url)
    {
        kestrel.AddServerHeader = false;
        if (url.Host == "localhost" && url.Port != 0)
        {
            kestrel.ListenLocalhost(url.Port);
        }
        else
        {
            kestrel.Listen(IPAddress.TryParse(url.Host, out var address) ? address : IPAddress.Loopback, url.Port);
        }
    }

    private void Map() => _app.Run(async http =>
    {
        if (!MayAnswer(http.Request))
        {
            http.Response.StatusCode = StatusCodes.Status421MisdirectedRequest;
            return;
        }

        var headers = http.Response.Headers;
        headers.ContentSecurityPolicy = "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers.CacheControl = "no-store";
        await AnswerAsync(http);
    });

    private Task AnswerAsync(HttpContext http)
    {
        var words = http.Request.Path.Value!.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var isGet = HttpMethods.IsGet(http.Request.Method);
        return words switch
        {
            [] when isGet => HtmlAsync(http, Pages.Overview(_platform, _token, Message(http))),
            ["events"] when isGet => EventsAsync(http),
            ["operations.css"] when isGet => FileAsync(http, "operations.css", "text/css; charset=utf-8"),
            ["operations.js"] when isGet => FileAsync(http, "operations.js", "text/javascript; charset=utf-8"),
            ["resources", var name] when isGet && Find(name) is { } status => HtmlAsync(http, Pages.Resource(_platform, status, _token)),
            ["resources", var name, "console"] when isGet && Find(name) is { } status => ConsoleAsync(http, status),
            ["resources", var name, var action] when HttpMethods.IsPost(http.Request.Method) && Find(name) is { Supervisor: { } supervisor } => ActAsync(http, supervisor, action),
            _ => HtmlAsync(http, Pages.NotFound(), StatusCodes.Status404NotFound),
        };
    }

    private ResourceStatus? Find(string name) => _platform.Statuses.FirstOrDefault(s => string.Equals(s.Name, name, StringComparison.OrdinalIgnoreCase));

    private static string? Message(HttpContext http) => http.Request.Query["done"].ToString() is { Length: > 0 } done ? done : null;

    /// <summary>A page elsewhere that points its own host name at loopback gets nothing.</summary>
    private bool MayAnswer(HttpRequest request)
        => !_onLoopback || request.Host.Host is "localhost" or "127.0.0.1" or "[::1]" or "::1";

    private async Task ActAsync(HttpContext http, Supervisor supervisor, string action)
    {
        var form = http.Request.HasFormContentType && http.Request.ContentLength is < 4096 ? await http.Request.ReadFormAsync(http.RequestAborted) : null;
        var site = http.Request.Headers["Sec-Fetch-Site"].ToString();
        if (site is not ("" or "same-origin") || form is null
            || !CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(form["token"].ToString()), Encoding.UTF8.GetBytes(_token)))
        {
            await HtmlAsync(http, Pages.Refused(), StatusCodes.Status403Forbidden);
            return;
        }

        switch (action)
        {
            case "stop":
                await supervisor.StopAsync();
                break;
            case "start":
                supervisor.Start();
                break;
            case "restart":
                await supervisor.RestartAsync();
                break;
            default:
                await HtmlAsync(http, Pages.NotFound(), StatusCodes.Status404NotFound);
                return;
        }

        http.Response.StatusCode = StatusCodes.Status303SeeOther;
        http.Response.Headers.Location = $"/?done={action}%20{Uri.EscapeDataString(supervisor.Status.Name)}";
    }

    /// <summary>The whole state after each change, at most five times a second.</summary>
    private async Task EventsAsync(HttpContext http)
    {
        http.Response.ContentType = "text/event-stream";
        while (!http.RequestAborted.IsCancellationRequested)
        {
            var next = _platform.Changes.Next;
            await http.Response.WriteAsync($"data: {JsonSerializer.Serialize(Pages.Snapshot(_platform), JsonSerializerOptions.Web)}\n\n", http.RequestAborted);
            await http.Response.Body.FlushAsync(http.RequestAborted);
            await Task.Delay(200, http.RequestAborted);
            await next.WaitAsync(http.RequestAborted);
        }
    }

    private static async Task ConsoleAsync(HttpContext http, ResourceStatus status)
    {
        http.Response.ContentType = "text/event-stream";
        var last = http.Request.Headers["Last-Event-ID"].ToString() is { Length: > 0 } id ? id : http.Request.Query["after"].ToString();
        await http.Response.Body.FlushAsync(http.RequestAborted);
        await foreach (var line in status.Console.FollowAsync(long.TryParse(last, CultureInfo.InvariantCulture, out var after) ? after : 0, http.RequestAborted))
        {
            await http.Response.WriteAsync(
                $"id: {line.Number}\ndata: {JsonSerializer.Serialize(new { at = Pages.Time(line.At), error = line.IsError, text = line.Text }, JsonSerializerOptions.Web)}\n\n", http.RequestAborted);
            await http.Response.Body.FlushAsync(http.RequestAborted);
        }
    }

    private static async Task FileAsync(HttpContext http, string name, string type)
    {
        http.Response.ContentType = type;
        await using var file = typeof(OperationsPage).Assembly.GetManifestResourceStream(name)!;
        await file.CopyToAsync(http.Response.Body, http.RequestAborted);
    }

    private static Task HtmlAsync(HttpContext http, string html, int status = StatusCodes.Status200OK)
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = "text/html; charset=utf-8";
        return http.Response.WriteAsync(html, http.RequestAborted);
    }
}
