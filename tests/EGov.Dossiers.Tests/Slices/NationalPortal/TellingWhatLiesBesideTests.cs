using System.Net;
using System.Text.Json;
using EGov.Dossiers.Tests.Slices.Files;
using EGov.Dossiers.Tests.Slices.Supplements;
using EGov.Organization.Contracts;
using EGov.Testing;
using EGov.TestPortal;
using Shouldly;
using Xunit;
using static EGov.Dossiers.Tests.District;

namespace EGov.Dossiers.Tests.Slices.NationalPortal;

/// <summary>What happens beside a dossier's way through its steps belongs into its message too.</summary>
public sealed class TellingWhatLiesBesideTests(PortalDistrict world) : IClassFixture<PortalDistrict>, IAsyncLifetime
{
    public async ValueTask InitializeAsync() => await world.BehavesAsync(new Behaviour());

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task A_supplement_is_told_with_what_is_missing_and_then_with_its_answer()
    {
        var dossier = await world.District.ReceiveAsync(await world.District.PublishLocalAsync(days: 3));
        var asked = await Supplementing.AskAsync(world.District.CommuneDesk, dossier);
        await world.TellAsync(asked, Morning.AddHours(2));
        var open = (await ToldAsync(dossier)).GetProperty("DanhSachHoSoBoSung")[0];

        var answered = await Supplementing.AnswerAsync(world.District.CommuneDesk, asked);
        await world.TellAsync(answered, Morning.AddHours(4));

        Texts(open, "HoSoBoSungId", "TrangThaiBoSung", "NgayBoSung", "NgayHenTraTruoc", "NgayTiepNhanBoSung", "NgayHenTraMoi")
            .ShouldBe(["1", "0", "20150105090000", Wire(dossier.DueAt), "", ""]);
        open.GetProperty("NoiDungBoSung").GetString()!.ShouldStartWith("Giấy tờ kèm theo: ");
        var done = (await ToldAsync(dossier)).GetProperty("DanhSachHoSoBoSung")[0];
        Texts(done, "TrangThaiBoSung", "NgayTiepNhanBoSung", "NgayHenTraTruoc", "NgayHenTraMoi").ShouldBe(["1", "20150105110000", Wire(dossier.DueAt), Wire(answered.DueAt)]);
        Texts(done.GetProperty("DanhSachGiayToBoSung")[0], "TenGiayTo", "SoLuong").ShouldBe(["Giấy tờ kèm theo", "1"]);
    }

    [Fact]
    public async Task A_signed_result_is_told_with_the_address_at_which_its_owner_reads_it()
    {
        var citizen = Supplementing.Citizen(world.District);
        var submitted = await world.District.SubmitAsync(citizen, Morning);
        var accepted = await MoveAsync(world.District.CommuneDesk, submitted, "acceptance");
        var (decided, decider) = await world.District.DecidedAsync(received: accepted);
        await world.TellAsync(decided, Morning.AddHours(4));
        (await ToldAsync(decided)).GetProperty("DanhSachGiayToKetQua").GetArrayLength().ShouldBe(0);

        await decider.TrySignAsync(decided, await DossiersApp.UploadAsync(decider.Client, "Giấy phép.pdf", SampleFiles.Pdf(text: "GP"))).ShouldBe(HttpStatusCode.Created);
        await world.TellAsync(decided, Morning.AddHours(5));

        var result = (await ToldAsync(decided)).GetProperty("DanhSachGiayToKetQua")[0];
        Texts(result, "TenGiayTo", "DuongDanTepTinKetQua")
            .ShouldBe(["Giấy phép.pdf", $"https://motcua.example.gov.vn/api/dossiers/v1/my-dossiers/{decided.Id}/result-file/content"]);
    }

    [Fact]
    public async Task A_new_date_that_an_apology_gives_is_told()
    {
        var dossier = await world.District.ReceiveAsync(await world.District.PublishLocalAsync(days: 3));
        await world.TellAsync(dossier, Morning.AddHours(1));
        var (wednesday, friday) = (Civil("2015-01-07 10:00"), Civil("2015-01-09 10:00"));
        await world.District.App.RunWorkAsync("deadline-sweep", wednesday);
        var leader = world.District.App.AsOfficial(world.District.Commune, "dossiers:decide");
        var apologies = await leader.GetAsync("/v1/apologies?limit=200").ShouldBe<JsonElement>(HttpStatusCode.OK);
        var apology = apologies.GetProperty("items").EnumerateArray().Single(a => a.GetProperty("dossierId").GetGuid() == dossier.Id).GetProperty("id").GetGuid();

        await SendAsync(leader, $"/v1/apologies/{apology}/signature", new { reason = "Cần xác minh thực địa", newDueAt = friday }, wednesday, 1).ShouldBe(HttpStatusCode.OK);
        await world.TellAsync(dossier, wednesday.AddHours(1));

        (await ToldAsync(dossier)).GetProperty("NgayHenTra").GetString().ShouldBe("20150109100000");
    }

    [Fact]
    public async Task A_dossier_that_passed_to_a_successor_is_told_with_the_agency_that_has_it()
    {
        var closed = Guid.CreateVersion7();
        await world.District.OpenAsync(closed, "commune", "UBND xã Liêm Thuận", "UBND xã", "H25.30.77", world.District.Own);
        var desk = await world.District.AppointAsync(closed, "Đinh Văn Lộc", "dossiers:receive");
        await Eventually.IsTrue(
            async () => (await world.District.App.AsOfficial(closed, "procedures:manage").GetAsync($"/v1/calendars/{closed}")).IsSuccessStatusCode, "the agency is known");
        var dossier = await world.District.ReceiveAsync(await world.District.PublishLocalAsync(days: 3), desk: desk);
        await world.TellAsync(dossier, Morning.AddHours(1));
        (await ToldAsync(dossier)).GetProperty("DonViXuLy").GetString().ShouldBe("UBND xã Liêm Thuận");

        await world.District.App.Events.TellAsync(closed, 2, new AgencyClosed(closed, [world.District.Commune], new DateOnly(2015, 1, 6)));
        await world.District.App.Events.TellAsync(world.District.Commune, 2, new AgenciesMerged(world.District.Commune, [closed], new DateOnly(2015, 1, 6)));
        await Eventually.IsTrue(
            async () => (await world.District.App.RunWorkAsync("reorganisation", Civil("2015-01-06 02:00"))).GetProperty("moved").GetInt32() == 1, "the dossier moved");
        await world.TellAsync(dossier, Civil("2015-01-06 03:00"));

        Texts(await ToldAsync(dossier), "DonViXuLy", "NoiNopHoSo").ShouldBe(["UBND xã Thanh Hà", "UBND xã Thanh Hà"]);
    }

    private async Task<JsonElement> ToldAsync(Standing dossier) => (await world.HasAsync(dossier.Code!)).GetProperty("dossier");

    private static string Wire(DateTimeOffset? at) => at!.Value.ToOffset(TimeSpan.FromHours(7)).ToString("yyyyMMddHHmmss", null);

    private static IEnumerable<string?> Texts(JsonElement told, params string[] names) => names.Select(n => told.GetProperty(n).GetString());
}
