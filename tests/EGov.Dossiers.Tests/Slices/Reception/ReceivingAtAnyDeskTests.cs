using System.Net;
using System.Text.Json;
using EGov.Api;
using EGov.Dossiers.Contracts;
using EGov.Testing;
using Shouldly;
using Xunit;
using static EGov.Dossiers.Tests.District;

namespace EGov.Dossiers.Tests.Slices.Reception;

/// <summary>Phi địa giới hành chính: any desk of the province takes a dossier in for the competent agency.</summary>
public sealed class ReceivingAtAnyDeskTests(District district) : IClassFixture<District>
{
    private static int _next = 40;

    private static readonly string[] Desk = ["dossiers:receive", "dossiers:handle"];

    [Fact]
    public async Task The_code_is_the_desks_and_the_dossier_is_with_the_competent_agency_at_once()
    {
        var desk = Person(await OpenFarCommuneAsync());

        var received = await TakeInAsync(desk, await district.PublishVerticalAsync());

        received.Code.ShouldNotBeNull().ShouldMatch(@"^000\.4\d\.31\.H25-150105-0001$");
        var dossier = await ReadAsync(desk, $"/v1/dossiers/{received.Id}");
        dossier.GetProperty("receivingAgencyId").GetGuid().ShouldBe(district.Commune);
        dossier.GetProperty("deskAgencyId").GetGuid().ShouldBe(desk.Id);
        dossier.GetProperty("holders")[0].GetProperty("agencyId").GetGuid().ShouldBe(district.Commune);
        var history = await ReadAsync(district.CommuneDesk, $"/v1/dossiers/{received.Id}/history");
        history.GetProperty("entries").EnumerateArray().Select(e => e.GetProperty("action").GetString()).ShouldBe(["Received", "HandedOver"]);
        (await ListedAsync(district.CommuneDesk, "arriving", received.Id)).ShouldBe(1);
        await Eventually.IsTrue(
            () => Task.FromResult(district.App.Events.HeardOf(DossierHandedOver.EventType).Any(e => e.GetProperty("data").GetProperty("dossierId").GetGuid() == received.Id)),
            "the first movement is told");
    }

    [Fact]
    public async Task The_next_steps_are_those_of_the_competent_agency()
    {
        var desk = Person(await OpenFarCommuneAsync());
        var received = await TakeInAsync(desk, await district.PublishVerticalAsync());

        await TryAsync(desk, received, "hand-over", new { step = 2 }).ShouldRefuse(HttpStatusCode.Conflict, "dossiers.not-holder");
        await TryAsync(district.CommuneDesk, received, "return", new { reason = "Không có bước trước" }).ShouldRefuse(HttpStatusCode.Conflict, "dossiers.no-previous-step");
        var handed = await MoveAsync(district.CommuneDesk, received, "hand-over", new { step = 2 });

        handed.AgencyId.ShouldBe(district.LabourOffice);
        (await ListedAsync(desk, "my-office", received.Id)).ShouldBe(1);
    }

    [Fact]
    public async Task The_result_is_returned_where_the_dossier_was_handed_in()
    {
        var desk = Person(await OpenFarCommuneAsync());
        var received = await TakeInAsync(desk, await district.PublishLocalAsync());

        var decided = await DecideAsync(received);

        decided.AgencyId.ShouldBe(desk.Id);
        (await ListedAsync(desk, "my-office?state=Decided", received.Id)).ShouldBe(1);
        (await ListedAsync(district.CommuneDesk, "my-office?state=Decided", received.Id)).ShouldBe(0);
        await TryAsync(district.CommuneDesk, decided, "result", at: Morning.AddDays(2)).ShouldRefuse(HttpStatusCode.Conflict, "dossiers.not-holder");
        (await MoveAsync(desk, decided, "result", at: Morning.AddDays(2))).State.ShouldBe(DossierState.Returned);
    }

