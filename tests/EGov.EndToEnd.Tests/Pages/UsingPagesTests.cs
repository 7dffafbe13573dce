using System.Net;
using Microsoft.Playwright;

namespace EGov.EndToEnd.Tests.Pages;

/// <summary>People before the pages: with and without scripts, with the keyboard alone, and those who mean no good.</summary>
[Collection("platform")]
public sealed class UsingPagesTests(RunningPlatform platform, PageBrowser browser) : IClassFixture<PageBrowser>
{
    [Fact]
    public async Task A_citizen_without_scripts_finds_a_procedure_tracks_a_dossier_and_signs_in_and_out()
    {
        var (_, code) = await Desks.ReceiveAsync(platform, "Nguyễn Thị Lan");
        await using var reader = await browser.NewReaderAsync(360, scripts: false);
        var page = await reader.NewPageAsync();

        await page.GotoAsync("/");
        await page.FillAsync("#home-search", "xuat ban");
        await page.Keyboard.PressAsync("Enter");
        await page.ClickAsync("a[data-row]");
        await Assertions.Expect(page.Locator("h1")).ToContainTextAsync("xuất bản");
        await page.GotoAsync("/tra-cuu");
        await page.FillAsync("#code", code.ToLowerInvariant());
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync(code);
        await Assertions.Expect(page.Locator("main")).Not.ToContainTextAsync("Nguyễn Thị Lan");
        await page.GotoAsync("/ho-so-cua-toi");
        page.Url.ShouldContain("/dang-nhap?returnTo=");
        await browser.SignInAsync(page, "024085000017");
        await page.ClickAsync(".reader form button");
        await Assertions.Expect(page.Locator(".reader .name")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Signing_in_leads_back_to_where_one_was_and_a_wrong_password_is_said_so()
    {
        await using var reader = await browser.NewReaderAsync();
        var page = await reader.NewPageAsync();

        await page.GotoAsync("/ban-lam-viec/late");
        await page.FillAsync("[name=userName]", "motcua");
        await page.FillAsync("[name=password]", "sai mật khẩu");
        await page.ClickAsync("main form button");
        await Assertions.Expect(page.Locator("[role=alert]")).ToContainTextAsync("không đúng");
        (await page.InputValueAsync("[name=userName]")).ShouldBe("motcua");
        await page.FillAsync("[name=password]", platform.PasswordOf("motcua"));
        await page.ClickAsync("main form button");

        page.Url.ShouldEndWith("/ban-lam-viec/late");
    }

    [Fact]
    public async Task Signing_out_ends_the_session_and_not_only_the_page()
    {
        await using var reader = await browser.NewReaderAsync();
        var page = await reader.NewPageAsync();
        await browser.SignInAsync(page, "motcua");
        var cookies = await reader.CookiesAsync();

        await page.ClickAsync(".reader form button");
        await reader.AddCookiesAsync(cookies.Select(c => new Microsoft.Playwright.Cookie { Name = c.Name, Value = c.Value, Domain = c.Domain, Path = c.Path }));
        await page.GotoAsync("/ban-lam-viec");

        page.Url.ShouldContain("/dang-nhap");
    }

    [Fact]
    public async Task A_form_from_another_site_or_without_the_sessions_token_does_nothing()
    {
        await using var reader = await browser.NewReaderAsync();
        var page = await reader.NewPageAsync();
        await browser.SignInAsync(page, "motcua");
        var form = reader.APIRequest.CreateFormData().Set("language", "en").Set("returnTo", "/");

        var foreign = await reader.APIRequest.PostAsync("/hien-thi", new() { Form = form, MaxRedirects = 0, Headers = [new("Origin", "https://evil.example")] });
        var tokenless = await reader.APIRequest.PostAsync("/hien-thi", new() { Form = form, MaxRedirects = 0, Headers = [new("Origin", platform.Gateway.GetLeftPart(UriPartial.Authority))] });

        foreign.Status.ShouldBe(403);
        tokenless.Status.ShouldBe(403);
        await page.GotoAsync("/");
        (await page.Locator("html").GetAttributeAsync("lang")).ShouldBe("vi");
    }

    [Fact]
    public async Task A_script_that_somebody_wrote_into_a_name_stays_text()
    {
        const string Name = "<script>document.title='bị chiếm'</script><img src=x onerror=alert(1)>";
        var (id, _) = await Desks.ReceiveAsync(platform, Name);
        await using var reader = await browser.NewReaderAsync();
        var page = await reader.NewPageAsync();
        var faults = PageBrowser.ListenTo(page);
        await browser.SignInAsync(page, "motcua");

        await page.GotoAsync($"/ho-so/{id}");

        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("<script>document.title");
        (await page.TitleAsync()).ShouldNotContain("bị chiếm");
        (await page.Locator("main img").CountAsync()).ShouldBe(0);
        faults.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_official_works_a_list_with_the_keyboard_alone()
    {
        await Desks.ReceiveAsync(platform, "Trần Văn Bình");
        await using var reader = await browser.NewReaderAsync();
        var page = await reader.NewPageAsync();
        await browser.SignInAsync(page, "motcua");

        await page.GotoAsync("/ban-lam-viec/my-office");
        await page.Keyboard.PressAsync("/");
        await page.Keyboard.TypeAsync("tran van binh");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**q=tran*");
        await page.EvaluateAsync("document.activeElement.blur()");
        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Trần Văn Bình");
        await page.ClickAsync("details.due summary");
        await Assertions.Expect(page.Locator("details.due table")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Language_and_colours_are_chosen_once_and_kept()
    {
        await using var reader = await browser.NewReaderAsync();
        var page = await reader.NewPageAsync();

        await page.GotoAsync("/thu-tuc?q=xuat");
        await page.ClickAsync("button[name=language][value=en]");
        await page.ClickAsync("button[name=theme][value=dark]");

        page.Url.ShouldEndWith("/thu-tuc?q=xuat");
        await page.GotoAsync("/");
        (await page.Locator("html").GetAttributeAsync("lang")).ShouldBe("en");
        (await page.Locator("html").GetAttributeAsync("data-theme")).ShouldBe("dark");
        await Assertions.Expect(page.Locator("h1")).ToContainTextAsync("procedures");
    }

    [Fact]
    public async Task The_figures_of_a_year_are_a_page_and_a_file()
    {
        await Desks.ReceiveAsync(platform, "Lê Thị Cúc");
        await using var reader = await browser.NewReaderAsync();
        var page = await reader.NewPageAsync();

        await page.GotoAsync("/minh-bach");
        await Assertions.Expect(page.Locator("tbody tr").First).ToBeVisibleAsync();
        var download = await page.RunAndWaitForDownloadAsync(() => page.ClickAsync("a[download]"));

        var file = await File.ReadAllLinesAsync(await download.PathAsync());
        file[0].ShouldContain("Cơ quan,Tháng,Tiếp nhận");
        file.Length.ShouldBeGreaterThan(1);
    }

    [Fact]
    public async Task An_address_that_leads_nowhere_is_said_so_with_404()
    {
        using var anonymous = platform.Anonymous();

        (await anonymous.GetAsync("/khong-co")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await anonymous.GetAsync("/thu-tuc/khong-co")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await anonymous.GetAsync("/api/khong-co")).Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
    }
}
