using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using EGov.Api;
using EGov.Dossiers.Tests.Slices.Notices;
using EGov.Testing;
using Shouldly;
using Xunit;

namespace EGov.Dossiers.Tests.Slices.Ratings;

public sealed partial class RatingADossierTests(NoticeTown town) : IClassFixture<NoticeTown>
{
    private static readonly DateTimeOffset Returned = District.Morning.AddHours(4);
    private static readonly DateTimeOffset Later = District.Morning.AddHours(5);

    [Fact]
    public async Task The_letter_about_the_result_carries_a_link_that_rates_the_dossier_once()
    {
        var (mail, _) = town.NewContact();
        var dossier = await ReturnAsync(mail);
        await town.NoticesOfAsync(dossier.Id, 3);
        await town.DeliverAsync(Later);
        var letter = town.Sink.LettersTo(mail).Single(l => l.Subject!.StartsWith("Đã trả kết quả", StringComparison.Ordinal));
        var token = Link().Match(letter.TextBody!).Groups["token"].Value;
        token.ShouldNotBeEmpty(letter.TextBody);

        var opened = await OpenAsync(token).ShouldBe<JsonElement>(HttpStatusCode.OK);
        await RateAsync(token, new { level = "VeryDissatisfied", comment = "Chờ lâu", answers = new[] { new { code = "THAI_DO", level = "Satisfied" } } }).ShouldBe(HttpStatusCode.Created);

        opened.GetProperty("code").GetString().ShouldBe(dossier.Code);
        opened.GetRawText().ShouldNotContain("Hương");
        opened.GetProperty("levels").EnumerateArray().Select(l => l.GetProperty("vi").GetString()).ShouldBe(["Rất hài lòng", "Hài lòng", "Bình thường", "Không hài lòng", "Rất không hài lòng"]);
        opened.GetProperty("questions").GetArrayLength().ShouldBe(11);
        await OpenAsync(token).ShouldRefuse(HttpStatusCode.Conflict, "dossiers.already-rated");
        await RateAsync(token, new { level = "Satisfied" }).ShouldRefuse(HttpStatusCode.Conflict, "dossiers.already-rated");
        await Eventually.IsTrue(() => Rated(dossier.Id).Count == 1, "the rating is told");
        var told = Rated(dossier.Id)[0];
        told.GetProperty("level").GetString()!.ToUpperInvariant().ShouldBe("VERYDISSATISFIED");
        told.GetRawText().ShouldNotContain("Chờ lâu");
    }

    [Fact]
    public async Task Only_the_hash_of_a_token_is_kept()
    {
        var dossier = await ReturnAsync(null);
        var token = await AtDeskAsync(dossier.Id);

        (await town.District.App.RatingLinksAsync(dossier.Id, token)).ShouldBe((1, false));
        (await town.ReadNoticesAsync(dossier.Id)).ShouldAllBe(n => !n.GetRawText().Contains(token));
    }

