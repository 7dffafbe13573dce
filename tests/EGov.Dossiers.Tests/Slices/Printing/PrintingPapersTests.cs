using System.Net;
using System.Text.Json;
using EGov.Api;
using EGov.Testing;
using Shouldly;
using Xunit;
using static EGov.Dossiers.Tests.District;

namespace EGov.Dossiers.Tests.Slices.Printing;

/// <summary>Papers over HTTP: issued once, reprinted alike, seen by those they concern.</summary>
public sealed class PrintingPapersTests(District district) : IClassFixture<District>
{
    private static readonly DateTimeOffset After2025 = Civil("2026-03-09 08:00");

    [Fact]
    public async Task A_receipt_is_numbered_once_and_printed_again_alike()
    {
        var dossier = await district.ReceiveAsync(await district.PublishLocalAsync(days: 3), After2025);

        var first = await PdfAsync(district.CommuneDesk, dossier, "receipt");
        var second = await PdfAsync(district.CommuneDesk, dossier, "receipt");

        second.Bytes.ShouldBe(first.Bytes);
        (await first.TextAsync()).ShouldContain(dossier.Code!);
        (await first.QrCodeAsync()).ShouldBe($"https://motcua.example.gov.vn/api/dossiers/v1/tracking/{dossier.Code}");
        var paper = (await PapersAsync(district.CommuneDesk, dossier)).ShouldHaveSingleItem();
        paper.GetProperty("form").GetString().ShouldBe("receipt");
        paper.GetProperty("mark").GetString().ShouldBe("Mẫu số 01, Thông tư số 03/2025/TT-VPCP");
        paper.GetProperty("prints").GetInt32().ShouldBe(2);
        paper.GetProperty("number").GetString().ShouldEndWith("/TNHS-TTPVHCC");
    }

    [Fact]
    public async Task The_forms_are_those_of_the_day_of_reception()
    {
        var procedure = await district.PublishLocalAsync();
        var before = await district.ReceiveAsync(procedure, Civil("2025-09-12 08:00"));
        var since = await district.ReceiveAsync(procedure, Civil("2025-09-15 08:00"));

        (await HtmlAsync(district.CommuneDesk, before, "receipt")).ShouldContain("Mẫu số 01, Thông tư số 01/2018/TT-VPCP");
        (await HtmlAsync(district.CommuneDesk, since, "receipt")).ShouldContain("Mẫu số 01, Thông tư số 03/2025/TT-VPCP");
        (await HtmlAsync(district.CommuneDesk, before, "control-slip")).ShouldContain("Mẫu số 05, Thông tư số 01/2018/TT-VPCP");
        (await HtmlAsync(district.CommuneDesk, since, "control-slip")).ShouldContain("Mẫu số 06, Thông tư số 03/2025/TT-VPCP");
        await GetAsync(district.CommuneDesk, before, "stop-notice").ShouldRefuse(HttpStatusCode.Conflict, "dossiers.form-not-of-its-time");
    }

    [Fact]
    public async Task Numbers_are_consecutive_and_each_given_once_however_many_ask_at_the_same_time()
    {
        var procedure = await district.PublishLocalAsync();
        var desk = await DeskOfNewCommuneAsync();
        var dossiers = new List<Standing>();
        for (var i = 0; i < 6; i++)
        {
            dossiers.Add(await district.ReceiveAsync(procedure, After2025, desk));
        }

        var answers = await Task.WhenAll(dossiers.SelectMany(d => Enumerable.Range(0, 4).Select(_ => HtmlAsync(desk, d, "receipt"))));

        answers.Length.ShouldBe(24);
        var numbers = new List<string>();
        foreach (var dossier in dossiers)
        {
            var paper = (await PapersAsync(desk, dossier)).ShouldHaveSingleItem();
            paper.GetProperty("prints").GetInt32().ShouldBe(4);
            numbers.Add(paper.GetProperty("number").GetString()!);
        }

        numbers.Order(StringComparer.Ordinal).ShouldBe(["01/TNHS-TTPVHCC", "02/TNHS-TTPVHCC", "03/TNHS-TTPVHCC", "04/TNHS-TTPVHCC", "05/TNHS-TTPVHCC", "06/TNHS-TTPVHCC"]);
    }