    [Fact]
    public async Task Or_at_the_desk_the_applicant_chose()
    {
        var desk = Person(await OpenFarCommuneAsync());
        var chosen = new Person(district.OtherCommune, district.App.AsOfficial(district.OtherCommune, Desk));
        var received = await TakeInAsync(desk, await district.PublishLocalAsync(), result: district.OtherCommune);
        await chosen.Client.GetAsync($"/v1/dossiers/{received.Id}").ShouldBe(HttpStatusCode.NotFound);

        var decided = await DecideAsync(received);

        decided.AgencyId.ShouldBe(district.OtherCommune);
        (await ListedAsync(chosen, "my-office?state=Decided", received.Id)).ShouldBe(1);
        await TryAsync(desk, decided, "result", at: Morning.AddDays(2)).ShouldRefuse(HttpStatusCode.Conflict, "dossiers.not-holder");
        (await MoveAsync(chosen, decided, "result", at: Morning.AddDays(2))).AgencyId.ShouldBe(district.OtherCommune);
    }

    [Fact]
    public async Task An_online_submission_may_name_the_desk_where_its_result_is_fetched()
    {
        var citizen = new Person(Guid.Empty, district.App.As(CallerKind.Citizen, "dossiers:submit"));
        var body = new
        {
            procedureCode = await district.PublishLocalAsync(),
            agencyId = district.Commune,
            applicant = new { kind = "Citizen", name = "Nguyễn Thị Mai Hương", identity = "035085012345" },
            components = new[] { new { code = "DON", originals = 1, copies = 0 } },
            resultAgencyId = district.OtherCommune,
        };
        var submitted = await SendAsync(citizen.Client, "/v1/dossiers/online", body, Morning, key: Guid.CreateVersion7()).ShouldBe<Standing>(HttpStatusCode.Created);

        var accepted = await MoveAsync(district.CommuneDesk, submitted, "acceptance");

        (await DecideAsync(accepted)).AgencyId.ShouldBe(district.OtherCommune);
    }

    [Fact]
    public async Task While_the_clock_stands_the_desk_has_no_due_time_either()
    {
        var desk = Person(await OpenFarCommuneAsync());
        var received = await TakeInAsync(desk, await district.PublishLocalAsync());
        var stopped = await MoveAsync(district.CommuneDesk, received, "suspension", new { kind = "Stop", reason = "Dừng theo đề nghị" });
        (await DueAsync(desk, received.Id)).ShouldBeNull();

        var resumed = await MoveAsync(desk, stopped, "resumption", at: Morning.AddHours(3));

        (await DueAsync(desk, received.Id)).ShouldBe(resumed.DueAt);
        (await DueAsync(district.CommuneDesk, received.Id)).ShouldBe(resumed.DueAt);
    }

    [Fact]
    public async Task The_province_counts_it_once_and_each_agency_in_its_own_line()
    {
        var desk = Person(await OpenFarCommuneAsync());
        var procedure = await district.PublishLocalAsync();
        var received = await TakeInAsync(desk, procedure);
        await DecideAsync(received);
        var reporter = district.App.AsReporter(district.Province);

        var table = await reporter.GetAsync($"/v1/reports/tracking-table?from=2015-01-01&to=2015-01-31&by=agency&procedure={procedure}").ShouldBe<JsonElement>(HttpStatusCode.OK);

        table.GetProperty("total").GetProperty("received").GetInt64().ShouldBe(1);
        table.GetProperty("identityHolds").GetBoolean().ShouldBeTrue();
        table.GetProperty("rows").EnumerateArray().Select(r => (r.GetProperty("id").GetGuid(), r.GetProperty("received").GetInt64(), r.GetProperty("resolved").GetInt64()))
            .ShouldBe([(district.Commune, 1, 1), (desk.Id, 1, 1)], ignoreOrder: true);
        (await RegisterAsync(district.Commune)).ShouldContain(received.Code!);
        (await RegisterAsync(desk.Id)).ShouldNotContain(received.Code!);
        async Task<string> RegisterAsync(Guid agency) =>
            (await reporter.GetAsync($"/v1/reports/register?from=2015-01-01&to=2015-01-31&agency={agency}&procedure={procedure}").ShouldBe<JsonElement>(HttpStatusCode.OK)).GetRawText();
    }

    [Fact]
    public async Task A_procedure_may_keep_it_to_the_competent_agencys_own_desk()
    {
        var desk = Person(await OpenFarCommuneAsync());
        var procedure = await district.PublishAsync([new { no = 1, name = "Tiếp nhận", agency = new { kind = "Receiving" }, hours = 8 }], 1, outOfBoundary: false);

        await TryTakeInAsync(desk, procedure).ShouldRefuse(HttpStatusCode.Conflict, "dossiers.out-of-boundary-not-allowed");
        await TryTakeInAsync(district.CommuneDesk, procedure, result: desk.Id).ShouldRefuse(HttpStatusCode.Conflict, "dossiers.out-of-boundary-not-allowed");
        await TryTakeInAsync(district.CommuneDesk, procedure).ShouldBe(HttpStatusCode.Created);
    }

