using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using EGov.Dossiers.Contracts;
using EGov.Organization.Contracts;
using EGov.Testing;
using Shouldly;
using Xunit;
using static EGov.Dossiers.Tests.District;

namespace EGov.Dossiers.Tests.Slices.Reception;

public sealed class ReceivingADossierTests(District district) : IClassFixture<District>
{
    [Fact]
    public async Task A_dossier_received_at_the_counter_has_its_code_its_due_time_and_one_event()
    {
        var procedure = await district.PublishLocalAsync(days: 3);

        var response = await SendAsync(district.CommuneDesk.Client, "/v1/dossiers", Application(procedure), Civil("2015-03-06 10:00"), key: Guid.CreateVersion7())
            .ShouldBe(HttpStatusCode.Created);

        var dossier = await JsonSerializer.DeserializeAsync<Standing>(await response.Content.ReadAsStreamAsync(), HttpAssertions.Json);
        dossier!.Code.ShouldBe("000.21.30.H25-150306-0001");
        dossier.State.ShouldBe(DossierState.Received);
        dossier.DueAt.ShouldBe(Civil("2015-03-11 10:00"));
        dossier.Version.ShouldBe(1);
        response.Headers.ETag!.Tag.ShouldBe("\"1\"");
        response.Headers.Location!.ToString().ShouldBe($"/v1/dossiers/{dossier.Id}");
        await Eventually.IsTrue(
            () => Task.FromResult(district.App.Events.HeardOf(DossierReceived.EventType).Any(e => e.GetProperty("subject").GetString() == dossier.Id.ToString())),
            "the event is published");
    }

    [Theory]
    [InlineData("2025-09-12 09:00", "000.22.30.H25-250912-0001")]
    [InlineData("2025-09-15 09:00", "H25.30.22-250915-0001")]
    public async Task The_code_has_the_form_that_holds_on_the_day_of_reception(string at, string code)
    {
        var procedure = await district.PublishLocalAsync();
        var desk = await district.AppointAsync(district.OtherCommune, "Ngô Văn Lâm", "dossiers:receive");

        var dossier = await district.ReceiveAsync(procedure, Civil(at), desk);

        dossier.Code.ShouldBe(code);
    }

    [Fact]
    public async Task The_counter_begins_anew_at_midnight_in_Viet_Nam()
    {
        var procedure = await district.PublishLocalAsync();

        var evening = await district.ReceiveAsync(procedure, Civil("2016-04-04 23:59"));
        var night = await district.ReceiveAsync(procedure, Civil("2016-04-05 00:00"));

        evening.Code.ShouldBe("000.21.30.H25-160404-0001");
        night.Code.ShouldBe("000.21.30.H25-160405-0001");
    }