    [Fact]
    public async Task Each_year_and_each_form_has_its_own_series()
    {
        var procedure = await district.PublishLocalAsync();
        var desk = await DeskOfNewCommuneAsync();
        var (early, late) = (await district.ReceiveAsync(procedure, Civil("2025-12-30 08:00"), desk), await district.ReceiveAsync(procedure, Civil("2026-01-05 08:00"), desk));

        foreach (var (dossier, form) in new[] { (early, "receipt"), (late, "receipt"), (late, "control-slip") })
        {
            await HtmlAsync(desk, dossier, form);
        }

        (await PapersAsync(desk, early)).Concat(await PapersAsync(desk, late)).Select(p => p.GetProperty("number").GetString())
            .ShouldBe(["01/TNHS-TTPVHCC", "01/TNHS-TTPVHCC", "01/PKS-TTPVHCC"]);
    }

    [Fact]
    public async Task A_receipt_goes_on_saying_what_was_promised()
    {
        var dossier = await district.ReceiveAsync(await district.PublishLocalAsync(days: 3), Civil("2015-01-05 08:00"));
        await PauseAsync(district.CommuneDesk, dossier, Civil("2015-01-06 09:00"));

        var page = await HtmlAsync(district.CommuneDesk, dossier, "receipt");

        page.ShouldContain("Thời gian trả kết quả giải quyết hồ sơ: 08 giờ 00 phút, ngày 08 tháng 01 năm 2015");
        page.ShouldContain("Đơn đề nghị (01 bản chính)");
        page.ShouldContain("Trần Thị Bích");
    }

    [Fact]
    public async Task The_slip_of_a_dossier_across_three_agencies_is_filled_from_its_history()
    {
        var received = await district.ReceiveAsync(await district.PublishVerticalAsync(), Civil("2015-01-05 08:00"));
        var handed = await MoveAsync(district.CommuneDesk, received, "hand-over", new { step = 2 }, Civil("2015-01-05 10:00"));
        await ArrivedAsync(district.Head, handed);
        var assigned = await MoveAsync(district.Head, handed, "assignment", new { officialId = district.Specialist.Id }, Civil("2015-01-06 08:00"));
        var examined = await MoveAsync(district.Specialist, assigned, "hand-over", new { step = 3, officialId = district.Head.Id }, Civil("2015-01-14 14:00"));
        var sent = await MoveAsync(district.Head, examined, "hand-over", new { step = 4 }, Civil("2015-01-27 08:00"));
        await ArrivedAsync(district.Leader, sent);
        var taken = await MoveAsync(district.Leader, sent, "taking-up", at: Civil("2015-01-28 08:00"));
        var decided = await MoveAsync(district.Leader, taken, "decision", new { outcome = "Granted", resultNumber = "12/QĐ-SLĐTBXH" }, Civil("2015-02-10 08:00"));
        var returned = await MoveAsync(district.CommuneDesk, decided, "result", at: Civil("2015-02-11 08:00"));

        var file = await PdfAsync(district.CommuneDesk, returned, "control-slip");

        var text = await file.TextAsync();
        text.ShouldContain("Cơ quan (bộ phận) giải quyết hồ sơ: Sở Lao động - Thương binh và Xã hội");
        text.ShouldContain("phối hợp giải quyết hồ sơ: Phòng Lao động - Thương binh và Xã hội");
        Passages(text).ShouldBe(
        [
            "Người nộp hồ sơ > UBND xã Thanh Hà",
            "UBND xã Thanh Hà > Phòng Lao động - Thương binh và Xã hội: Trước hạn",
            "Phòng Lao động - Thương binh và Xã hội > Phòng Lao động - Thương binh và Xã hội: Đúng hạn",
            "Phòng Lao động - Thương binh và Xã hội > Sở Lao động - Thương binh và Xã hội: Quá hạn",
            "Sở Lao động - Thương binh và Xã hội > UBND xã Thanh Hà: Trước hạn",
            "UBND xã Thanh Hà > Người nộp hồ sơ: Trước hạn",
        ]);
        text.ShouldContain("Nhận: Phòng Lao động - Thương binh và Xã hội (Nguyễn Văn Đức)");
        text.ShouldContain("08 giờ 00 phút, ngày 27 tháng 01 năm 2015");
    }