    [Fact]
    public async Task Not_across_provinces_not_for_an_unknown_agency_and_not_at_a_desk_out_of_reach()
    {
        var (province, far) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await district.OpenAsync(province, "province", "UBND tỉnh Nam Định", "UBND tỉnh", "H40", null);
        await district.OpenAsync(far, "commune", "UBND xã Mỹ Phúc", "UBND xã", "H40.30", province);
        await KnownAsync(far);
        var procedure = await district.PublishLocalAsync();

        await TryTakeInAsync(Person(far), procedure).ShouldRefuse(HttpStatusCode.Conflict, "dossiers.other-province");
        await TryTakeInAsync(district.CommuneDesk, procedure, result: far).ShouldRefuse(HttpStatusCode.Conflict, "dossiers.other-province");
        await TryTakeInAsync(district.CommuneDesk, procedure, result: Guid.CreateVersion7()).ShouldRefuse(HttpStatusCode.Conflict, "dossiers.unknown-agency");
        await TryTakeInAsync(Person(far), procedure, at: district.OtherCommune).ShouldRefuse(HttpStatusCode.Conflict, "dossiers.unknown-agency");
    }

    private async Task<Guid> OpenFarCommuneAsync()
    {
        var (own, commune) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await district.OpenAsync(own, "district", "UBND huyện Kim Bảng", "UBND huyện", "H25.31", district.Province);
        await district.OpenAsync(commune, "commune", "UBND xã Thi Sơn", "UBND xã", $"H25.31.{Interlocked.Increment(ref _next)}", own);
        await KnownAsync(own);
        await KnownAsync(commune);
        return commune;
    }

    private Task KnownAsync(Guid agency) => Eventually.IsTrue(
        async () => (await district.App.AsOfficial(agency, "procedures:manage").GetAsync($"/v1/calendars/{agency}")).IsSuccessStatusCode, "the agency is known", TimeSpan.FromSeconds(30));

    private Person Person(Guid agency) => new(agency, district.App.AsOfficial(agency, Desk));

    private Task<HttpResponseMessage> TryTakeInAsync(Person desk, string procedure, Guid? at = null, Guid? result = null) => SendAsync(
        desk.Client,
        "/v1/dossiers",
        new
        {
            procedureCode = procedure,
            agencyId = at,
            competentAgencyId = district.Commune,
            resultAgencyId = result,
            applicant = new { kind = "Citizen", name = "Nguyễn Thị Mai Hương", identity = "035085012345" },
            components = new[] { new { code = "DON", originals = 1, copies = 0 } },
        },
        Morning,
        key: Guid.CreateVersion7());

    private Task<Standing> TakeInAsync(Person desk, string procedure, Guid? result = null) =>
        TryTakeInAsync(desk, procedure, null, result).ShouldBe<Standing>(HttpStatusCode.Created);

    private async Task<Standing> DecideAsync(Standing received)
    {
        var leader = new Person(Guid.CreateVersion7(), district.App.AsOfficial(district.Commune, "dossiers:decide", "dossiers:handle"));
        var last = await MoveAsync(leader, await MoveAsync(district.CommuneDesk, received, "hand-over", new { step = 2 }), "decision", new { outcome = "Granted" }, Morning.AddHours(5));
        return last;
    }

    private static async Task<int> ListedAsync(Person person, string list, Guid id) =>
        (await ReadAsync(person, $"/v1/worklists/{list}{(list.Contains('?', StringComparison.Ordinal) ? "&" : "?")}limit=200"))
            .GetProperty("items").EnumerateArray().Count(i => i.GetProperty("id").GetGuid() == id);

    private static async Task<DateTimeOffset?> DueAsync(Person person, Guid id) =>
        (await ReadAsync(person, "/v1/worklists/my-office?limit=200")).GetProperty("items").EnumerateArray().Single(i => i.GetProperty("id").GetGuid() == id)
            .TryGetProperty("dueAt", out var due) && due.ValueKind == JsonValueKind.String ? due.GetDateTimeOffset() : null;
}