    [Fact]
    public async Task A_hundred_receptions_at_once_get_consecutive_codes()
    {
        var procedure = await district.PublishLocalAsync();
        var at = Civil("2015-06-01 09:00");

        var dossiers = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => district.ReceiveAsync(procedure, at)));

        dossiers.Select(d => d.Code).Order(StringComparer.Ordinal)
            .ShouldBe(Enumerable.Range(1, 100).Select(n => string.Create(CultureInfo.InvariantCulture, $"000.21.30.H25-150601-{n:0000}")));
    }

    [Fact]
    public async Task One_submission_sent_twenty_times_with_one_key_is_one_dossier()
    {
        var procedure = await district.PublishLocalAsync();
        var (at, key) = (Civil("2015-06-02 09:00"), Guid.CreateVersion7());

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ =>
            SendAsync(district.CommuneDesk.Client, "/v1/dossiers", Application(procedure), at, key: key).ShouldBe<Standing>(HttpStatusCode.Created)));
        var next = await district.ReceiveAsync(procedure, at);

        answers.Select(a => a.Id).Distinct().ShouldHaveSingleItem();
        answers[0].Code.ShouldBe("000.21.30.H25-150602-0001");
        next.Code.ShouldBe("000.21.30.H25-150602-0002");
    }

    [Fact]
    public async Task A_key_used_with_another_body_is_refused()
    {
        var procedure = await district.PublishLocalAsync();
        var key = Guid.CreateVersion7();
        await SendAsync(district.CommuneDesk.Client, "/v1/dossiers", Application(procedure), Morning, key: key).ShouldBe(HttpStatusCode.Created);

        await SendAsync(district.CommuneDesk.Client, "/v1/dossiers", Application(procedure, identity: "035085054321"), Morning, key: key)
            .ShouldRefuse(HttpStatusCode.UnprocessableEntity, "common.idempotency-key-reused");
    }

    [Fact]
    public async Task A_reception_without_a_key_is_refused()
    {
        var procedure = await district.PublishLocalAsync();

        await SendAsync(district.CommuneDesk.Client, "/v1/dossiers", Application(procedure), Morning)
            .ShouldRefuse(HttpStatusCode.BadRequest, "common.idempotency-key-required");
    }

    [Fact]
    public async Task Refused_receptions_leave_no_gap_in_the_codes()
    {
        var procedure = await district.PublishLocalAsync();
        var at = Civil("2015-06-03 09:00");
        await RefuseAsync(Application("9.999999"), "dossiers.unknown-procedure", at);
        await RefuseAsync(Application(procedure, components: []), "dossiers.component-missing", at);

        var dossier = await district.ReceiveAsync(procedure, at);

        dossier.Code.ShouldBe("000.21.30.H25-150603-0001");
    }

    [Fact]
    public Task An_unknown_procedure_is_refused() => RefuseAsync(Application("9.999999"), "dossiers.unknown-procedure");

    [Fact]
    public async Task A_procedure_that_is_only_drafted_takes_no_dossier()
    {
        var draft = await district.PublishAsync([new { no = 1, name = "Tiếp nhận", agency = new { kind = "Receiving" }, hours = 8 }], 1, publish: false);

        await RefuseAsync(Application(draft), "dossiers.procedure-not-published");
    }

    [Fact]
    public async Task A_procedure_takes_no_dossier_before_its_first_day()
    {
        var procedure = await district.PublishLocalAsync(from: new DateOnly(2015, 1, 6));

        await RefuseAsync(Application(procedure), "dossiers.procedure-not-published", Civil("2015-01-05 08:00"));
        await district.ReceiveAsync(procedure, Civil("2015-01-06 08:00"));
    }

    [Fact]
    public async Task An_agency_out_of_reach_is_as_unknown_as_one_that_does_not_exist()
    {
        var procedure = await district.PublishLocalAsync();

        await RefuseAsync(Application(procedure, agencyId: Guid.CreateVersion7()), "dossiers.unknown-agency");
        await RefuseAsync(Application(procedure, agencyId: district.OtherCommune), "dossiers.unknown-agency");
    }

    [Fact]
    public async Task A_closed_agency_receives_nothing()
    {
        var procedure = await district.PublishLocalAsync();
        var agency = Guid.CreateVersion7();
        await district.OpenAsync(agency, "commune", "UBND xã Cũ", "UBND xã Cũ", "H25.30.39", district.Own);
        await district.App.Events.TellAsync(agency, 2, new AgencyClosed(agency, [], new DateOnly(2015, 2, 1)));
        var desk = await district.AppointAsync(agency, "Hà Thị Cúc", "dossiers:receive");

        await Eventually.IsTrue(
            async () => (await Code(SendAsync(desk.Client, "/v1/dossiers", Application(procedure), Civil("2015-02-02 08:00"), key: Guid.CreateVersion7()))) == "dossiers.agency-is-closed",
            "reception at the closed agency is refused");
        await district.ReceiveAsync(procedure, Civil("2015-01-30 08:00"), desk);
    }

    [Fact]
    public async Task An_agency_without_a_code_receives_nothing_until_it_has_one()
    {
        var procedure = await district.PublishLocalAsync();
        var agency = Guid.CreateVersion7();
        await district.App.Events.TellAsync(agency, 1, new AgencyOpened(agency, "commune", "UBND xã Mới", "UBND xã Mới", null, null, district.Own, new DateOnly(2010, 1, 1)));
        var desk = await district.AppointAsync(agency, "Lưu Thị Mơ", "dossiers:receive");
        Task<HttpResponseMessage> Receive() => SendAsync(desk.Client, "/v1/dossiers", Application(procedure), Civil("2015-03-02 08:00"), key: Guid.CreateVersion7());

        await Eventually.IsTrue(async () => await Code(Receive()) == "dossiers.agency-without-code", "reception without a code is refused");
        await district.App.Events.TellAsync(agency, 2, new AgencyCodeAssigned(agency, CodeForm.Former, "000.38.30.H25", null, new DateOnly(2010, 1, 1)));

        await Eventually.IsTrue(async () => (await Receive()).StatusCode == HttpStatusCode.Created, "the agency has its code and receives");
        (await Receive().ShouldBe<Standing>(HttpStatusCode.Created)).Code.ShouldBe("000.38.30.H25-150302-0002");
    }

    [Fact]
    public async Task A_procedure_of_another_branch_of_the_tree_is_not_received_here()
    {
        var procedure = await district.PublishAsync(
            [new { no = 1, name = "Tiếp nhận", agency = new { kind = "Receiving" }, hours = 8 }], 1, agencyId: district.Department);

        await RefuseAsync(Application(procedure), "dossiers.not-competent");
    }

    [Fact]
    public async Task A_required_component_may_not_be_missing()
    {
        var procedure = await district.PublishLocalAsync();

        var problem = await RefuseAsync(Application(procedure, components: [new { code = "GT", originals = 0, copies = 1 }]), "dossiers.component-missing");

        problem.GetProperty("codes")[0].GetString().ShouldBe("DON");
    }

    [Fact]
    public async Task A_component_that_is_not_the_procedures_is_refused()
    {
        var procedure = await district.PublishLocalAsync();

        await RefuseAsync(Application(procedure, components: [new { code = "DON", originals = 1, copies = 0 }, new { code = "LA", originals = 1, copies = 0 }]), "dossiers.unknown-component");
    }

    [Theory]
    [InlineData("Citizen", "097085012345", "2026-01-05 08:00", "dossiers.wrong-citizen-number")]
    [InlineData("Citizen", "035285012345", "2026-01-05 08:00", "dossiers.wrong-citizen-number")]
    [InlineData("Citizen", "168123456", "2025-01-01 08:00", "dossiers.wrong-citizen-number")]
    [InlineData("Enterprise", "0100109107", "2015-01-05 08:00", "dossiers.wrong-tax-code")]
    public async Task A_wrong_identity_number_is_refused(string kind, string identity, string at, string code)
    {
        var procedure = await district.PublishLocalAsync();

        await SendAsync(district.CommuneDesk.Client, "/v1/dossiers", Application(procedure, identity, kind), Civil(at), key: Guid.CreateVersion7())
            .ShouldRefuse(HttpStatusCode.BadRequest, code);
    }

    [Theory]
    [InlineData("Citizen", "168123456", "2015-01-05 08:00")]
    [InlineData("Enterprise", "0100109106", "2015-01-05 08:00")]
    [InlineData("Enterprise", "0100109106-001", "2015-01-05 08:00")]
    public async Task A_right_identity_number_is_taken(string kind, string identity, string at)
    {
        var procedure = await district.PublishLocalAsync();

        await SendAsync(district.CommuneDesk.Client, "/v1/dossiers", Application(procedure, identity, kind), Civil(at), key: Guid.CreateVersion7())
            .ShouldBe(HttpStatusCode.Created);
    }

    [Fact]
    public async Task A_channel_the_procedure_does_not_offer_is_refused()
    {
        var procedure = await district.PublishLocalAsync();

        await RefuseAsync(Application(procedure, channel: "Postal"), "dossiers.channel-not-offered");
        await RefuseAsync(Application(procedure, channel: "Online"), "dossiers.channel-not-offered");
    }

    [Theory]
    [InlineData("2023-06-30 08:00", 45_000)]
    [InlineData("2023-07-03 08:00", 22_500)]
    [InlineData("2024-01-02 08:00", 45_000)]
    public async Task A_fee_is_the_price_of_the_day_times_the_quantity(string at, long total)
    {
        var procedure = await district.PublishLocalAsync();

        var answer = await SendAsync(
            district.CommuneDesk.Client, "/v1/dossiers", Application(procedure, fees: [new { code = "TRANG", quantity = 3 }]), Civil(at), key: Guid.CreateVersion7())
            .ShouldBe<JsonElement>(HttpStatusCode.Created);

        answer.GetProperty("feeTotal").GetInt64().ShouldBe(total);
    }

    [Fact]
    public async Task A_fee_that_is_not_the_procedures_is_refused()
    {
        var procedure = await district.PublishLocalAsync();

        await RefuseAsync(Application(procedure, fees: [new { code = "KHAC", quantity = 1 }]), "dossiers.unknown-fee");
    }

    [Theory]
    [InlineData("{\"procedureCode\": ", "common.malformed-body")]
    [InlineData("{\"procedureCode\":\"1.000001\",\"procedureCode\":\"1.000002\"}", "common.malformed-body")]
    [InlineData("{\"procedureCode\":\"1.000001\",\"applicant\":{\"kind\":\"Citizen\",\"name\":\"A\",\"identity\":\"x\"},\"components\":[]}", "common.invalid-request")]
    public async Task A_body_that_is_not_what_it_should_be_is_refused(string json, string code)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/v1/dossiers") { Content = new StringContent(json, Encoding.UTF8, "application/json") };
        request.Headers.Add("Idempotency-Key", Guid.CreateVersion7().ToString());

        await district.CommuneDesk.Client.SendAsync(request).ShouldRefuse(HttpStatusCode.BadRequest, code);
    }

    [Fact]
    public async Task Reception_needs_a_desk_official()
    {
        var procedure = await district.PublishLocalAsync();

        await SendAsync(district.App.Anonymous(), "/v1/dossiers", Application(procedure), key: Guid.CreateVersion7()).ShouldBe(HttpStatusCode.Unauthorized);
        await SendAsync(district.Specialist.Client, "/v1/dossiers", Application(procedure), key: Guid.CreateVersion7()).ShouldBe(HttpStatusCode.Forbidden);
    }

    private static async Task<string?> Code(Task<HttpResponseMessage> sending)
    {
        var problem = await JsonSerializer.DeserializeAsync<JsonElement>(await (await sending).Content.ReadAsStreamAsync());
        return problem.TryGetProperty("code", out var code) ? code.GetString() : null;
    }

    private Task<JsonElement> RefuseAsync(object application, string code, DateTimeOffset? at = null) =>
        SendAsync(district.CommuneDesk.Client, "/v1/dossiers", application, at ?? Morning, key: Guid.CreateVersion7())
            .ShouldRefuse(HttpStatusCode.Conflict, code);
}
