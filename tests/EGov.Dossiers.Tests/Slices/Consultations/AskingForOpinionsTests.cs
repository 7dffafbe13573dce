using System.Net;
using System.Text.Json;
using EGov.Dossiers.Contracts;
using EGov.Testing;
using Shouldly;
using Xunit;
using static EGov.Dossiers.Tests.District;

namespace EGov.Dossiers.Tests.Slices.Consultations;

/// <summary>Lấy ý kiến, NĐ 61/2018 điều 19.</summary>
public sealed class AskingForOpinionsTests(District district) : IClassFixture<District>
{
    [Fact]
    public async Task The_holder_asks_several_agencies_and_the_clock_runs_on()
    {
        var handed = await district.AtTheOfficeAsync(await district.PublishVerticalAsync());

        var asked = await AskAsync(district.Specialist, handed, [district.JusticeOffice, district.OtherCommune], hours: 16);

        asked.GetProperty("consultations").EnumerateArray().Select(c => c.GetProperty("dueAt").GetDateTimeOffset())
            .ShouldBe([Civil("2015-01-07 10:00"), Civil("2015-01-07 10:00")]);
        var dossier = await ReadAsync(district.Specialist, $"/v1/dossiers/{handed.Id}");
        dossier.GetProperty("dueAt").GetDateTimeOffset().ShouldBe(handed.DueAt!.Value);
        dossier.GetProperty("stateCode").GetInt32().ShouldBe((int)DossierState.Processing);
        await Eventually.IsTrue(
            () => Task.FromResult(district.App.Events.HeardOf(ConsultationRequested.EventType).Count(e => e.GetProperty("data").GetProperty("dossierId").GetGuid() == handed.Id) == 2),
            "each question is told");
    }

    [Fact]
    public async Task Without_a_deadline_it_has_the_rules_and_at_the_latest_the_dossiers_due_time()
    {
        var slow = await district.AtTheOfficeAsync(await district.PublishVerticalAsync());
        var quick = await district.ReceiveAsync(await district.PublishLocalAsync(days: 3));

        DueOf(await AskAsync(district.Specialist, slow, [district.JusticeOffice], hours: null)).ShouldBe(Civil("2015-01-12 10:00"));
        DueOf(await AskAsync(district.CommuneDesk, quick, [district.JusticeOffice], hours: null)).ShouldBe(quick.DueAt!.Value);
    }

    [Fact]
    public async Task A_deadline_after_the_due_time_has_to_be_meant()
    {
        var received = await district.ReceiveAsync(await district.PublishLocalAsync(days: 3));

        var problem = await TryAskAsync(district.CommuneDesk, received, [district.JusticeOffice], hours: 40)
            .ShouldRefuse(HttpStatusCode.Conflict, "dossiers.consultation-after-due-time");

        problem.GetProperty("dossierDueAt").GetDateTimeOffset().ShouldBe(received.DueAt!.Value);
        (await ReadAsync(district.CommuneDesk, $"/v1/dossiers/{received.Id}/consultations")).GetArrayLength().ShouldBe(0);
        DueOf(await AskAsync(district.CommuneDesk, received, [district.JusticeOffice], hours: 40, afterDueTime: true)).ShouldBeGreaterThan(received.DueAt!.Value);
    }

    [Fact]
    public async Task Whom_one_cannot_ask_is_refused_and_then_nobody_is_asked()
    {
        var received = await district.ReceiveAsync(await district.PublishLocalAsync(days: 10));

        await TryAskAsync(district.CommuneDesk, received, [district.JusticeOffice, district.Commune]).ShouldRefuse(HttpStatusCode.Conflict, "dossiers.consults-itself");
        await TryAskAsync(district.CommuneDesk, received, [district.JusticeOffice, Guid.CreateVersion7()]).ShouldRefuse(HttpStatusCode.Conflict, "dossiers.unknown-agency");

        (await ReadAsync(district.CommuneDesk, $"/v1/dossiers/{received.Id}/consultations")).GetArrayLength().ShouldBe(0);
        var asked = await AskAsync(district.CommuneDesk, received, [district.JusticeOffice]);
        await TryAskAsync(district.CommuneDesk, received with { Version = asked.GetProperty("version").GetInt32() }, [district.JusticeOffice])
            .ShouldRefuse(HttpStatusCode.Conflict, "dossiers.already-consulted");
    }

