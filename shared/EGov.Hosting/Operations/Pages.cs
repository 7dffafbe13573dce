using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using EGov.Hosting.Running;

namespace EGov.Hosting.Operations;

/// <summary>The pages' HTML: Vietnamese first, English second.</summary>
internal static class Pages
{
    private const int ShownLines = 500;
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(System.Text.Unicode.UnicodeRanges.All);

    internal static object Snapshot(Platform platform) => new
    {
        summary = Summary(platform),
        resources = platform.Statuses.Select(s =>
        {
            var now = s.Now;
            var (tone, vietnamese, english) = State(now);
            return new { name = s.Name, tone, vietnamese, english, detail = now.Detail ?? "", restarts = now.Restarts, running = IsOn(now), since = Time(now.Since) };
        }),
    };

    internal static string Overview(Platform platform, string token, string? done)
    {
        var rows = new StringBuilder();
        foreach (var status in platform.Statuses)
        {
            rows.Append(Row(status, token));
        }

        var table = platform.Statuses.Count == 0
            ? "<p class=\"empty\">Chưa có tài nguyên nào. <span lang=\"en\">No resources are described in AppHost.cs.</span></p>"
            : $"""
            <div class="scroll"><table>
            <caption class="hidden">Tài nguyên</caption>
            <thead><tr><th scope="col">Tài nguyên<span lang="en">Resource</span></th><th scope="col">Trạng thái<span lang="en">State</span></th>
            <th scope="col">Địa chỉ<span lang="en">Links</span></th><th scope="col">Từ lúc<span lang="en">Since</span></th>
            <th scope="col">Khởi động lại<span lang="en">Restarts</span></th><th scope="col">Thao tác<span lang="en">Actions</span></th></tr></thead>
            <tbody>{rows}</tbody></table></div>
            """;
        var message = done is null ? "" : $"<p class=\"done\" role=\"status\">Đã thực hiện <span lang=\"en\">done</span>: {E(done)}</p>";
        return Page("Vận hành", $"""
            <h1>Vận hành EGov <span lang="en">Operations</span></h1>
            <p id="summary" role="status">{E(Summary(platform))}</p>
            <p id="lost" class="lost" hidden>Mất kết nối với AppHost; đang thử lại. <span lang="en">The AppHost does not answer; trying again.</span></p>
            {message}{table}
            """);
    }

    internal static string Resource(Platform platform, ResourceStatus status, string token)
    {
        var now = status.Now;
        var (tone, vietnamese, english) = State(now);
        var lines = new StringBuilder();
        var last = status.Console.Last(ShownLines);
        foreach (var line in last)
        {
            lines.Append(CultureInfo.InvariantCulture, $"<div{(line.IsError ? " class=\"err\"" : "")}><time>{Time(line.At)}</time>{E(line.Text)}</div>");
        }

