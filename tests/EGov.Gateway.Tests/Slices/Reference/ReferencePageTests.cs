using System.Net;
using Microsoft.Playwright;

namespace EGov.Gateway.Tests.Slices.Reference;

public sealed class ReferencePageTests(ReferenceSite site) : IClassFixture<ReferenceSite>, IAsyncLifetime
{
    private readonly List<string> _complaints = [];
    private readonly List<string> _calls = [];
    private IPage _page = null!;

    public async ValueTask InitializeAsync()
    {
        _page = await site.Browser.NewPageAsync();
        // What the content policy blocks, and every script error, ends up on the console.
        _page.Console += (_, message) => Complain(message.Type is "error", message.Text);
        _page.PageError += (_, error) => Complain(true, error);
        _page.Request += (_, request) => _calls.Add(request.Url);
        await _page.GotoAsync(new Uri(site.Gateway.Address, "/api").ToString());
        await _page.WaitForSelectorAsync("#services[aria-busy=false]");
    }

    [Fact]
    public async Task It_lists_every_service_and_works_without_anything_from_outside()
    {
        var services = await _page.Locator("nav a").AllInnerTextsAsync();

        services.Count.ShouldBe(3);
        services.ShouldContain(s => s.StartsWith("Hồ sơ một cửa"));
        services.ShouldContain(s => s.StartsWith("Tổ chức"));
        _calls.ShouldAllBe(url => url.StartsWith(site.Gateway.Address.ToString()));
        _complaints.ShouldBeEmpty();
        (await _page.Locator("html").GetAttributeAsync("lang")).ShouldBe("vi");
    }

    [Fact]
    public async Task Calls_are_grouped_by_tag_under_their_public_address()
    {
        (await _page.Locator("#dossiers h3").AllInnerTextsAsync()).ShouldBe(["reception", "catalogue"]);
        (await _page.Locator("#dossiers summary").First.InnerTextAsync()).ShouldContain("/api/dossiers/v1/dossiers");
        (await _page.Locator("#gateway summary").AllInnerTextsAsync()).ShouldContain(s => s.Contains("/session"));
    }

    [Fact]
    public async Task A_call_shows_parameters_body_answers_and_errors()
    {
        await Call("ReceiveDossier").Locator("summary").ClickAsync();

        var shown = await Call("ReceiveDossier").InnerTextAsync();
        shown.ShouldContain("Idempotency-Key");
        shown.ShouldContain("UUID of the submission");
        shown.ShouldContain("applicant");
        shown.ShouldContain("≤ 200 ký tự");
        shown.ShouldContain("integer | null");
        shown.ShouldContain("dueAt string (date-time)");
        shown.ShouldContain("Lỗi · Errors");
        shown.ShouldContain("application/problem+json");
    }

    [Theory]
    [InlineData("tiep nhan ho so", 1)]
    [InlineData("TIẾP NHẬN", 1)]
    [InlineData("post dossiers", 1)]
    [InlineData("xem thu tuc", 1)]
    [InlineData("khong co gi", 0)]
    public async Task Search_finds_with_and_without_marks(string words, int expected)
    {
        await _page.Locator("#search").FillAsync(words);

        (await _page.Locator("#dossiers details:visible").CountAsync()).ShouldBe(expected);
        (await _page.Locator("#found").InnerTextAsync()).ShouldContain(" / ");
    }

    [Fact]
    public async Task It_is_used_with_the_keyboard_alone()
    {
        await _page.Keyboard.PressAsync("/");
        await _page.Keyboard.TypeAsync("tiep nhan");
        await _page.Keyboard.PressAsync("Enter");
        await _page.Keyboard.PressAsync("Enter");

        (await Call("ReceiveDossier").GetAttributeAsync("open")).ShouldNotBeNull();
        (await _page.EvaluateAsync<string>("document.activeElement.tagName")).ShouldBe("SUMMARY");
        await _page.Keyboard.PressAsync("Escape");
        (await _page.Locator("#dossiers details:visible").CountAsync()).ShouldBe(2);
    }

    [Fact]
    public async Task A_link_opens_the_call_it_names()
    {
        await _page.EvaluateAsync("location.hash = '#dossiers/GetProcedure'");

        await Assertions.Expect(Call("GetProcedure")).ToHaveAttributeAsync("open", "");
    }

    [Fact]
    public async Task Text_of_a_document_never_becomes_markup()
    {
        (await _page.Locator("#injected").CountAsync()).ShouldBe(0);
        (await Call("GetProcedure").InnerTextAsync()).ShouldContain("<b id='injected'>");
    }

    [Fact]
    public async Task A_service_whose_document_cannot_be_loaded_is_said_so_and_can_be_tried_again()
    {
        await using var gateway = await GatewayApp.StartAsync(site.Organization, dossiers: null);
        await _page.GotoAsync(new Uri(gateway.Address, "/api").ToString());
        await _page.WaitForSelectorAsync("#services[aria-busy=false]");

        var failure = _page.Locator("#dossiers [role=alert]");
        (await failure.InnerTextAsync()).ShouldContain("Không tải được tài liệu của dịch vụ này (503)");
        (await _page.Locator("#gateway summary").CountAsync()).ShouldBeGreaterThan(0);

        await _page.RouteAsync("**/api/dossiers/openapi/v1.json", route => route.FulfillAsync(new RouteFulfillOptions { Body = ReferenceSite.Document, ContentType = "application/json" }));
        await failure.Locator("button").ClickAsync();
        await Assertions.Expect(Call("ReceiveDossier")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task An_unchanged_page_is_not_sent_twice()
    {
        var first = await site.Gateway.Client.GetAsync("/assets/reference.js").ShouldBe(HttpStatusCode.OK);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/assets/reference.js");
        request.Headers.IfNoneMatch.Add(first.Headers.ETag!);

        await site.Gateway.Client.SendAsync(request).ShouldBe(HttpStatusCode.NotModified);
    }

    public async ValueTask DisposeAsync() => await _page.CloseAsync();

    // The stand-in for the organization service has no document: its 404 is expected, anything else is not.
    private void Complain(bool isError, string text)
    {
        if (isError && !text.Contains("404", StringComparison.Ordinal))
        {
            _complaints.Add(text);
        }
    }

    private ILocator Call(string operation) => _page.Locator($"[id='dossiers/{operation}']");
}
