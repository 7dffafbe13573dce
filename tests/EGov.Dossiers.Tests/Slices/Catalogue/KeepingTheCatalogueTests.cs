using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using EGov.Api;
using EGov.Testing;
using Shouldly;
using Xunit;

namespace EGov.Dossiers.Tests.Slices.Catalogue;

public sealed class KeepingTheCatalogueTests(DossiersApp app) : IClassFixture<DossiersApp>
{
    private readonly HttpClient _keeper = app.As(CallerKind.Official, "procedures:manage");

    [Fact]
    public async Task A_draft_takes_effect_when_it_is_published_and_says_so_to_others()
    {
        var code = await DraftedAsync();
        await app.Anonymous().GetAsync($"/v1/procedures/{code}").ShouldRefuse(HttpStatusCode.NotFound, "common.not-found");

        await PublishAsync(code, 1, 1, "2015-01-01").ShouldBe(HttpStatusCode.OK);

        var page = await app.Anonymous().GetAsync($"/v1/procedures/{code}").ShouldBe<JsonElement>(HttpStatusCode.OK);
        page.GetProperty("content").GetProperty("components").GetArrayLength().ShouldBe(3);
        page.GetProperty("content").GetProperty("steps")[1].GetProperty("hours").GetInt32().ShouldBe(72);
        await Eventually.IsTrue(
            () => app.Events.HeardOf("egov.dossiers.procedure-published.v1").Any(e => e.GetProperty("data").GetProperty("code").GetString() == code),
            "the publication is told");
    }

    [Fact]
    public async Task A_code_is_taken_once()
    {
        var code = await DraftedAsync();

        await DraftAsync(code, SampleProcedures.Content()).ShouldRefuse(HttpStatusCode.Conflict, "dossiers.procedure-code-taken");
    }

