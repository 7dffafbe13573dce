using System.Net;
using System.Text.Json;
using Microsoft.Playwright;
using static EGov.EndToEnd.Tests.Desks;

namespace EGov.EndToEnd.Tests.Pages;

/// <summary>A citizen follows an own dossier on the pages, without scripts: completes it when asked, sees where it was, rates it once.</summary>
[Collection("platform")]
public sealed class CitizensDossierTests(RunningPlatform platform, PageBrowser browser) : IClassFixture<PageBrowser>
{
    [Fact]
    public async Task A_citizen_completes_a_dossier_when_asked_and_rates_it_when_it_is_returned()
    {
        using var controller = await platform.AsAsync("kiemsoat");
        using var citizen = await platform.AsAsync("024085000017");
        using var desk = await platform.AsAsync("motcua");
        using var specialist = await platform.AsAsync("chuyenvien");
        using var leader = await platform.AsAsync("lanhdao");
        var submitted = await SubmitAsync(controller, citizen);
        var accepted = await MoveAsync(desk, submitted, "acceptance", new { });
        var handed = await MoveAsync(desk, accepted, "hand-over", new { step = 2 });
        await ArrivedAsync(specialist, submitted);
        var taken = await MoveAsync(specialist, handed, "taking-up", new { });
        var asked = await AskAsync(specialist, taken);
        await using var reader = await browser.NewReaderAsync(360, scripts: false);
        var page = await reader.NewPageAsync();
        await browser.SignInAsync(page, "024085000017");

        await page.GotoAsync($"/ho-so-cua-toi/{IdOf(submitted)}");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Bản khai chưa có chữ ký");
        await PageBrowser.PictureAsync(page, "ho-so-cua-toi-bo-sung-360");
        await page.ClickAsync("form:has([name=originals-1]) button");
        await Assertions.Expect(page.Locator("[role=status]").First).ToContainTextAsync("Đã gửi bổ sung");

        var goesOn = await specialist.GetAsync($"/api/dossiers/v1/dossiers/{IdOf(submitted)}").ShouldBe<JsonElement>(HttpStatusCode.OK);
        goesOn.GetProperty("state").GetString().ShouldBe("Processing");
        goesOn.GetProperty("version").GetInt32().ShouldBeGreaterThan(asked.GetProperty("version").GetInt32());
        var passed = await MoveAsync(specialist, goesOn, "hand-over", new { step = 3 });
        await ArrivedAsync(leader, submitted);
        var atLeader = await MoveAsync(leader, passed, "taking-up", new { });
        var decided = await MoveAsync(leader, atLeader, "decision", new { outcome = "Granted", resultNumber = "02/QĐ-UBND" });
        await MoveAsync(desk, decided, "result", new { });

        await page.GotoAsync($"/ho-so-cua-toi/{IdOf(submitted)}");
        await page.CheckAsync("[name=Level][value=Satisfied]");
        await page.FillAsync("[name=Comment]", "Cán bộ hướng dẫn tận tình");
        await page.ClickAsync("form:has([name=Level]) button");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Bạn đã đánh giá: Hài lòng");
        (await page.Locator("[name=Level]").CountAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task A_citizen_pays_what_is_asked_for_and_sees_that_it_is_paid()
    {
        using var controller = await platform.AsAsync("kiemsoat");
        using var citizen = await platform.AsAsync("024085000017");
        using var desk = await platform.AsAsync("motcua");
        var submitted = await SubmitAsync(controller, citizen);
        var accepted = await MoveAsync(desk, submitted, "acceptance", new { });
        await MoveAsync(desk, accepted, "payment-requests", new
        {
            timing = "Before",
            others = new[] { new { text = "Lệ phí trước bạ", amount = 45_000 } },
            reason = "Nộp trước khi giải quyết",
        }, HttpStatusCode.Created);
        await using var reader = await browser.NewReaderAsync(360);
        var page = await reader.NewPageAsync();
        await browser.SignInAsync(page, "024085000017");

        await page.GotoAsync($"/ho-so-cua-toi/{IdOf(submitted)}");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("45.000 đ");
        await page.ClickAsync("form:has([name=Key]) button");
        await page.ClickAsync("[role=status] a");
        await page.ClickAsync("#pay");
        await Eventually.IsTrue(
            async () =>
            {
                await page.GotoAsync($"/ho-so-cua-toi/{IdOf(submitted)}");
                return await page.Locator(".badge.good", new() { HasText = "Đã thanh toán" }).CountAsync() == 1;
            },
            "the payment is told by the provider and shown", TimeSpan.FromSeconds(60));
    }

    private static string IdOf(JsonElement dossier) => dossier.GetProperty("id").GetString()!;

    private static async Task<JsonElement> SubmitAsync(HttpClient controller, HttpClient citizen)
    {
        var procedure = await PublishAsync(controller);
        var desk = await controller.GetAsync("/api/organization/v1/agencies/by-code/H02.30").ShouldBe<JsonElement>(HttpStatusCode.OK);
        return await PostAsync(citizen, "/api/dossiers/v1/dossiers/online", new
        {
            procedureCode = procedure,
            agencyId = desk.GetProperty("agency").GetProperty("id").GetGuid(),
            applicant = new { kind = "Citizen", name = "Dương Văn Tân", identity = "024085000017", phone = "0912345678" },
            components = new[] { new { code = "DON", originals = 1, copies = 0 } },
        }, HttpStatusCode.Created);
    }

    private static async Task<JsonElement> AskAsync(HttpClient specialist, JsonElement dossier)
    {
        var answer = await MoveAsync(specialist, dossier, "supplement-requests", new
        {
            items = new[] { new { component = "DON", what = "Bản khai chưa có chữ ký", originals = 1, reasonCode = "BS-KHONGRO" } },
            contact = new { name = "Đỗ Thị Hạnh", phone = "0912345679" },
        }, HttpStatusCode.Created);
        return answer.GetProperty("dossier");
    }
}