    [Fact]
    public async Task Only_the_holder_asks_while_the_dossier_is_being_handled()
    {
        var handed = await district.AtTheOfficeAsync(await district.PublishVerticalAsync());
        var path = $"/v1/dossiers/{handed.Id}/consultations";
        var body = Body([district.JusticeOffice], 8, false, false);

        await TryAskAsync(district.CommuneDesk, handed, [district.JusticeOffice]).ShouldRefuse(HttpStatusCode.Conflict, "dossiers.not-holder");
        await SendAsync(district.App.Anonymous(), path, body, Morning, 2, Guid.CreateVersion7()).ShouldBe(HttpStatusCode.Unauthorized);
        await SendAsync(district.App.AsOfficial(district.LabourOffice, "dossiers:submit"), path, body, Morning, 2, Guid.CreateVersion7()).ShouldBe(HttpStatusCode.Forbidden);
        await SendAsync(district.Justice.Client, path, body, Morning, 2, Guid.CreateVersion7()).ShouldBe(HttpStatusCode.NotFound);
        await SendAsync(district.Specialist.Client, path, body, Morning, 1, Guid.CreateVersion7()).ShouldRefuse(HttpStatusCode.PreconditionFailed, "common.version-conflict");
        var stopped = await MoveAsync(district.Specialist, handed, "suspension", new { kind = "Stop", reason = "Dừng theo đề nghị" }, Morning.AddHours(2));
        await TryAskAsync(district.Specialist, stopped, [district.JusticeOffice]).ShouldRefuse(HttpStatusCode.Conflict, "dossiers.move-not-allowed");
    }

    [Fact]
    public async Task The_same_question_sent_twice_is_asked_once()
    {
        var received = await district.ReceiveAsync(await district.PublishLocalAsync(days: 10));
        var key = Guid.CreateVersion7();

        var answers = new[] { await SendOnceAsync(), await SendOnceAsync() };

        answers[1].GetRawText().ShouldBe(answers[0].GetRawText());
        (await ReadAsync(district.CommuneDesk, $"/v1/dossiers/{received.Id}/consultations")).GetArrayLength().ShouldBe(1);
        async Task<JsonElement> SendOnceAsync() => await SendAsync(
            district.CommuneDesk.Client, $"/v1/dossiers/{received.Id}/consultations", Body([district.JusticeOffice], 8, false, false), Morning.AddHours(1), received.Version, key)
            .ShouldBe<JsonElement>(HttpStatusCode.Created);
    }

