using EGov.Infrastructure;
using Microsoft.Playwright;

namespace EGov.EndToEnd.Tests;

[Collection("platform")]
public sealed class OperationsInABrowserTests(RunningPlatform platform)
{
    [Fact]
    public async Task A_service_is_stopped_and_started_with_the_keyboard_and_the_page_follows()
    {
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = await Chromium.ProvideAsync(),
            Headless = true,
            Args = ["--no-sandbox", "--disable-dev-shm-usage", "--disable-background-networking", "--no-first-run"],
        });
        var page = await browser.NewPageAsync();
        var faults = new List<string>();
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
            {
                faults.Add(message.Text);
            }
        };
        page.PageError += (_, error) => faults.Add(error);
        await page.GotoAsync(platform.Operations.ToString());
        var row = page.Locator("tr[data-name=gateway]");
        await Assertions.Expect(row.Locator(".state")).ToContainTextAsync("Khoẻ", new() { Timeout = 60_000 });

        await PressAsync(page, "Dừng gateway");
        await Assertions.Expect(row.Locator(".state")).ToContainTextAsync("Đã dừng", new() { Timeout = 60_000 });
        await PressAsync(page, "Chạy gateway");
        await Assertions.Expect(row.Locator(".state")).ToContainTextAsync("Khoẻ", new() { Timeout = 120_000 });

        await page.ClickAsync("tr[data-name=gateway] a >> nth=0");
        await Assertions.Expect(page.Locator("#console")).ToContainTextAsync("Application started");
        faults.ShouldBeEmpty();
    }

    /// <summary>Goes to the button by the Tab key alone and presses Enter.</summary>
    private static async Task PressAsync(IPage page, string label)
    {
        await page.EvaluateAsync("document.activeElement.blur()");
        for (var tab = 0; tab < 120; tab++)
        {
            await page.Keyboard.PressAsync("Tab");
            if (await page.EvaluateAsync<string?>("document.activeElement.getAttribute('aria-label')") == label)
            {
                await page.Keyboard.PressAsync("Enter");
                return;
            }
        }

        throw new InvalidOperationException($"The button '{label}' cannot be reached with the Tab key.");
    }
}