    [Fact]
    public async Task A_submission_retried_with_its_key_is_one_procedure()
    {
        var key = Guid.NewGuid();
        var code = SampleProcedures.NewCode();

        var first = await DraftAsync(code, SampleProcedures.Content(), key).ShouldBe(HttpStatusCode.Created);
        var second = await DraftAsync(code, SampleProcedures.Content(), key).ShouldBe(HttpStatusCode.Created);

        (await second.Content.ReadAsStringAsync()).ShouldBe(await first.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Steps_that_do_not_add_up_to_the_published_time_are_not_published()
    {
        var content = SampleProcedures.Content();
        content["steps"]![1]!["hours"] = 71;
        var code = await DraftedAsync(content);

        var problem = await PublishAsync(code, 1, 1, "2015-01-01").ShouldRefuse(HttpStatusCode.Conflict, "dossiers.step-hours-mismatch");

        problem.GetProperty("publishedHours").GetInt32().ShouldBe(80);
        problem.GetProperty("stepHours").GetInt32().ShouldBe(79);
    }

    [Fact]
    public async Task Of_parallel_steps_the_longest_counts_and_one_leads()
    {
        var content = SampleProcedures.Content();
        var steps = content["steps"]!.AsArray();
        steps[1]!["group"] = 1;
        steps[2]!["no"] = 4;
        steps.Insert(2, JsonNode.Parse("""{ "no": 3, "name": "Lấy ý kiến", "agency": { "kind": "Chosen" }, "hours": 40, "group": 1, "leads": false }"""));
        var code = await DraftedAsync(content);
        await PublishAsync(code, 1, 1, "2015-01-01").ShouldBe(HttpStatusCode.OK);

        steps[2]!["leads"] = true;
        var twoLeads = await DraftedAsync(content.DeepClone().AsObject());
        await PublishAsync(twoLeads, 1, 1, "2015-01-01").ShouldRefuse(HttpStatusCode.Conflict, "dossiers.steps-invalid");
    }

    [Fact]
    public async Task A_published_version_is_never_edited_and_ends_when_the_next_begins()
    {
        var code = await DraftedAsync();
        await PublishAsync(code, 1, 1, "2015-01-01").ShouldBe(HttpStatusCode.OK);
        await EditAsync(code, 1, 2, SampleProcedures.Content()).ShouldRefuse(HttpStatusCode.Conflict, "dossiers.version-is-published");

        await NewVersionAsync(code, SampleProcedures.Content("Cấp giấy phép xuất bản (sửa đổi)")).ShouldBe(HttpStatusCode.Created);
        await PublishAsync(code, 2, 3, "2020-06-01").ShouldBe(HttpStatusCode.OK);

        (await NumberAsOf(code, "2020-05-31")).ShouldBe(1);
        (await NumberAsOf(code, "2020-06-01")).ShouldBe(2);
        var versions = await _keeper.GetAsync($"/v1/procedures/{code}/versions").ShouldBe<JsonElement>(HttpStatusCode.OK);
        versions.GetProperty("items").EnumerateArray().Select(v => v.GetProperty("number").GetInt32()).ShouldBe([2, 1]);
        versions.GetProperty("items")[1].GetProperty("validTo").GetString().ShouldBe("2020-06-01");
    }

    [Fact]
    public async Task Versions_do_not_overlap()
    {
        var code = await DraftedAsync();
        await PublishAsync(code, 1, 1, "2015-01-01").ShouldBe(HttpStatusCode.OK);
        await NewVersionAsync(code, SampleProcedures.Content()).ShouldBe(HttpStatusCode.Created);

        await PublishAsync(code, 2, 3, "2014-01-01").ShouldRefuse(HttpStatusCode.Conflict, "dossiers.validity-overlaps");
    }

    [Fact]
    public async Task A_withdrawn_procedure_leaves_the_public_list_on_its_day()
    {
        var code = await DraftedAsync();
        await PublishAsync(code, 1, 1, "2015-01-01").ShouldBe(HttpStatusCode.OK);

        await SendAsync(HttpMethod.Post, $"/v1/procedures/{code}/versions/1/withdrawal", new { from = "2016-01-01" }, 2).ShouldBe(HttpStatusCode.OK);

        await app.Anonymous().GetAsync($"/v1/procedures/{code}?asOf=2015-12-31").ShouldBe(HttpStatusCode.OK);
        await app.Anonymous().GetAsync($"/v1/procedures/{code}?asOf=2016-01-01").ShouldRefuse(HttpStatusCode.NotFound, "common.not-found");
        await SendAsync(HttpMethod.Post, $"/v1/procedures/{code}/versions/1/withdrawal", new { from = "2016-01-01" }, 3)
            .ShouldRefuse(HttpStatusCode.Conflict, "dossiers.version-is-not-in-effect");
    }

    [Fact]
    public async Task A_stale_version_changes_nothing()
    {
        var code = await DraftedAsync();
        await EditAsync(code, 1, 1, SampleProcedures.Content("Tên mới của thủ tục")).ShouldBe(HttpStatusCode.OK);

        await EditAsync(code, 1, 1, SampleProcedures.Content("Tên khác")).ShouldRefuse(HttpStatusCode.PreconditionFailed, "common.version-conflict");

        var version = await _keeper.GetAsync($"/v1/procedures/{code}/versions/1").ShouldBe<JsonElement>(HttpStatusCode.OK);
        version.GetProperty("content").GetProperty("name").GetString().ShouldBe("Tên mới của thủ tục");
    }

    [Theory]
    [InlineData("level", "5")]
    [InlineData("channels", "[]")]
    [InlineData("channels", "[\"Direct\",\"Direct\"]")]
    [InlineData("terms", "[{\"channel\":\"Postal\",\"amount\":1,\"unit\":\"WorkingDays\"}]")]
    [InlineData("steps", "[]")]
    [InlineData("steps", "[{\"no\":1,\"name\":\"Tiếp nhận\",\"agency\":{\"kind\":\"Fixed\"},\"hours\":80}]")]
    [InlineData("name", "\"x\"")]
    [InlineData("supplementPolicy", "0")]
    public async Task A_body_that_breaks_a_rule_of_shape_is_refused_by_member(string member, string value)
    {
        var content = SampleProcedures.Content();
        content[member] = JsonNode.Parse(value);

        var problem = await DraftAsync(SampleProcedures.NewCode(), content).ShouldRefuse(HttpStatusCode.BadRequest, "common.invalid-request");

        problem.GetProperty("errors").EnumerateObject().Select(e => e.Name).ShouldContain($"content.{member}");
    }

    [Theory]
    [InlineData("1.38")]
    [InlineData("mã")]
    public async Task A_code_has_the_national_form(string code)
    {
        await DraftAsync(code, SampleProcedures.Content()).ShouldRefuse(HttpStatusCode.BadRequest, "common.invalid-request");
    }

    [Fact]
    public async Task The_catalogue_is_found_without_diacritics_and_in_any_order_of_words()
    {
        var word = $"Zđ{Guid.NewGuid():N}"[..12];
        var code = await DraftedAsync(SampleProcedures.Content($"Trợ cấp thờ cúng liệt sĩ {word}"));
        await PublishAsync(code, 1, 1, "2015-01-01").ShouldBe(HttpStatusCode.OK);

        foreach (var q in new[] { $"liet si {VietnameseText.Fold(word)}", $"{word} THỜ CÚNG", $"{code} cung" })
        {
            var found = await app.Anonymous().GetAsync($"/v1/procedures?q={Uri.EscapeDataString(q)}").ShouldBe<JsonElement>(HttpStatusCode.OK);
            found.GetProperty("items").EnumerateArray().Select(i => i.GetProperty("code").GetString()).ShouldBe([code]);
        }

        var none = await app.Anonymous().GetAsync("/v1/procedures?q=100%25_nothing").ShouldBe<JsonElement>(HttpStatusCode.OK);
        none.GetProperty("items").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task Only_keepers_of_the_catalogue_write_it_or_see_drafts()
    {
        var code = await DraftedAsync();
        var others = app.As(CallerKind.Official, "dossiers:receive");

        await DraftAsync(SampleProcedures.NewCode(), SampleProcedures.Content(), client: app.Anonymous()).ShouldRefuse(HttpStatusCode.Unauthorized, "common.unauthenticated");
        await DraftAsync(SampleProcedures.NewCode(), SampleProcedures.Content(), client: others).ShouldRefuse(HttpStatusCode.Forbidden, "common.forbidden");
        await others.GetAsync($"/v1/procedures/{code}/versions/1").ShouldRefuse(HttpStatusCode.Forbidden, "common.forbidden");
        await _keeper.GetAsync("/v1/procedures/9.999999/versions/1").ShouldRefuse(HttpStatusCode.NotFound, "common.not-found");
    }

    private async Task<string> DraftedAsync(JsonObject? content = null)
    {
        var code = SampleProcedures.NewCode();
        await DraftAsync(code, content ?? SampleProcedures.Content()).ShouldBe(HttpStatusCode.Created);
        return code;
    }

    private Task<HttpResponseMessage> DraftAsync(string code, JsonObject content, Guid? key = null, HttpClient? client = null) =>
        CreateAsync(client ?? _keeper, "/v1/procedures", new JsonObject { ["code"] = code, ["content"] = content.DeepClone() }, key);

    private Task<HttpResponseMessage> NewVersionAsync(string code, JsonObject content) => CreateAsync(_keeper, $"/v1/procedures/{code}/versions", content, null);

    private Task<HttpResponseMessage> EditAsync(string code, int number, int version, JsonObject content) =>
        SendAsync(HttpMethod.Put, $"/v1/procedures/{code}/versions/{number}", content, version);

    private Task<HttpResponseMessage> PublishAsync(string code, int number, int version, string from) =>
        SendAsync(HttpMethod.Post, $"/v1/procedures/{code}/versions/{number}/publication", new { from }, version);

    private async Task<int> NumberAsOf(string code, string day) =>
        (await app.Anonymous().GetAsync($"/v1/procedures/{code}?asOf={day}").ShouldBe<JsonElement>(HttpStatusCode.OK)).GetProperty("number").GetInt32();

    private static Task<HttpResponseMessage> CreateAsync(HttpClient client, string address, JsonObject body, Guid? key)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = JsonContent.Create(body) };
        request.Headers.Add("Idempotency-Key", (key ?? Guid.NewGuid()).ToString());
        return client.SendAsync(request);
    }

    private Task<HttpResponseMessage> SendAsync(HttpMethod method, string address, object body, int version)
    {
        var request = new HttpRequestMessage(method, address) { Content = JsonContent.Create(body) };
        request.Headers.TryAddWithoutValidation("If-Match", $"\"{version}\"");
        return _keeper.SendAsync(request);
    }
}