        return Page(status.Name, $"""
            <p><a href="/">← Tất cả tài nguyên <span lang="en">all resources</span></a></p>
            <h1>{E(status.Name)}</h1>
            <p data-name="{E(status.Name)}"><span class="state {tone}">{vietnamese}<span lang="en">{english}</span></span> <span class="detail">{E(now.Detail ?? "")}</span></p>
            <dl><dt>Nguồn <span lang="en">source</span></dt><dd>{E(status.Origin ?? "–")}</dd>
            <dt>Địa chỉ <span lang="en">links</span></dt><dd>{Links(status)}</dd>
            <dt>Môi trường <span lang="en">environment</span></dt><dd>{E(platform.Settings.EnvironmentName)}</dd></dl>
            {Actions(status, token)}
            <h2 id="console-title">Đầu ra <span lang="en">console output</span></h2>
            <p id="no-output" class="empty"{(last.Count > 0 ? " hidden" : "")}>Chưa có dòng nào. <span lang="en">Nothing has been written yet.</span></p>
            <div id="console" role="log" aria-labelledby="console-title" tabindex="0" data-resource="{E(status.Name)}" data-after="{(last.Count == 0 ? 0 : last[^1].Number)}">{lines}</div>
            """);
    }

    internal static string NotFound() => Page("Không tìm thấy", """<h1>Không tìm thấy <span lang="en">Not found</span></h1><p><a href="/">Về trang vận hành <span lang="en">to the operations page</span></a></p>""");

    internal static string Refused() => Page("Từ chối", """<h1>Yêu cầu bị từ chối <span lang="en">Refused</span></h1><p>Yêu cầu không đến từ trang này; hãy tải lại trang rồi thử lại. <span lang="en">The request did not come from this page; reload it and try again.</span></p><p><a href="/">Về trang vận hành <span lang="en">to the operations page</span></a></p>""");

    internal static string Time(DateTimeOffset at) => at.ToLocalTime().ToString("HH:mm:ss", CultureInfo.InvariantCulture);

    private static string Row(ResourceStatus status, string token)
    {
        var now = status.Now;
        var (tone, vietnamese, english) = State(now);
        return $"""
            <tr data-name="{E(status.Name)}"><th scope="row"><a href="/resources/{Uri.EscapeDataString(status.Name)}">{E(status.Name)}</a><small>{E(status.Origin ?? "")}</small></th>
            <td><span class="state {tone}">{vietnamese}<span lang="en">{english}</span></span><small class="detail">{E(now.Detail ?? "")}</small></td>
            <td>{Links(status)}</td><td class="since">{Time(now.Since)}</td><td class="restarts">{now.Restarts}</td><td>{Actions(status, token)}</td></tr>
            """;
    }

    private static string Actions(ResourceStatus status, string token)
    {
        if (status.Supervisor is not { IsOurs: true })
        {
            return "";
        }

        var on = IsOn(status.Now);
        return $"""
            <div class="actions">{Button(status, token, "restart", "Khởi động lại", "restart", !on)}{Button(status, token, "stop", "Dừng", "stop", !on)}{Button(status, token, "start", "Chạy", "start", on)}</div>
            """;
    }

    private static string Button(ResourceStatus status, string token, string action, string vietnamese, string english, bool hidden)
        => $"""
            <form method="post" action="/resources/{Uri.EscapeDataString(status.Name)}/{action}" data-action="{action}"{(hidden ? " hidden" : "")}><input type="hidden" name="token" value="{token}"><button type="submit" aria-label="{vietnamese} {E(status.Name)}" title="{english} {E(status.Name)}">{vietnamese}</button></form>
            """;

    private static string Links(ResourceStatus status) => string.Join(' ', status.Urls.Select(u => u.StartsWith("http", StringComparison.Ordinal) ? $"<a href=\"{E(u)}\">{E(u)}</a>" : $"<code>{E(u)}</code>"));

    private static (string Tone, string Vietnamese, string English) State(Status now)
    {
        var (vietnamese, english) = now is { State: RunState.Running, Health: not Health.Unknown } ? Words.Of(now.Health) : Words.Of(now.State);
        var tone = now.State switch
        {
            RunState.Running when now.Health == Health.Unhealthy => "bad",
            RunState.Running or RunState.Finished => "good",
            RunState.Failed => "bad",
            RunState.Restarting => "warn",
            _ => "quiet",
        };
        return (tone, vietnamese, english);
    }

    private static bool IsOn(Status now) => now.State is RunState.Waiting or RunState.Starting or RunState.Running or RunState.Restarting;

    private static string Summary(Platform platform)
    {
        var all = platform.Statuses;
        var good = all.Count(s => State(s.Now).Tone == "good");
        return good == all.Count
            ? $"{good} tài nguyên, tất cả đều tốt · {good} resources, all well"
            : $"{good}/{all.Count} tài nguyên tốt · {good} of {all.Count} resources are well";
    }

    private static string Page(string title, string body) => $"""
        <!doctype html>
        <html lang="vi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>{E(title)} · EGov</title>
        <link rel="icon" href="data:,"><link rel="stylesheet" href="/operations.css"><script src="/operations.js" defer></script></head>
        <body><main>{body}</main></body></html>
        """;

    private static string E(string text) => Encoder.Encode(text);
}
