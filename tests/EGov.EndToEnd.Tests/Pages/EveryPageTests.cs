using Microsoft.Playwright;

namespace EGov.EndToEnd.Tests.Pages;

/// <summary>Every page there is, at the width of a phone, a tablet and a desk: nothing overflows, nothing bars anybody, nothing fails.</summary>
[Collection("platform")]
public sealed class EveryPageTests(RunningPlatform platform, PageBrowser browser) : IClassFixture<PageBrowser>
{
    private static readonly string[] Public = ["/", "/thu-tuc", "/thu-tuc?q=xuat+ban", "/thu-tuc?q=khongcogi", "/tra-cuu", "/tra-cuu?ma=KHONG-CO", "/minh-bach", "/minh-bach/xin-loi", "/dang-nhap", "/ui", "/khong-co-trang-nay"];
    private static readonly string[] Officials = ["/ban-lam-viec", "/ban-lam-viec/my-office", "/ban-lam-viec/late", "/ban-lam-viec/search?q=nguyen"];

    [Fact]
    public async Task Public_pages_have_no_barrier_no_fault_and_fit_every_screen()
    {
        using var anonymous = platform.Anonymous();
        var procedure = (await anonymous.GetStringAsync("/thu-tuc")).Split("data-row href=\"")[1].Split('"')[0];

        await LookAsync(null, [.. Public, procedure]);
    }

    [Fact]
    public async Task Officials_pages_have_no_barrier_no_fault_and_fit_every_screen()
    {
        var (id, _) = await Desks.ReceiveAsync(platform, "Nguyễn Văn Bách");

        await LookAsync("motcua", [.. Officials, $"/ho-so/{id}"]);
    }

    [Fact]
    public async Task A_citizens_pages_have_no_barrier_no_fault_and_fit_every_screen() => await LookAsync("024085000017", ["/ho-so-cua-toi"]);

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task Both_themes_have_contrast(ColorScheme colours)
    {
        await using var reader = await browser.NewReaderAsync(colours: colours);
        var page = await reader.NewPageAsync();
        await page.GotoAsync("/ui");

        (await browser.BarriersAsync(page)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_first_visit_loads_less_than_200_kilobytes_and_nothing_moves()
    {
        await using var reader = await browser.NewReaderAsync(360);
        var page = await reader.NewPageAsync();
        var wire = await reader.NewCDPSessionAsync(page);
        var bytes = 0.0;
        wire.Event("Network.loadingFinished").OnEvent += (_, e) => bytes += e!.Value.GetProperty("encodedDataLength").GetDouble();
        await wire.SendAsync("Network.enable");

        await page.GotoAsync("/", new() { WaitUntil = WaitUntilState.NetworkIdle });

        bytes.ShouldBeInRange(1, 200 * 1024);
        (await page.EvaluateAsync<double>(
            "() => new Promise(done => new PerformanceObserver(list => done(list.getEntries().reduce((sum, e) => sum + e.value, 0))).observe({ type: 'layout-shift', buffered: true }) ?? setTimeout(() => done(0), 300))"))
            .ShouldBe(0);
    }

    private async Task LookAsync(string? account, IReadOnlyList<string> addresses)
    {
        foreach (var width in PageBrowser.Widths)
        {
            await using var reader = await browser.NewReaderAsync(width);
            var page = await reader.NewPageAsync();
            var faults = PageBrowser.ListenTo(page);
            if (account is not null)
            {
                await browser.SignInAsync(page, account);
            }

            foreach (var address in addresses)
            {
                await page.GotoAsync(address);

                (await browser.BarriersAsync(page)).ShouldBeEmpty($"{address} at {width}");
                (await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= document.documentElement.clientWidth")).ShouldBeTrue($"{address} at {width} is wider than the screen");
                (await page.TitleAsync()).ShouldNotBeNullOrWhiteSpace(address);
                faults.ShouldBeEmpty($"{address} at {width}");
                await PageBrowser.PictureAsync(page, $"{NameOf(address)}-{width}");
            }
        }
    }

    private static string NameOf(string address) => address == "/" ? "trang-chu" : string.Concat(address.Trim('/').Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-'));
}
