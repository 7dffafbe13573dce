using System.Net;
using System.Text;
using System.Text.Json;
using EGov.Testing;
using Shouldly;
using Xunit;

namespace EGov.Api.Tests;

public sealed class SharedApiTests(NotesApp app) : IClassFixture<NotesApp>
{
    [Fact]
    public async Task Twenty_attempts_with_one_key_are_one_effect_and_one_answer()
    {
        var key = Guid.NewGuid();
        var title = Title();
        var writer = app.As("notes:write");

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => WriteAsync(writer, key, title).ShouldBe(HttpStatusCode.Created)));

        var bodies = await Task.WhenAll(answers.Select(a => a.Content.ReadAsStringAsync()));
        bodies.Distinct(StringComparer.Ordinal).ShouldHaveSingleItem();
        answers.Select(a => a.Headers.Location?.ToString()).Distinct(StringComparer.Ordinal).ShouldHaveSingleItem();
        answers.ShouldAllBe(a => a.Headers.ETag!.Tag == "\"1\"");
        answers.Count(a => a.Headers.Contains("Idempotent-Replay")).ShouldBe(19);
    }

    [Fact]
    public async Task A_key_cannot_be_used_for_another_body()
    {
        var key = Guid.NewGuid();
        var writer = app.As("notes:write");
        await WriteAsync(writer, key, Title()).ShouldBe(HttpStatusCode.Created);

        await WriteAsync(writer, key, Title()).ShouldRefuse(HttpStatusCode.UnprocessableEntity, "common.idempotency-key-reused");
    }

    [Fact]
    public async Task A_password_is_not_part_of_what_is_kept_of_a_body()
    {
        var key = Guid.NewGuid();
        var title = Title();
        var writer = app.As("notes:write");

        var first = await SendAsync("một mật khẩu").ShouldBe(HttpStatusCode.Created);
        var second = await SendAsync("mật khẩu khác").ShouldBe(HttpStatusCode.Created);

        (await second.Content.ReadAsStringAsync()).ShouldBe(await first.Content.ReadAsStringAsync());

        Task<HttpResponseMessage> SendAsync(string password)
        {
            var request = Writing(key, title);
            request.Content = JsonContent.Create(new { title, password });
            return writer.SendAsync(request);
        }
    }

    [Fact]
    public async Task Two_callers_may_choose_the_same_key()
    {
        var key = Guid.NewGuid();

        await WriteAsync(app.As("notes:write"), key, Title()).ShouldBe(HttpStatusCode.Created);
        await WriteAsync(app.As("notes:write"), key, Title()).ShouldBe(HttpStatusCode.Created);
    }

    [Fact]
    public async Task A_repeat_is_answered_as_before_even_when_the_state_would_now_refuse()
    {
        var key = Guid.NewGuid();
        var writer = app.As("notes:write");
        await WriteAsync(writer, key, "forbidden").ShouldBe(HttpStatusCode.Created);

        await WriteAsync(writer, key, "forbidden").ShouldBe(HttpStatusCode.Created);
        await WriteAsync(writer, Guid.NewGuid(), "forbidden").ShouldRefuse(HttpStatusCode.Conflict, "notes.forbidding");
    }

    [Fact]
    public async Task A_failed_attempt_leaves_the_key_free()
    {
        var key = Guid.NewGuid();
        var title = Title();
        var writer = app.As("notes:write");
        await WriteAsync(writer, Guid.NewGuid(), title).ShouldBe(HttpStatusCode.Created);

        await WriteAsync(writer, key, title).ShouldRefuse(HttpStatusCode.Conflict, "notes.title-taken");
        await WriteAsync(writer, key, Title()).ShouldBe(HttpStatusCode.Created);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("not-a-uuid")]
    public async Task Creating_needs_a_key(string? key)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/v1/notes") { Content = JsonContent.Create(new { title = Title() }) };
        if (key is not null)
        {
            request.Headers.Add("Idempotency-Key", key);
        }

        await app.As("notes:write").SendAsync(request).ShouldRefuse(HttpStatusCode.BadRequest, "common.idempotency-key-required");
    }

    [Fact]
    public async Task A_stale_version_is_refused_and_a_missing_one_is_asked_for()
    {
        var writer = app.As("notes:write");
        var created = await WriteAsync(writer, Guid.NewGuid(), Title()).ShouldBe(HttpStatusCode.Created);
        var address = created.Headers.Location!.ToString();

        await RenameAsync(writer, address, "\"1\"").ShouldBe(HttpStatusCode.OK);
        await RenameAsync(writer, address, "\"1\"").ShouldRefuse(HttpStatusCode.PreconditionFailed, "common.version-conflict");
        await RenameAsync(writer, address, null).ShouldRefuse(HttpStatusCode.PreconditionRequired, "common.version-required");
        await RenameAsync(writer, address, "\"x\"").ShouldRefuse(HttpStatusCode.BadRequest, "common.invalid-request");
        await RenameAsync(writer, $"/v1/notes/{Guid.NewGuid()}", "*").ShouldRefuse(HttpStatusCode.NotFound, "common.not-found");
    }

    [Fact]
    public async Task Of_twelve_writers_with_one_version_one_wins()
    {
        var writer = app.As("notes:write");
        var created = await WriteAsync(writer, Guid.NewGuid(), Title()).ShouldBe(HttpStatusCode.Created);

        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => RenameAsync(writer, created.Headers.Location!.ToString(), "\"1\"")));

        answers.Count(a => a.StatusCode == HttpStatusCode.OK).ShouldBe(1);
        answers.Count(a => a.StatusCode == HttpStatusCode.PreconditionFailed).ShouldBe(11);
    }

    [Theory]
    [InlineData("{\"title\":", "application/json", HttpStatusCode.BadRequest, "common.malformed-body")]
    [InlineData("{\"title\":\"một\",\"title\":\"hai\"}", "application/json", HttpStatusCode.BadRequest, "common.malformed-body")]
    [InlineData("title=x", "application/x-www-form-urlencoded", HttpStatusCode.UnsupportedMediaType, "common.unsupported-media-type")]
    public async Task A_body_that_cannot_be_read_is_refused(string body, string type, HttpStatusCode status, string code)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/v1/notes") { Content = new StringContent(body, Encoding.UTF8, type) };
        request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString());

        await app.As("notes:write").SendAsync(request).ShouldRefuse(status, code);
    }

    [Fact]
    public async Task A_rule_of_shape_names_the_member_as_the_caller_wrote_it()
    {
        var problem = await WriteAsync(app.As("notes:write"), Guid.NewGuid(), "x").ShouldRefuse(HttpStatusCode.BadRequest, "common.invalid-request");

        problem.GetProperty("errors").TryGetProperty("title", out _).ShouldBeTrue();
    }

    [Fact]
    public async Task A_fault_does_not_tell_its_inside()
    {
        var problem = await app.Anonymous().GetAsync("/v1/fault").ShouldRefuse(HttpStatusCode.InternalServerError, "common.fault");

        problem.GetRawText().ShouldNotContain("secret");
        problem.GetProperty("traceId").GetString().ShouldNotBeNullOrEmpty();
    }

    [Fact]
    public async Task No_token_a_wrong_scope_and_every_spoiled_token_are_turned_away()
    {
        await WriteAsync(app.Anonymous(), Guid.NewGuid(), Title()).ShouldRefuse(HttpStatusCode.Unauthorized, "common.unauthenticated");
        await WriteAsync(app.As("notes:read"), Guid.NewGuid(), Title()).ShouldRefuse(HttpStatusCode.Forbidden, "common.forbidden");
        await WriteAsync(app.With(t => t.Audience = "elsewhere"), Guid.NewGuid(), Title()).ShouldRefuse(HttpStatusCode.Unauthorized, "common.unauthenticated");
        await WriteAsync(app.With(t => t.Issuer = "http://elsewhere"), Guid.NewGuid(), Title()).ShouldRefuse(HttpStatusCode.Unauthorized, "common.unauthenticated");
        await WriteAsync(app.With(t => (t.NotBefore, t.IssuedAt, t.Expires) = (DateTime.UtcNow.AddHours(-2), DateTime.UtcNow.AddHours(-2), DateTime.UtcNow.AddHours(-1))), Guid.NewGuid(), Title())
            .ShouldRefuse(HttpStatusCode.Unauthorized, "common.unauthenticated");
        await WriteAsync(app.With(t => t.SigningCredentials = null), Guid.NewGuid(), Title()).ShouldRefuse(HttpStatusCode.Unauthorized, "common.unauthenticated");
    }

    [Fact]
    public async Task A_request_may_be_handled_as_of_another_instant()
    {
        var request = Writing(Guid.NewGuid(), Title());
        request.Headers.Add("X-Clock", "2015-03-02T08:00:00+07:00");

        var note = await app.As("notes:write").SendAsync(request).ShouldBe<JsonElement>(HttpStatusCode.Created);

        note.GetProperty("writtenAt").GetDateTimeOffset().ShouldBe(new DateTimeOffset(2015, 3, 2, 1, 0, 0, TimeSpan.Zero));
    }

    [Theory]
    [InlineData("2015-03-02T08:00:00")]
    [InlineData("02/03/2015")]
    [InlineData("hôm qua")]
    public async Task An_instant_without_an_offset_is_no_instant(string clock)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, "/v1/notes");
        request.Headers.TryAddWithoutValidation("X-Clock", Uri.EscapeDataString(clock));

        await app.Anonymous().SendAsync(request).ShouldRefuse(HttpStatusCode.BadRequest, "common.invalid-clock");
    }

    [Fact]
    public async Task The_clock_may_not_be_set_where_that_is_not_allowed()
    {
        await using var strict = app.Build(allowClock: false);
        await strict.StartAsync();
        using var client = new HttpClient { BaseAddress = new Uri(strict.Urls.Single()) };
        client.DefaultRequestHeaders.Add("X-Clock", "2015-03-02T08:00:00+07:00");

        await client.GetAsync("/v1/notes").ShouldRefuse(HttpStatusCode.BadRequest, "common.clock-not-allowed");
    }

    [Fact]
    public async Task Pages_follow_each_other_without_gap_or_repeat()
    {
        var writer = app.As("notes:write");
        await Task.WhenAll(Enumerable.Range(0, 25).Select(_ => WriteAsync(writer, Guid.NewGuid(), Title()).ShouldBe(HttpStatusCode.Created)));

        var titles = new List<string>();
        string? after = null;
        do
        {
            var page = await app.Anonymous().GetAsync($"/v1/notes?limit=7&after={after}").ShouldBe<Page<Row>>(HttpStatusCode.OK);
            titles.AddRange(page.Items.Select(i => i.Title));
            after = page.Next;
        }
        while (after is not null);

        titles.Count.ShouldBeGreaterThanOrEqualTo(25);
        titles.Distinct(StringComparer.Ordinal).Count().ShouldBe(titles.Count);
    }

    [Theory]
    [InlineData("limit=0", "common.invalid-request")]
    [InlineData("limit=201", "common.invalid-request")]
    [InlineData("limit=many", "common.invalid-request")]
    [InlineData("after=garbage!", "common.invalid-cursor")]
    [InlineData("after=eyJWIjoxLCJTb3J0Ijoib3RoZXIvbGlzdCIsIktleXMiOnsiVGl0bGUiOiJ4In19", "common.invalid-cursor")]
    public async Task A_page_that_cannot_be_meant_is_refused(string query, string code)
    {
        await app.Anonymous().GetAsync($"/v1/notes?{query}").ShouldRefuse(HttpStatusCode.BadRequest, code);
    }

    [Fact]
    public async Task An_address_that_does_not_exist_is_a_problem_too()
    {
        await app.Anonymous().GetAsync("/v1/nothing").ShouldRefuse(HttpStatusCode.NotFound, "common.not-found");
        await app.Anonymous().DeleteAsync("/v1/notes").ShouldRefuse(HttpStatusCode.MethodNotAllowed, "common.method-not-allowed");
    }

    [Fact]
    public async Task The_OpenApi_document_shows_what_our_own_binding_reads()
    {
        var document = await app.Anonymous().GetAsync("/openapi/v1.json").ShouldBe<JsonElement>(HttpStatusCode.OK);
        var paths = document.GetProperty("paths");

        Parameters(paths.GetProperty("/v1/notes").GetProperty("get")).ShouldBe(["limit", "after"]);
        Parameters(paths.GetProperty("/v1/notes").GetProperty("post")).ShouldBe(["Idempotency-Key"]);
        Parameters(paths.GetProperty("/v1/notes/{id}").GetProperty("put")).ShouldBe(["id", "If-Match"]);
        paths.GetProperty("/v1/notes").GetProperty("post").GetProperty("description").GetString()!.ShouldContain("notes:write");
    }

    private static IEnumerable<string?> Parameters(JsonElement operation) =>
        operation.GetProperty("parameters").EnumerateArray().Select(p => p.GetProperty("name").GetString());

    private static string Title() => $"Ghi chú {Guid.NewGuid():N}"[..20];

    private static HttpRequestMessage Writing(Guid key, string title)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/v1/notes") { Content = JsonContent.Create(new { title }) };
        request.Headers.Add("Idempotency-Key", key.ToString());
        return request;
    }

    private static Task<HttpResponseMessage> WriteAsync(HttpClient client, Guid key, string title) => client.SendAsync(Writing(key, title));

    private static Task<HttpResponseMessage> RenameAsync(HttpClient client, string address, string? version)
    {
        var request = new HttpRequestMessage(HttpMethod.Put, address) { Content = JsonContent.Create(new { title = Title() }) };
        if (version is not null)
        {
            request.Headers.TryAddWithoutValidation("If-Match", version);
        }

        return client.SendAsync(request);
    }

    private sealed record Row(Guid Id, string Title);
}