    [Fact]
    public async Task Of_several_who_rate_at_once_one_wins()
    {
        var dossier = await ReturnAsync(null);
        var tokens = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => AtDeskAsync(dossier.Id)));

        var answers = await Task.WhenAll(tokens.Select(token => RateAsync(token, new { level = "Satisfied" })));

        answers.Count(a => a.StatusCode == HttpStatusCode.Created).ShouldBe(1);
        answers.Count(a => a.StatusCode == HttpStatusCode.Conflict).ShouldBe(5);
    }

    [Fact]
    public async Task A_link_expires_by_rule_and_no_other_is_made_then()
    {
        var dossier = await ReturnAsync(null);
        var token = await AtDeskAsync(dossier.Id);
        var (lastDay, over) = (District.Civil("2015-02-04 23:59"), District.Civil("2015-02-05 00:00"));

        await OpenAsync(token, lastDay).ShouldBe(HttpStatusCode.OK);
        await OpenAsync(token, over).ShouldRefuse(HttpStatusCode.Gone, "dossiers.rating-link-expired");
        await RateAsync(token, new { level = "Satisfied" }, over).ShouldRefuse(HttpStatusCode.Gone, "dossiers.rating-link-expired");
        await District.SendAsync(town.District.CommuneDesk.Client, $"/v1/dossiers/{dossier.Id}/rating-link", new { }, over).ShouldRefuse(HttpStatusCode.Conflict, "dossiers.rating-closed");
    }

    [Fact]
    public async Task A_token_nobody_issued_opens_nothing()
    {
        await OpenAsync(new string('A', 43)).ShouldBe(HttpStatusCode.NotFound);
        await OpenAsync("x").ShouldBe(HttpStatusCode.NotFound);
        await RateAsync(new string('A', 43), new { level = "Satisfied" }).ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task An_answer_outside_the_survey_or_outside_the_scale_is_refused_and_changes_nothing()
    {
        var token = await AtDeskAsync((await ReturnAsync(null)).Id);

        await RateAsync(token, new { level = "Satisfied", answers = new[] { new { code = "KHAC", level = "Satisfied" } } }).ShouldRefuse(HttpStatusCode.Conflict, "dossiers.unknown-question");
        await RateAsync(token, new { level = "Unknown" }).ShouldRefuse(HttpStatusCode.BadRequest, "common.invalid-request");
        await RateAsync(token, new { level = "Satisfied", answers = new[] { new { code = "PHI", level = "Neutral" }, new { code = "PHI", level = "Satisfied" } } }).ShouldRefuse(HttpStatusCode.BadRequest, "common.invalid-request");
        await RateAsync(token, new { level = "Satisfied", comment = new string('x', 2001) }).ShouldRefuse(HttpStatusCode.BadRequest, "common.invalid-request");

        await RateAsync(token, new { level = "Satisfied" }).ShouldBe(HttpStatusCode.Created);
    }

    [Fact]
    public async Task The_owner_rates_from_the_account_after_the_result_is_returned()
    {
        var (citizen, id) = await town.SubmitAsync(await town.District.PublishLocalAsync(), null, null);
        await District.SendAsync(citizen, $"/v1/my-dossiers/{id}/rating", new { level = "Satisfied" }, Later, key: Guid.CreateVersion7()).ShouldRefuse(HttpStatusCode.Conflict, "dossiers.not-returned-yet");
        var submitted = await town.District.CommuneDesk.Client.GetAsync($"/v1/dossiers/{id}").ShouldBe<JsonElement>(HttpStatusCode.OK);
        var received = await District.SendAsync(
            town.District.CommuneDesk.Client, $"/v1/dossiers/{id}/acceptance", new { }, District.Morning.AddHours(1), submitted.GetProperty("version").GetInt32()).ShouldBe<Standing>(HttpStatusCode.OK);
        await FinishAsync(received);

        await District.SendAsync(citizen, $"/v1/my-dossiers/{id}/rating", new { level = "Satisfied" }, Returned.AddDays(40), key: Guid.CreateVersion7()).ShouldRefuse(HttpStatusCode.Conflict, "dossiers.rating-closed");
        await District.SendAsync(Somebody(), $"/v1/my-dossiers/{id}/rating", new { level = "Satisfied" }, Later, key: Guid.CreateVersion7()).ShouldBe(HttpStatusCode.NotFound);
        await District.SendAsync(citizen, $"/v1/my-dossiers/{id}/rating", new { level = "Satisfied", comment = "Tốt" }, Later, key: Guid.CreateVersion7()).ShouldBe(HttpStatusCode.Created);
        await District.SendAsync(citizen, $"/v1/my-dossiers/{id}/rating", new { level = "Neutral" }, Later, key: Guid.CreateVersion7()).ShouldRefuse(HttpStatusCode.Conflict, "dossiers.already-rated");
        (await citizen.GetAsync($"/v1/my-dossiers/{id}/rating").ShouldBe<JsonElement>(HttpStatusCode.OK)).GetProperty("comment").GetString().ShouldBe("Tốt");
        await Somebody().GetAsync($"/v1/my-dossiers/{id}/rating").ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_desk_opens_the_rating_of_what_it_returned_and_nobody_else()
    {
        var early = await town.ReceiveAsync(await town.District.PublishLocalAsync(), null, null);
        await District.SendAsync(town.District.CommuneDesk.Client, $"/v1/dossiers/{early.Id}/rating-link", new { }, Later).ShouldRefuse(HttpStatusCode.Conflict, "dossiers.not-returned-yet");
        var other = await town.District.AppointAsync(town.District.OtherCommune, "Bùi Thị Lan", "dossiers:receive");
        await District.SendAsync(other.Client, $"/v1/dossiers/{early.Id}/rating-link", new { }, Later).ShouldBe(HttpStatusCode.NotFound);
        await District.SendAsync(town.District.App.Anonymous(), $"/v1/dossiers/{early.Id}/rating-link", new { }).ShouldBe(HttpStatusCode.Unauthorized);
        await District.SendAsync(Somebody(), $"/v1/dossiers/{early.Id}/rating-link", new { }).ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_superior_who_had_no_hand_in_it_appraises_a_rating_once_with_a_reason()
    {
        var dossier = await ReturnAsync(null);
        await RateAsync(await AtDeskAsync(dossier.Id), new { level = "Dissatisfied", comment = "Phải đi lại ba lần" }).ShouldBe(HttpStatusCode.Created);
        var superior = await town.District.AppointAsync(town.District.Commune, "Đinh Văn Trưởng", "dossiers:decide");
        var path = $"/v1/dossiers/{dossier.Id}/rating/appraisal";
        var appraisal = new { outcome = "Upheld", reason = "Sổ hướng dẫn ghi ba lần hẹn; rút kinh nghiệm bộ phận tiếp nhận." };

        await District.SendAsync(superior.Client, path, new { outcome = "Upheld", reason = "Đúng" }, Later, 1).ShouldRefuse(HttpStatusCode.BadRequest, "common.invalid-request");
        await District.SendAsync(superior.Client, path, appraisal, Later, 7).ShouldRefuse(HttpStatusCode.PreconditionFailed, "common.version-conflict");
        await District.SendAsync(_decider!.Client, path, appraisal, Later, 1).ShouldRefuse(HttpStatusCode.Conflict, "dossiers.own-work");
        await District.SendAsync(town.District.Leader.Client, path, appraisal, Later, 1).ShouldBe(HttpStatusCode.NotFound);
        await District.SendAsync(town.District.CommuneDesk.Client, path, appraisal, Later, 1).ShouldBe(HttpStatusCode.Forbidden);
        await District.SendAsync(superior.Client, path, appraisal, Later, 1).ShouldBe(HttpStatusCode.OK);
        await District.SendAsync(superior.Client, path, appraisal, Later, 2).ShouldRefuse(HttpStatusCode.Conflict, "dossiers.rating-already-appraised");

        var rating = await District.ReadAsync(superior, $"/v1/dossiers/{dossier.Id}/rating");
        rating.GetProperty("level").GetString().ShouldBe("Dissatisfied");
        rating.GetProperty("appraisal").GetString().ShouldBe("Upheld");
        var listed = await District.ReadAsync(superior, "/v1/ratings?level=dissatisfied");
        listed.GetProperty("items").EnumerateArray().ShouldContain(r => r.GetProperty("dossierId").GetGuid() == dossier.Id);
    }

    [Fact]
    public async Task A_question_is_asked_from_its_day_until_its_end()
    {
        var manager = town.District.App.As(CallerKind.Official, "procedures:manage");
        var question = new { code = "MOI", number = 20, text = "Câu hỏi mới của tỉnh", textEnglish = "A new question", validFrom = "2015-01-10" };
        var added = await District.SendAsync(manager, "/v1/survey-questions", question, District.Morning, key: Guid.CreateVersion7()).ShouldBe<JsonElement>(HttpStatusCode.Created);
        await District.SendAsync(manager, "/v1/survey-questions", question, District.Morning, key: Guid.CreateVersion7()).ShouldRefuse(HttpStatusCode.Conflict, "dossiers.survey-question-taken");
        await District.SendAsync(manager, "/v1/survey-questions", question, Returned.AddDays(20), key: Guid.CreateVersion7()).ShouldRefuse(HttpStatusCode.Conflict, "dossiers.survey-question-in-the-past");
        var end = $"/v1/survey-questions/{added.GetProperty("id").GetGuid()}/end";
        await District.SendAsync(manager, end, new { on = "2015-01-20" }, District.Civil("2015-01-15 08:00"), 1).ShouldBe(HttpStatusCode.OK);
        await District.SendAsync(manager, end, new { on = "2015-01-25" }, District.Civil("2015-01-15 08:00"), 2).ShouldRefuse(HttpStatusCode.Conflict, "dossiers.survey-question-end");
        var token = await AtDeskAsync((await ReturnAsync(null)).Id);

        async Task<bool> AskedAsync(string at) => (await OpenAsync(token, District.Civil(at)).ShouldBe<JsonElement>(HttpStatusCode.OK))
            .GetProperty("questions").EnumerateArray().Any(q => q.GetProperty("code").GetString() == "MOI");

        (await AskedAsync("2015-01-09 10:00"), await AskedAsync("2015-01-10 10:00"), await AskedAsync("2015-01-19 10:00"), await AskedAsync("2015-01-20 10:00")).ShouldBe((false, true, true, false));
    }

    [Fact]
    public async Task The_page_of_the_link_runs_no_script_but_its_own()
    {
        var page = await town.District.App.Anonymous().GetAsync("/v1/rating-page").ShouldBe(HttpStatusCode.OK);

        page.Content.Headers.ContentType!.MediaType.ShouldBe("text/html");
        page.Headers.GetValues("Content-Security-Policy").Single().ShouldContain("default-src 'none'");
        (await page.Content.ReadAsStringAsync()).ShouldContain("Đánh giá mức độ hài lòng");
    }

    [GeneratedRegex("https://[a-z.]+/api/dossiers/v1/rating-page#(?<token>[A-Za-z0-9_-]{43})")]
    private static partial Regex Link();

    private Person? _decider;

    private IReadOnlyList<JsonElement> Rated(Guid dossier) => [.. town.District.App.Events.HeardOf("egov.dossiers.dossier-rated.v1")
        .Select(e => e.GetProperty("data")).Where(e => e.GetProperty("dossierId").GetGuid() == dossier)];

    private HttpClient Somebody() => town.District.App.As(CallerKind.Citizen, "dossiers:submit");

    private async Task<Standing> ReturnAsync(string? mail) =>
        await FinishAsync(await town.ReceiveAsync(await town.District.PublishLocalAsync(days: 5), mail, null));

    private async Task<Standing> FinishAsync(Standing dossier)
    {
        _decider = await town.District.AppointAsync(town.District.Commune, "Lê Văn Quyết", "dossiers:decide", "dossiers:handle");
        var second = await District.MoveAsync(town.District.CommuneDesk, dossier, "hand-over", new { step = 2 }, District.Morning.AddHours(2));
        var taken = await District.MoveAsync(_decider, second, "taking-up", new { }, District.Morning.AddHours(2));
        var decided = await District.MoveAsync(_decider, taken, "decision", new { outcome = "Granted" }, District.Morning.AddHours(3));
        return await District.MoveAsync(town.District.CommuneDesk, decided, "result", new { }, Returned);
    }

    private async Task<string> AtDeskAsync(Guid dossier) =>
        (await District.SendAsync(town.District.CommuneDesk.Client, $"/v1/dossiers/{dossier}/rating-link", new { }, Later).ShouldBe<JsonElement>(HttpStatusCode.OK)).GetProperty("token").GetString()!;

    private Task<HttpResponseMessage> OpenAsync(string token, DateTimeOffset? at = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, "/v1/ratings/link");
        request.Headers.Add("Rating-Token", token);
        request.Headers.Add("X-Clock", (at ?? Later).ToString("O"));
        return town.District.App.Anonymous().SendAsync(request);
    }

    private Task<HttpResponseMessage> RateAsync(string token, object body, DateTimeOffset? at = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/v1/ratings/link") { Content = JsonContent.Create(body) };
        request.Headers.Add("Rating-Token", token);
        request.Headers.Add("Idempotency-Key", Guid.CreateVersion7().ToString());
        request.Headers.Add("X-Clock", (at ?? Later).ToString("O"));
        return town.District.App.Anonymous().SendAsync(request);
    }
}