    [Fact]
    public async Task A_consulted_agency_reads_what_it_needs_until_it_has_answered_and_moves_nothing()
    {
        var received = await district.ReceiveAsync(await district.PublishLocalAsync(days: 10));
        await district.Justice.Client.GetAsync($"/v1/dossiers/{received.Id}").ShouldBe(HttpStatusCode.NotFound);
        var asked = await AskAsync(district.CommuneDesk, received, [district.JusticeOffice]);

        var dossier = await ReadAsync(district.Justice, $"/v1/dossiers/{received.Id}");
        dossier.GetProperty("applicant").GetProperty("name").GetString().ShouldBe("Nguyễn Thị Mai Hương");
        dossier.GetProperty("applicant").TryGetProperty("identity", out var identity).ShouldBe(identity.ValueKind == JsonValueKind.Null);
        var standing = received with { Version = asked.GetProperty("version").GetInt32() };
        foreach (var move in new[] { "taking-up", "hand-over", "return", "suspension", "decision" })
        {
            var body = new { step = 2, reason = "Lý do đầy đủ", kind = "Stop", outcome = "Granted" };
            var answer = await TryAsync(new Person(district.Justice.Id, district.App.AsOfficial(district.JusticeOffice, "dossiers:handle", "dossiers:decide")), standing, move, body);
            answer.StatusCode.ShouldBe(HttpStatusCode.NotFound, move);
        }

        var consultation = await ConsultationAsync(district.Justice, IdOf(asked));
        consultation.GetProperty("dossier").GetProperty("components").EnumerateArray().Single().GetProperty("name").GetString().ShouldBe("Đơn đề nghị");
        await AnswerAsync(district.Justice, IdOf(asked), 1, new { opinion = "Agree" });
        await district.Justice.Client.GetAsync($"/v1/dossiers/{received.Id}").ShouldBe(HttpStatusCode.NotFound);
        await district.App.AsOfficial(district.OtherCommune, "dossiers:handle").GetAsync($"/v1/consultations/{IdOf(asked)}").ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_consulted_agency_reads_the_history_until_it_has_answered_or_is_not_asked_any_more(bool answers)
    {
        var received = await district.ReceiveAsync(await district.PublishLocalAsync(days: 10));
        var path = $"/v1/dossiers/{received.Id}/history";
        await district.Justice.Client.GetAsync(path).ShouldBe(HttpStatusCode.NotFound);
        var id = IdOf(await AskAsync(district.CommuneDesk, received, [district.JusticeOffice]));

        var history = await ReadAsync(district.Justice, path);
        history.GetProperty("entries").EnumerateArray().Select(e => e.GetProperty("action").GetString()).ShouldBe(["Received"]);
        history.GetRawText().ShouldNotContain("035085012345");
        history.GetRawText().ShouldNotContain("0912345678");
        await district.App.Anonymous().GetAsync(path).ShouldBe(HttpStatusCode.Unauthorized);
        await district.App.AsOfficial(district.JusticeOffice, "procedures:manage").GetAsync(path).ShouldBe(HttpStatusCode.Forbidden);
        await district.App.AsOfficial(district.OtherCommune, "dossiers:handle").GetAsync(path).ShouldBe(HttpStatusCode.NotFound);

        await (answers
            ? DoAsync(district.Justice, id, "answer", 1, new { opinion = "Agree" })
            : DoAsync(district.CommuneDesk, id, "withdrawal", 1, new { reason = "Không cần nữa" })).ShouldBe(HttpStatusCode.OK);
        await district.Justice.Client.GetAsync(path).ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_waiting_dossier_goes_on_after_the_answer_or_the_deadline_and_one_that_does_not_wait_at_once()
    {
        var procedure = await district.PublishVerticalAsync();
        var answered = await district.AtTheOfficeAsync(procedure);
        var asked = await AskAsync(district.Specialist, answered, [district.JusticeOffice], waits: true);
        answered = answered with { Version = asked.GetProperty("version").GetInt32() };
        var leader = new Person(district.Specialist.Id, district.App.AsOfficial(district.LabourOffice, district.Specialist.Id, false, "dossiers:decide"));
        await TryAsync(district.Specialist, answered, "hand-over", new { step = 3 }, Morning.AddHours(3)).ShouldRefuse(HttpStatusCode.Conflict, "dossiers.consultation-awaited");
        await TryAsync(district.Specialist, answered, "return", new { reason = "Thiếu giấy tờ" }, Morning.AddHours(3)).ShouldRefuse(HttpStatusCode.Conflict, "dossiers.consultation-awaited");
        await TryAsync(leader, answered, "decision", new { outcome = "Refused", reason = "Không đủ" }, Morning.AddHours(3)).ShouldRefuse(HttpStatusCode.Conflict, "dossiers.consultation-awaited");
        await AnswerAsync(district.Justice, IdOf(asked), 1, new { opinion = "Other", answer = "Đề nghị xác minh thêm" });
        await MoveAsync(district.Specialist, answered, "hand-over", new { step = 3 }, Morning.AddHours(4));

        var silent = await district.AtTheOfficeAsync(procedure);
        asked = await AskAsync(district.Specialist, silent, [district.JusticeOffice], hours: 8, waits: true);
        await MoveAsync(district.Specialist, silent with { Version = asked.GetProperty("version").GetInt32() }, "hand-over", new { step = 3 }, Morning.AddDays(3));

        var going = await district.AtTheOfficeAsync(procedure);
        asked = await AskAsync(district.Specialist, going, [district.JusticeOffice], hours: 8);
        await MoveAsync(district.Specialist, going with { Version = asked.GetProperty("version").GetInt32() }, "hand-over", new { step = 3 }, Morning.AddHours(3));
    }

    [Fact]
    public async Task An_answer_is_given_once_by_the_consulted_agency_with_words_where_it_does_not_agree()
    {
        var received = await district.ReceiveAsync(await district.PublishLocalAsync(days: 10));
        var id = IdOf(await AskAsync(district.CommuneDesk, received, [district.JusticeOffice]));

        await TryAnswerAsync(district.Justice, id, 1, new { opinion = "Disagree" }).ShouldRefuse(HttpStatusCode.BadRequest, "common.invalid-request");
        await TryAnswerAsync(district.Justice, id, 1, new { opinion = "Unknown", answer = "Không rõ" }).ShouldRefuse(HttpStatusCode.BadRequest, "common.invalid-request");
        await TryAnswerAsync(district.CommuneDesk, id, 1, new { opinion = "Agree" }).ShouldRefuse(HttpStatusCode.Conflict, "dossiers.not-consulted");
        await TryAnswerAsync(district.Justice, id, 7, new { opinion = "Agree" }).ShouldRefuse(HttpStatusCode.PreconditionFailed, "common.version-conflict");
        var answered = await AnswerAsync(district.Justice, id, 1, new { opinion = "Disagree", answer = "Trái quy hoạch" });
        await TryAnswerAsync(district.Justice, id, 2, new { opinion = "Agree" }).ShouldRefuse(HttpStatusCode.Conflict, "dossiers.consultation-is-over");

        answered.GetProperty("answeredLate").GetBoolean().ShouldBeFalse();
        var seen = (await ReadAsync(district.CommuneDesk, $"/v1/dossiers/{received.Id}/consultations"))[0];
        (seen.GetProperty("opinion").GetString(), seen.GetProperty("answer").GetString(), seen.GetProperty("answeredBy").GetString()).ShouldBe(("Disagree", "Trái quy hoạch", answered.GetProperty("answeredBy").GetString()));
    }

    [Fact]
    public async Task An_answer_after_the_deadline_is_taken_and_recorded_as_late()
    {
        var received = await district.ReceiveAsync(await district.PublishLocalAsync(days: 10));
        var id = IdOf(await AskAsync(district.CommuneDesk, received, [district.JusticeOffice], hours: 4));

        var answered = await AnswerAsync(district.Justice, id, 1, new { opinion = "Agree" }, Morning.AddDays(1));

        answered.GetProperty("answeredLate").GetBoolean().ShouldBeTrue();
        await Eventually.IsTrue(
            () => Task.FromResult(district.App.Events.HeardOf(ConsultationAnswered.EventType).Any(e =>
                e.GetProperty("data").GetProperty("consultationId").GetGuid() == id && e.GetProperty("data").GetProperty("late").GetBoolean())), "the late answer is told");
    }

    [Fact]
    public async Task The_asking_side_reminds_and_takes_back_and_nobody_else_does()
    {
        var received = await district.ReceiveAsync(await district.PublishLocalAsync(days: 10));
        var id = IdOf(await AskAsync(district.CommuneDesk, received, [district.JusticeOffice]));

        await DoAsync(district.Justice, id, "reminder", 1, new { }).ShouldRefuse(HttpStatusCode.Conflict, "dossiers.not-asker");
        await DoAsync(district.Justice, id, "withdrawal", 1, new { reason = "Không cần nữa" }).ShouldRefuse(HttpStatusCode.Conflict, "dossiers.not-asker");
        var reminded = await DoAsync(district.CommuneDesk, id, "reminder", 1, new { }).ShouldBe<JsonElement>(HttpStatusCode.OK);
        reminded.GetProperty("reminders").GetInt32().ShouldBe(1);
        await DoAsync(district.CommuneDesk, id, "withdrawal", 1, new { reason = "Không cần nữa" }).ShouldRefuse(HttpStatusCode.PreconditionFailed, "common.version-conflict");
        var closed = await DoAsync(district.CommuneDesk, id, "withdrawal", 2, new { reason = "Không cần nữa" }).ShouldBe<JsonElement>(HttpStatusCode.OK);
        closed.GetProperty("ending").GetString().ShouldBe("Withdrawn");
        await DoAsync(district.CommuneDesk, id, "reminder", 3, new { }).ShouldRefuse(HttpStatusCode.Conflict, "dossiers.consultation-is-over");
        await DoAsync(district.CommuneDesk, id, "withdrawal", 3, new { reason = "Không cần nữa" }).ShouldRefuse(HttpStatusCode.Conflict, "dossiers.consultation-is-over");
        await district.Justice.Client.GetAsync($"/v1/dossiers/{received.Id}").ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_decision_closes_what_is_still_open_and_a_late_answer_finds_it_over()
    {
        var received = await district.ReceiveAsync(await district.PublishLocalAsync(days: 10));
        var asked = await AskAsync(district.CommuneDesk, received, [district.JusticeOffice]);
        var leader = new Person(Guid.CreateVersion7(), district.App.AsOfficial(district.Commune, Guid.CreateVersion7(), true, "dossiers:decide"));

        await SendAsync(
            district.App.AsOfficial(district.Commune, district.CommuneDesk.Id, false, "dossiers:decide"), $"/v1/dossiers/{received.Id}/decision",
            new { outcome = "Refused", reason = "Không đủ điều kiện" }, Morning.AddHours(5), asked.GetProperty("version").GetInt32()).ShouldBe(HttpStatusCode.OK);

        await Eventually.IsTrue(
            async () => (await ReadAsync(leader, $"/v1/dossiers/{received.Id}/consultations"))[0].TryGetProperty("ending", out var ending) && ending.GetString() == "DossierEnded",
            "the consultation is closed");
        await TryAnswerAsync(district.Justice, IdOf(asked), 2, new { opinion = "Agree" }).ShouldRefuse(HttpStatusCode.Conflict, "dossiers.consultation-is-over");
    }

    [Fact]
    public async Task Each_side_has_its_list_and_the_head_sees_who_is_overdue_and_for_how_long()
    {
        var received = await district.ReceiveAsync(await district.PublishLocalAsync(days: 10));
        var id = IdOf(await AskAsync(district.CommuneDesk, received, [district.JusticeOffice], hours: 4));

        (await ListedAsync(district.Justice.Client, "to-answer", id)).GetProperty("asking").GetProperty("name").GetString().ShouldBe("UBND xã Thanh Hà");
        (await ListedAsync(district.CommuneDesk.Client, "asked", id)).GetProperty("asked").GetProperty("name").GetString().ShouldBe("Phòng Tư pháp");
        var head = district.App.AsOfficial(district.Commune, "dossiers:assign");
        // Asked at ten, due at half past three; an hour and a half is left of that Monday.
        (await ListedAsync(head, "overdue", id, Civil("2015-01-06 08:30"))).GetProperty("overdueWorkingMinutes").GetInt32().ShouldBe(90 + 60);
        (await ListedAsync(head, "overdue", id, Civil("2015-01-05 13:00"))).ValueKind.ShouldBe(JsonValueKind.Undefined);
        (await ListedAsync(district.App.AsOfficial(district.OtherCommune, "dossiers:assign"), "overdue", id, Morning.AddDays(9))).ValueKind.ShouldBe(JsonValueKind.Undefined);
        await district.CommuneDesk.Client.GetAsync("/v1/consultations/overdue").ShouldBe(HttpStatusCode.Forbidden);
        await district.App.Anonymous().GetAsync("/v1/consultations/to-answer").ShouldBe(HttpStatusCode.Unauthorized);
        await AnswerAsync(district.Justice, id, 1, new { opinion = "Agree" }, Morning.AddDays(2));
        (await ListedAsync(head, "overdue", id, Morning.AddDays(9))).ValueKind.ShouldBe(JsonValueKind.Undefined);
        (await ListedAsync(district.Justice.Client, "to-answer", id)).ValueKind.ShouldBe(JsonValueKind.Undefined);
    }

    private static async Task<JsonElement> ListedAsync(HttpClient client, string list, Guid id, DateTimeOffset? at = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, $"/v1/consultations/{list}?limit=200");
        request.Headers.Add("X-Clock", (at ?? Morning.AddHours(2)).ToString("O"));
        var page = await client.SendAsync(request).ShouldBe<JsonElement>(HttpStatusCode.OK);
        return page.GetProperty("items").EnumerateArray().FirstOrDefault(c => c.GetProperty("id").GetGuid() == id);
    }

    private static object Body(Guid[] agencies, int? hours, bool waits, bool afterDueTime) =>
        new { agencyIds = agencies, content = "Đề nghị cho ý kiến về tình trạng hộ tịch", workingHours = hours, waits, afterDueTime };

    private static Task<HttpResponseMessage> TryAskAsync(Person person, Standing dossier, Guid[] agencies, int? hours = 8, bool waits = false, bool afterDueTime = false) =>
        SendAsync(person.Client, $"/v1/dossiers/{dossier.Id}/consultations", Body(agencies, hours, waits, afterDueTime), Morning.AddHours(2), dossier.Version, Guid.CreateVersion7());

    private static Task<JsonElement> AskAsync(Person person, Standing dossier, Guid[] agencies, int? hours = 8, bool waits = false, bool afterDueTime = false) =>
        TryAskAsync(person, dossier, agencies, hours, waits, afterDueTime).ShouldBe<JsonElement>(HttpStatusCode.Created);

    private static Guid IdOf(JsonElement asked) => asked.GetProperty("consultations")[0].GetProperty("id").GetGuid();

    private static DateTimeOffset DueOf(JsonElement asked) => asked.GetProperty("consultations")[0].GetProperty("dueAt").GetDateTimeOffset();

    private static Task<JsonElement> ConsultationAsync(Person person, Guid id) => ReadAsync(person, $"/v1/consultations/{id}");

    private static Task<HttpResponseMessage> DoAsync(Person person, Guid id, string what, int version, object body, DateTimeOffset? at = null) =>
        SendAsync(person.Client, $"/v1/consultations/{id}/{what}", body, at ?? Morning.AddHours(3), version);

    private static Task<HttpResponseMessage> TryAnswerAsync(Person person, Guid id, int version, object body, DateTimeOffset? at = null) =>
        DoAsync(person, id, "answer", version, body, at);

    private static Task<JsonElement> AnswerAsync(Person person, Guid id, int version, object body, DateTimeOffset? at = null) =>
        TryAnswerAsync(person, id, version, body, at).ShouldBe<JsonElement>(HttpStatusCode.OK);
}
