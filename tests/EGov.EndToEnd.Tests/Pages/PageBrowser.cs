using System.Reflection;
using System.Text.Json;
using EGov.Infrastructure;
using Microsoft.Playwright;

namespace EGov.EndToEnd.Tests.Pages;

/// <summary>A real browser before the running platform. What a page's policy blocks and every script error counts as a fault.</summary>
public sealed class PageBrowser(RunningPlatform platform) : IAsyncLifetime
{
    /// <summary>A cheap phone, a tablet, an official's screen.</summary>
    public static readonly int[] Widths = [360, 768, 1440];

    private static readonly string Root = Assembly.GetExecutingAssembly()
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "RepositoryRoot").Value!;

    private IPlaywright _playwright = null!;
    private IBrowser _browser = null!;
    private string _axe = "";

    public async ValueTask InitializeAsync()
    {
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = await Chromium.ProvideAsync(),
            Headless = true,
            Args = ["--no-sandbox", "--disable-dev-shm-usage", "--disable-background-networking", "--no-first-run"],
        });
        _axe = await File.ReadAllTextAsync(Path.Combine(Root, "gateway/EGov.Web/node_modules/axe-core/axe.min.js"));
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
    }

    public Task<IBrowserContext> NewReaderAsync(int width = 1440, bool scripts = true, ColorScheme colours = ColorScheme.Light) => _browser.NewContextAsync(new()
    {
        BaseURL = platform.Gateway.ToString(),
        ViewportSize = new() { Width = width, Height = 900 },
        JavaScriptEnabled = scripts,
        ColorScheme = colours,
        Locale = "vi-VN",
        TimezoneId = "Asia/Ho_Chi_Minh",
    });

    public async Task SignInAsync(IPage page, string account)
    {
        await page.GotoAsync("/dang-nhap");
        await page.FillAsync("[name=userName]", account);
        await page.FillAsync("[name=password]", platform.PasswordOf(account));
        await page.ClickAsync("main form button");
        await Assertions.Expect(page.Locator(".reader .name")).ToBeVisibleAsync();
    }

    /// <summary>What a page complains about while it is used.</summary>
    public static List<string> ListenTo(IPage page)
    {
        var faults = new List<string>();
        page.Console += (_, message) =>
        {
            // A page that answers 404 on purpose is reported by the browser as a failed load of itself.
            if (message.Type == "error" && !message.Text.Contains("404", StringComparison.Ordinal))
            {
                faults.Add(message.Text);
            }
        };
        page.PageError += (_, error) => faults.Add(error);
        return faults;
    }

    /// <summary>What axe-core finds serious or critical (WCAG 2.2 AA), as "rule: first element".</summary>
    public async Task<IReadOnlyList<string>> BarriersAsync(IPage page)
    {
        await page.EvaluateAsync(_axe);
        var found = await page.EvaluateAsync<JsonElement>(
            "async () => (await axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] })).violations.map(v => ({ id: v.id, impact: v.impact, html: v.nodes[0].html, why: v.nodes[0].failureSummary }))");
        return [.. found.EnumerateArray().Where(v => v.GetProperty("impact").GetString() is "serious" or "critical")
            .Select(v => $"{v.GetProperty("id").GetString()}: {v.GetProperty("html").GetString()} {v.GetProperty("why").GetString()}")];
    }

    /// <summary>Keeps a picture of the page for people to look at.</summary>
    public static Task PictureAsync(IPage page, string name) => page.ScreenshotAsync(new()
    {
        Path = Path.Combine(Root, "artifacts", "screenshots", $"{name}.png"),
        FullPage = true,
    });
}
