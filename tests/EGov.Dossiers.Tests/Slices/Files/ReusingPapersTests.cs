using System.Net;
using System.Text.Json;
using EGov.Dossiers.Contracts;
using EGov.Testing;
using Shouldly;
using Xunit;
using static EGov.Dossiers.Tests.District;
using static EGov.Dossiers.Tests.DossiersApp;

namespace EGov.Dossiers.Tests.Slices.Files;

public sealed class ReusingPapersTests(District district) : IClassFixture<District>
{
    private static int _persons = Random.Shared.Next(100_000, 800_000);

    [Fact]
    public async Task A_component_kept_is_offered_at_the_next_submission_and_filed_without_another_upload()
    {
        var (citizen, identity) = (district.Citizen(), Identity());
        var kept = await KeptOnlineAsync(citizen, identity, new { number = "123/2014", issuedOn = "2014-05-06", validTo = "2099-05-06" });

        var offered = (await ReadAsync(citizen, "/v1/my-papers")).GetProperty("items").EnumerateArray().ShouldHaveSingleItem();
        offered.GetProperty("title").GetString().ShouldBe("Đơn đề nghị");
        offered.GetProperty("number").GetString().ShouldBe("123/2014");
        var next = await district.SubmitAsync(citizen, identity: identity);
        var filed = await citizen.TryFileAsync(next, paper: kept.Id()).ShouldBe<JsonElement>(HttpStatusCode.Created);

        filed.GetProperty("reused").GetBoolean().ShouldBeTrue();
        (await district.App.PublishedAsync<ComponentFiled>(ComponentFiled.EventType, e => e.DossierId == next.Id)).Reused.ShouldBeTrue();
        await citizen.Client.GetAsync($"/v1/my-papers/{kept.Id()}/content").ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_desk_that_has_a_dossier_of_the_person_is_offered_the_persons_papers()
    {
        var identity = Identity();
        var first = await ReceiveAsync(identity);
        var filed = await district.CommuneDesk.FileAsync(first, SampleFiles.Pdf(text: $"Tai quay {identity}"));
        var kept = await district.CommuneDesk.TryKeepAsync(first, filed.Id()).ShouldBe<JsonElement>(HttpStatusCode.Created);
        var next = await ReceiveAsync(identity);
        var other = await ReceiveAsync(Identity());

        (await OfferedAsync(district.CommuneDesk, next)).ShouldBe([kept.Id()]);
        (await OfferedAsync(district.CommuneDesk, other)).ShouldBeEmpty();
        await district.CommuneDesk.Client.GetAsync($"/v1/dossiers/{next.Id}/papers/{kept.Id()}/content").ShouldBe(HttpStatusCode.OK);
        await district.CommuneDesk.Client.GetAsync($"/v1/dossiers/{other.Id}/papers/{kept.Id()}/content").ShouldBe(HttpStatusCode.NotFound);
        await district.CommuneDesk.TryFileAsync(next, paper: kept.Id()).ShouldBe(HttpStatusCode.Created);
        await district.CommuneDesk.TryFileAsync(other, paper: kept.Id()).ShouldRefuse(HttpStatusCode.Conflict, "dossiers.unknown-paper");
        var elsewhere = new Person(default, district.App.AsOfficial(district.OtherCommune, "dossiers:receive"));
        await elsewhere.Client.GetAsync($"/v1/dossiers/{next.Id}/papers").ShouldBe(HttpStatusCode.NotFound);
        await new Person(default, district.App.AsOfficial(district.Commune, "dossiers:decide")).Client.GetAsync($"/v1/dossiers/{next.Id}/papers").ShouldBe(HttpStatusCode.Forbidden);
        await district.App.Anonymous().GetAsync("/v1/my-papers").ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Nobody_gets_the_papers_of_a_person_by_writing_that_persons_number()
    {
        var (citizen, identity) = (district.Citizen(), Identity());
        var kept = await KeptOnlineAsync(citizen, identity);
        var stranger = district.Citizen();
        var claimed = await district.SubmitAsync(stranger, identity: identity);

        (await ReadAsync(stranger, "/v1/my-papers")).GetProperty("items").GetArrayLength().ShouldBe(0);
        await stranger.Client.GetAsync($"/v1/my-papers/{kept.Id()}/content").ShouldBe(HttpStatusCode.NotFound);
        await stranger.TryFileAsync(claimed, paper: kept.Id()).ShouldRefuse(HttpStatusCode.Conflict, "dossiers.unknown-paper");
    }

    [Fact]
    public async Task What_is_only_shown_or_secret_or_no_component_is_never_kept()
    {
        var dossier = await ReceiveAsync(Identity());
        foreach (var (nature, purpose, component) in new[] { ("ShownOnly", "Component", "DON"), ("Secret", "Component", "DON"), ("Ordinary", "Other", null) })
        {
            var filed = await district.CommuneDesk.FileAsync(dossier, SampleFiles.Pdf(text: $"{nature} {purpose}"), component, purpose, nature);
            await district.CommuneDesk.TryKeepAsync(dossier, filed.Id()).ShouldRefuse(HttpStatusCode.Conflict, "dossiers.paper-not-kept");
        }

        var submitted = await district.SubmitAsync(district.Citizen());
        var early = await district.CommuneDesk.FileAsync(submitted, SampleFiles.Pdf(text: "Chua tiep nhan"));
        await district.CommuneDesk.TryKeepAsync(submitted, early.Id()).ShouldRefuse(HttpStatusCode.Conflict, "dossiers.paper-not-kept");
    }

    [Fact]
    public async Task A_paper_is_kept_once_and_its_dates_have_to_be_a_period()
    {
        var dossier = await ReceiveAsync(Identity());
        var filed = await district.CommuneDesk.FileAsync(dossier, SampleFiles.Pdf(text: $"Hai lan {dossier.Id}"));
        await district.CommuneDesk.TryKeepAsync(dossier, filed.Id(), new { issuedOn = "2015-01-02", validTo = "2015-01-01" }).ShouldRefuse(HttpStatusCode.BadRequest, "common.invalid-request");

        await district.CommuneDesk.TryKeepAsync(dossier, filed.Id()).ShouldBe(HttpStatusCode.Created);

        await district.CommuneDesk.TryKeepAsync(dossier, filed.Id()).ShouldRefuse(HttpStatusCode.Conflict, "dossiers.paper-already-kept");
    }

    [Fact]
    public async Task A_paper_out_of_date_is_not_offered()
    {
        var (citizen, identity) = (district.Citizen(), Identity());
        var kept = await KeptOnlineAsync(citizen, identity, new { validTo = "2015-01-05" });
        var request = new HttpRequestMessage(HttpMethod.Get, "/v1/my-papers");
        request.Headers.Add("X-Clock", Morning.ToString("O"));
        (await (await citizen.Client.SendAsync(request)).Content.ReadAsStringAsync()).ShouldContain(kept.Id().ToString());

        (await ReadAsync(citizen, "/v1/my-papers")).GetProperty("items").GetArrayLength().ShouldBe(0);
        var next = await district.SubmitAsync(citizen, identity: identity, at: Morning.AddDays(1));
        await citizen.TryFileAsync(next, paper: kept.Id(), at: Morning.AddDays(1)).ShouldRefuse(HttpStatusCode.Conflict, "dossiers.unknown-paper");
    }

    [Fact]
    public async Task A_paper_its_owner_withdrew_is_not_offered()
    {
        var (citizen, identity) = (district.Citizen(), Identity());
        var kept = await KeptOnlineAsync(citizen, identity);
        var path = $"/v1/my-papers/{kept.Id()}/withdrawal";

        await SendAsync(district.Citizen().Client, path, new { reason = "Không phải của mình" }, version: 1).ShouldBe(HttpStatusCode.NotFound);
        await SendAsync(citizen.Client, path, new { reason = "Không muốn lưu" }, version: 9).ShouldRefuse(HttpStatusCode.PreconditionFailed, "common.version-conflict");
        await SendAsync(citizen.Client, path, new { reason = "Không muốn lưu" }, version: 1).ShouldBe(HttpStatusCode.OK);
        await SendAsync(citizen.Client, path, new { reason = "Không muốn lưu" }, version: 2).ShouldRefuse(HttpStatusCode.Conflict, "dossiers.paper-already-withdrawn");

        (await ReadAsync(citizen, "/v1/my-papers")).GetProperty("items").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task A_paper_found_wrong_is_withdrawn_by_the_desk_of_its_source()
    {
        var identity = Identity();
        var dossier = await ReceiveAsync(identity);
        var filed = await district.CommuneDesk.FileAsync(dossier, SampleFiles.Pdf(text: $"Sai {identity}"));
        var kept = await district.CommuneDesk.TryKeepAsync(dossier, filed.Id()).ShouldBe<JsonElement>(HttpStatusCode.Created);

        await SendAsync(district.CommuneDesk.Client, $"/v1/dossiers/{dossier.Id}/papers/{kept.Id()}/withdrawal", new { reason = "Quét nhầm người" }, version: 1).ShouldBe(HttpStatusCode.OK);

        (await OfferedAsync(district.CommuneDesk, dossier)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_granted_result_is_kept_for_the_applicant()
    {
        var (citizen, identity) = (district.Citizen(), Identity());
        var accepted = await MoveAsync(district.CommuneDesk, await district.SubmitAsync(citizen, identity: identity), "acceptance");
        var (dossier, decider) = await district.DecidedAsync(received: accepted);
        await decider.TrySignAsync(dossier, await UploadAsync(decider.Client, "Giấy phép.pdf", SampleFiles.Pdf(text: $"GP {identity}"))).ShouldBe(HttpStatusCode.Created);

        var offered = (await ReadAsync(citizen, "/v1/my-papers")).GetProperty("items").EnumerateArray().ShouldHaveSingleItem();

        offered.GetProperty("kind").GetString().ShouldBe("Result");
        offered.GetProperty("number").GetString().ShouldBe("15/GP-UBND");
        offered.GetProperty("sourceDossierId").GetGuid().ShouldBe(dossier.Id);
    }

    [Fact]
    public async Task What_a_dossier_or_the_store_refers_to_is_never_cleaned_away()
    {
        var dossier = await ReceiveAsync(Identity());
        var filed = await district.CommuneDesk.FileAsync(dossier, SampleFiles.Pdf(text: $"Dung {dossier.Id}"));

        await district.App.RunWorkAsync("file-cleanup", DateTimeOffset.UtcNow.AddDays(400));

        await district.CommuneDesk.Client.GetAsync($"/v1/dossiers/{dossier.Id}/files/{filed.Id()}/content").ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_file_that_is_filed_while_it_is_cleaned_away_is_either_there_or_refused()
    {
        var dossier = await ReceiveAsync(Identity());
        for (var round = 0; round < 15; round++)
        {
            var file = await UploadAsync(district.CommuneDesk.Client, "a.pdf", SampleFiles.Pdf(text: $"Dua {dossier.Id} {round}"));
            await district.App.DatabaseAsync($"update stored_file set stored_at = now() - interval '30 days' where id = {file}");
            await district.App.DatabaseAsync($"update stored_content set touched_at = now() - interval '30 days' where sha256 = (select sha256 from stored_file where id = {file})");

            var cleaning = district.App.RunWorkAsync("file-cleanup", DateTimeOffset.UtcNow);
            var filed = await district.CommuneDesk.TryFileAsync(dossier, file);
            await cleaning;

            if (filed.StatusCode == HttpStatusCode.Created)
            {
                var id = JsonDocument.Parse(await filed.Content.ReadAsStringAsync()).RootElement.Id();
                await district.CommuneDesk.Client.GetAsync($"/v1/dossiers/{dossier.Id}/files/{id}/content").ShouldBe(HttpStatusCode.OK);
            }
            else
            {
                await Task.FromResult(filed).ShouldRefuse(HttpStatusCode.Conflict, "dossiers.unknown-file");
            }
        }
    }

    [Fact]
    public async Task Digitised_components_and_results_are_counted_as_of_any_instant()
    {
        var own = Guid.CreateVersion7();
        await district.OpenAsync(own, "commune", "UBND xã Thanh Bình", "UBND xã", $"H25.30.{Random.Shared.Next(40, 99)}", district.Own);
        await Eventually.IsTrue(async () => (await district.Controller.Client.GetAsync($"/v1/calendars/{own}")).IsSuccessStatusCode, "the commune is known");
        var desk = new Person(default, district.App.AsOfficial(own, "dossiers:receive", "dossiers:handle", "dossiers:decide", "dossiers:report"));
        var procedure = await district.PublishLocalAsync();
        var (first, second, third) = (await district.ReceiveAsync(procedure, desk: desk), await district.ReceiveAsync(procedure, desk: desk), await district.ReceiveAsync(procedure, desk: desk));
        var filed = await desk.FileAsync(first, SampleFiles.Pdf(text: $"Dem {own}"));
        var kept = await desk.TryKeepAsync(first, filed.Id()).ShouldBe<JsonElement>(HttpStatusCode.Created);
        await desk.TryFileAsync(second, paper: kept.Id(), at: Morning.AddHours(5)).ShouldBe(HttpStatusCode.Created);
        var handed = await MoveAsync(desk, third, "hand-over", new { step = 2 });
        var decided = await MoveAsync(desk, handed, "decision", new { outcome = "Granted" }, Morning.AddHours(3));
        await desk.TrySignAsync(decided, await UploadAsync(desk.Client, "a.pdf", SampleFiles.Pdf(text: $"KQ {own}"))).ShouldBe(HttpStatusCode.Created);

        (await CountAsync(desk, Morning.AddHours(6))).ShouldBe((3, 2, 1, 1, 1));
        (await CountAsync(desk, Morning.AddMinutes(30))).ShouldBe((3, 0, 0, 0, 0));
        await district.CommuneDesk.Client.GetAsync("/v1/digitisation?from=2015-01-01&to=2015-01-31").ShouldBe(HttpStatusCode.Forbidden);
    }

    private static async Task<(int, int, int, int, int)> CountAsync(Person reporter, DateTimeOffset asOf)
    {
        var count = await ReadAsync(reporter, $"/v1/digitisation?from=2015-01-01&to=2015-01-31&asOf={Uri.EscapeDataString(asOf.ToString("O"))}");
        int Of(string name) => count.GetProperty(name).GetInt32();
        return (Of("received"), Of("withDigitisedComponents"), Of("withReusedComponents"), Of("handled"), Of("withDigitisedResult"));
    }

    private static string Identity() => $"035090{Interlocked.Increment(ref _persons):000000}";

    private async Task<JsonElement> KeptOnlineAsync(Person citizen, string identity, object? paper = null)
    {
        var dossier = await district.SubmitAsync(citizen, identity: identity);
        var filed = await citizen.FileAsync(dossier, SampleFiles.Pdf(text: $"Luu {identity}"));
        var accepted = await MoveAsync(district.CommuneDesk, dossier, "acceptance");
        return await district.CommuneDesk.TryKeepAsync(accepted, filed.Id(), paper).ShouldBe<JsonElement>(HttpStatusCode.Created);
    }

    private async Task<Standing> ReceiveAsync(string identity) => await SendAsync(
        district.CommuneDesk.Client, "/v1/dossiers", Application(await district.PublishLocalAsync(), identity), Morning, key: Guid.CreateVersion7()).ShouldBe<Standing>(HttpStatusCode.Created);

    private static async Task<Guid[]> OfferedAsync(Person desk, Standing dossier) =>
        [.. (await ReadAsync(desk, $"/v1/dossiers/{dossier.Id}/papers")).GetProperty("items").EnumerateArray().Select(p => p.Id())];
}