    [Fact]
    public async Task The_slip_keeps_its_number_while_it_is_filled()
    {
        var dossier = await district.ReceiveAsync(await district.PublishVerticalAsync());
        var before = await HtmlAsync(district.CommuneDesk, dossier, "control-slip");
        await MoveAsync(district.CommuneDesk, dossier, "hand-over", new { step = 2 });

        var after = await HtmlAsync(district.CommuneDesk, dossier, "control-slip");

        before.ShouldNotContain("Phòng Lao động");
        after.ShouldContain("Phòng Lao động");
        (await PapersAsync(district.CommuneDesk, dossier)).ShouldHaveSingleItem().GetProperty("prints").GetInt32().ShouldBe(2);
    }

    [Fact]
    public async Task What_has_not_happened_has_no_paper()
    {
        var dossier = await district.ReceiveAsync(await district.PublishLocalAsync(), After2025);

        foreach (var form in new[] { "supplement-request", "refusal", "apology", "stop-notice" })
        {
            await GetAsync(district.CommuneDesk, dossier, form).ShouldRefuse(HttpStatusCode.Conflict, "dossiers.nothing-to-print");
        }

        await GetAsync(district.CommuneDesk, dossier, "receipt?occasion=2").ShouldRefuse(HttpStatusCode.Conflict, "dossiers.nothing-to-print");
        (await PapersAsync(district.CommuneDesk, dossier)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_request_to_complete_says_what_is_missing_under_its_own_number()
    {
        var dossier = await district.ReceiveAsync(await district.PublishLocalAsync(days: 3), After2025);
        var asked = new { items = new[] { new { reasonCode = "BS-BANSAO", component = "GT", note = "bản chứng thực đã cũ" } }, contact = new { name = "Lê Văn Tám", phone = "0226385123" } };
        await TryAsync(district.CommuneDesk, dossier, "supplement-requests", asked, After2025.AddHours(2)).ShouldBe(HttpStatusCode.Created);

        var page = await HtmlAsync(district.CommuneDesk, dossier, "supplement-request");

        page.ShouldContain("Giấy tờ kèm theo");
        page.ShouldContain("Lý do: Bản sao chưa được chứng thực");
        page.ShouldContain("Lê Văn Tám, số điện thoại 0226385123");
        var paper = (await PapersAsync(district.CommuneDesk, dossier)).ShouldHaveSingleItem();
        var requests = (await ReadAsync(district.CommuneDesk, $"/v1/dossiers/{dossier.Id}/supplement-requests")).GetProperty("requests");
        paper.GetProperty("number").GetString().ShouldBe(requests[0].GetProperty("documentNumber").GetString());
        page.ShouldContain(paper.GetProperty("number").GetString()!);
    }

    [Fact]
    public async Task A_notice_of_stopping_says_who_asked_and_why()
    {
        var dossier = await district.ReceiveAsync(await district.PublishLocalAsync(days: 3), After2025);
        await TryAsync(district.CommuneDesk, dossier, "stop-request", new { askedBy = "Nguyễn Thị Mai Hương", reason = "Thay đổi nội dung đề nghị" }, After2025.AddHours(2)).ShouldBe(HttpStatusCode.OK);

        var page = await HtmlAsync(district.CommuneDesk, dossier, "stop-notice");

        page.ShouldContain("Người đề nghị dừng: Nguyễn Thị Mai Hương");
        page.ShouldContain("Thay đổi nội dung đề nghị");
        page.ShouldContain("Thời điểm dừng: 10 giờ 00 phút, ngày 09 tháng 3 năm 2026");
    }

    [Fact]
    public async Task A_refusal_in_handling_says_why()
    {
        var decider = await district.AppointAsync(district.Commune, "Bùi Văn Hòa", "dossiers:receive", "dossiers:decide", "dossiers:handle");
        var dossier = await district.ReceiveAsync(await district.PublishLocalAsync(days: 3), After2025, decider);
        await MoveAsync(decider, dossier, "decision", new { outcome = "Refused", reason = "Không đủ điều kiện theo Điều 25" }, After2025.AddHours(2));

        var page = await HtmlAsync(district.CommuneDesk, dossier, "refusal");

        page.ShouldContain("từ chối giải quyết hồ sơ");
        page.ShouldContain("Không đủ điều kiện theo Điều 25");
    }

    [Fact]
    public async Task A_signed_apology_names_the_old_and_the_new_date()
    {
        var dossier = await district.ReceiveAsync(await district.PublishLocalAsync(days: 5), After2025);
        var leader = await district.AppointAsync(district.Commune, "Bùi Văn Hòa", "dossiers:decide", "dossiers:handle");
        var proposed = await District.SendAsync(leader.Client, "/v1/apologies", new { dossierId = dossier.Id }, Civil("2026-03-11 08:00"), key: Guid.CreateVersion7()).ShouldBe<JsonElement>(HttpStatusCode.Created);
        await GetAsync(district.CommuneDesk, dossier, "apology").ShouldRefuse(HttpStatusCode.Conflict, "dossiers.nothing-to-print");
        var signature = new { reason = "Cần xác minh thực địa", newDueAt = Civil("2026-03-20 16:00") };
        await District.SendAsync(leader.Client, $"/v1/apologies/{proposed.GetProperty("id").GetGuid()}/signature", signature, Civil("2026-03-11 09:00"), 1).ShouldBe(HttpStatusCode.OK);

        var page = await HtmlAsync(district.CommuneDesk, dossier, "apology");

        page.ShouldContain("Thời gian hẹn trả kết quả giải quyết hồ sơ: 08 giờ 00 phút, ngày 16 tháng 3 năm 2026");
        page.ShouldContain("16 giờ 00 phút, ngày 20 tháng 3 năm 2026");
        page.ShouldContain("Cần xác minh thực địa");
        var number = (await PapersAsync(district.CommuneDesk, dossier)).ShouldHaveSingleItem().GetProperty("number").GetString().ShouldNotBeNull();
        number.ShouldEndWith("/PXL");
        var explained = await leader.Client.GetAsync($"/v1/dossiers/{dossier.Id}/due-time").ShouldBe<JsonElement>(HttpStatusCode.OK);
        explained.GetProperty("explanation").GetProperty("dueAt").GetDateTimeOffset().ShouldBe(explained.GetProperty("dueAt").GetDateTimeOffset());
        explained.GetProperty("explanation").GetProperty("steps").EnumerateArray().Single(s => s.GetProperty("kind").GetString() == "Rescheduled").GetProperty("vietnamese").GetString()
            .ShouldBe($"Văn bản xin lỗi số {number} ký lúc 09:00 11/03/2026: hẹn lại từ 08:00 16/03/2026 sang 16:00 20/03/2026.");
    }

    [Fact]
    public async Task What_the_counter_did_not_take_is_refused_on_paper_without_a_dossier()
    {
        var body = new { applicant = new { kind = "Citizen", name = "Hoàng Văn Thái", identity = "035090123456" }, subject = "Xin cấp giấy đi đường", reasonCode = "TC-THAMQUYEN" };
        var refused = await District.SendAsync(district.CommuneDesk.Client, "/v1/refusals", body, After2025, key: Guid.CreateVersion7()).ShouldBe<JsonElement>(HttpStatusCode.Created);
        var path = $"/v1/refusals/{refused.GetProperty("id").GetGuid()}/form";

        var page = await PageAsync(district.CommuneDesk.Client, path);

        page.ShouldContain($"Số: {refused.GetProperty("documentNumber").GetString()}");
        page.ShouldContain("không tiếp nhận hồ sơ này");
        page.ShouldContain("Không thuộc thẩm quyền giải quyết của cơ quan");
        page.ShouldNotContain("class=\"track\"");
        (await district.App.Anonymous().GetAsync(path)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await district.App.As(CallerKind.Citizen, "dossiers:submit").GetAsync(path)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await district.Justice.Client.GetAsync(path)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_owner_gets_the_papers_but_not_the_slip_between_agencies()
    {
        var citizen = new Person(Guid.Empty, district.App.As(CallerKind.Citizen, "dossiers:submit"));
        var submitted = await District.SendAsync(citizen.Client, "/v1/dossiers/online", Online(await district.PublishLocalAsync()), After2025, key: Guid.CreateVersion7())
            .ShouldBe<Standing>(HttpStatusCode.Created);
        var accepted = await MoveAsync(district.CommuneDesk, submitted, "acceptance", at: After2025.AddHours(1));
        await HtmlAsync(district.CommuneDesk, accepted, "control-slip");

        var receipt = await PageAsync(citizen.Client, $"/v1/my-dossiers/{accepted.Id}/forms/receipt");

        receipt.ShouldContain(accepted.Code!);
        (await citizen.Client.GetAsync($"/v1/my-dossiers/{accepted.Id}/forms/control-slip")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        var papers = await ReadAsync(citizen, $"/v1/my-dossiers/{accepted.Id}/forms");
        papers.GetProperty("papers").EnumerateArray().ShouldHaveSingleItem().GetProperty("form").GetString().ShouldBe("receipt");
    }

    [Fact]
    public async Task Papers_are_for_those_who_take_part()
    {
        var dossier = await district.ReceiveAsync(await district.PublishLocalAsync(), After2025);
        var stranger = district.App.As(CallerKind.Citizen, "dossiers:submit");

        foreach (var path in new[] { "forms", "forms/receipt" })
        {
            (await district.App.Anonymous().GetAsync($"/v1/dossiers/{dossier.Id}/{path}")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
            (await district.App.Anonymous().GetAsync($"/v1/my-dossiers/{dossier.Id}/{path}")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
            (await stranger.GetAsync($"/v1/dossiers/{dossier.Id}/{path}")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
            (await district.CommuneDesk.Client.GetAsync($"/v1/my-dossiers/{dossier.Id}/{path}")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
            (await district.Justice.Client.GetAsync($"/v1/dossiers/{dossier.Id}/{path}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
            (await stranger.GetAsync($"/v1/my-dossiers/{dossier.Id}/{path}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        }

        (await GetAsync(district.CommuneDesk, dossier, "diploma")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await GetAsync(district.CommuneDesk, dossier, "receipt?format=docx")).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await PapersAsync(district.CommuneDesk, dossier)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("", "application/pdf", "application/pdf")]
    [InlineData("", "text/html,application/xhtml+xml,*/*;q=0.8", "text/html")]
    [InlineData("?format=pdf", "text/html", "application/pdf")]
    [InlineData("?format=html", "application/pdf", "text/html")]
    [InlineData("", "*/*", "text/html")]
    public async Task The_format_is_the_one_asked_for_or_accepted(string query, string accept, string type)
    {
        var dossier = await district.ReceiveAsync(await district.PublishLocalAsync(), After2025);

        var answer = await AcceptingAsync(district.CommuneDesk.Client, $"/v1/dossiers/{dossier.Id}/forms/receipt{query}", accept);

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe(type);
        answer.Headers.CacheControl!.NoStore.ShouldBeTrue();
        if (type == "text/html")
        {
            answer.Headers.GetValues("Content-Security-Policy").Single().ShouldStartWith("default-src 'none'");
        }
    }

    [Fact]
    public async Task A_script_in_an_application_is_printed_as_it_reads()
    {
        var body = new
        {
            procedureCode = await district.PublishLocalAsync(),
            channel = "Direct",
            applicant = new { kind = "Citizen", name = "<script>alert('đơn')</script>", identity = "035085012345", address = "<b>Số 1</b>" },
            subject = "<img src=x onerror=alert(1)>",
            components = new[] { new { code = "DON", originals = 1, copies = 0 } },
        };
        var dossier = await District.SendAsync(district.CommuneDesk.Client, "/v1/dossiers", body, After2025, key: Guid.CreateVersion7()).ShouldBe<Standing>(HttpStatusCode.Created);

        var page = await HtmlAsync(district.CommuneDesk, dossier, "receipt");
        var file = await PdfAsync(district.CommuneDesk, dossier, "receipt");

        page.ShouldNotContain("<script");
        page.ShouldNotContain("<img");
        page.ShouldNotContain("<b>Số 1</b>");
        var text = await file.TextAsync();
        text.ShouldContain("<script>alert('đơn')</script>");
        text.ShouldContain("<img src=x onerror=alert(1)>");
    }

    [Fact]
    public async Task Whoever_scans_the_code_sees_how_far_the_dossier_is()
    {
        var dossier = await district.ReceiveAsync(await district.PublishLocalAsync(), After2025);

        var page = await AcceptingAsync(district.App.Anonymous(), $"/v1/tracking/{dossier.Code}", "text/html,*/*;q=0.8");
        var data = await AcceptingAsync(district.App.Anonymous(), $"/v1/tracking/{dossier.Code}", "application/json");

        var text = await page.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        text.ShouldContain(dossier.Code!);
        text.ShouldContain("Được tiếp nhận");
        text.ShouldNotContain("Hương");
        data.Content.Headers.ContentType!.MediaType.ShouldBe("application/json");
    }

    private async Task<Person> DeskOfNewCommuneAsync()
    {
        var commune = Guid.CreateVersion7();
        await district.OpenAsync(commune, "commune", "UBND xã Liêm Thuận", "UBND xã", $"H25.30.{Random.Shared.Next(40, 99)}", district.Own);
        var desk = await district.AppointAsync(commune, "Phan Thị Nga", "dossiers:receive", "dossiers:handle");
        await Eventually.IsTrue(
            async () => (await district.Controller.Client.GetAsync($"/v1/calendars/{commune}")).IsSuccessStatusCode, "the commune is known", TimeSpan.FromSeconds(30));
        return desk;
    }

    private object Online(string procedure) => new
    {
        procedureCode = procedure,
        agencyId = district.Commune,
        applicant = new { kind = "Citizen", name = "Hoàng Văn Thái", identity = "035090123456" },
        components = new[] { new { code = "DON", originals = 1, copies = 0 } },
    };

    private static async Task PauseAsync(Person person, Standing dossier, DateTimeOffset at) =>
        await MoveAsync(person, dossier, "suspension", new { kind = "Stop", reason = "Chờ kết luận thanh tra" }, at);

    /// <summary>Who gave to whom, and the result, from the text of the slip.</summary>
    private static IEnumerable<string> Passages(string text) => text.Split("Giao: ").Skip(1).Select(row =>
    {
        var parts = row.Split("Nhận: ");
        var result = new[] { "Trước hạn", "Đúng hạn", "Quá hạn" }.FirstOrDefault(word => parts[1].Split("Hệ thống")[0].Contains(word, StringComparison.Ordinal));
        return $"{Place(parts[0])} > {Place(parts[1])}{(result is null ? "" : $": {result}")}";
    });

    private static string Place(string text) => System.Text.RegularExpressions.Regex.Split(text, @" \(| \d\d giờ", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1))[0].Trim();

    private static Task<HttpResponseMessage> GetAsync(Person person, Standing dossier, string form) => person.Client.GetAsync($"/v1/dossiers/{dossier.Id}/forms/{form}");

    private static async Task<PdfFile> PdfAsync(Person person, Standing dossier, string form)
    {
        var answer = await GetAsync(person, dossier, $"{form}?format=pdf");
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/pdf");
        return new PdfFile(await answer.Content.ReadAsByteArrayAsync());
    }

    private static Task<string> HtmlAsync(Person person, Standing dossier, string form) => PageAsync(person.Client, $"/v1/dossiers/{dossier.Id}/forms/{form}");

    private static async Task<string> PageAsync(HttpClient client, string path)
    {
        var answer = await client.GetAsync(path);
        var text = await answer.Content.ReadAsStringAsync();
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, text);
        return text;
    }

    private static async Task<IReadOnlyList<JsonElement>> PapersAsync(Person person, Standing dossier) =>
        [.. (await ReadAsync(person, $"/v1/dossiers/{dossier.Id}/forms")).GetProperty("papers").EnumerateArray()];

    private static Task<HttpResponseMessage> AcceptingAsync(HttpClient client, string path, string accept)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Accept.ParseAdd(accept);
        return client.SendAsync(request);
    }
}
