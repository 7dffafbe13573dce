using System.Net;
using System.Text.Json;
using EGov.Dossiers.Contracts;
using EGov.Dossiers.Tests.Slices.Supplements;
using EGov.Testing;
using Shouldly;
using Xunit;
using static EGov.Dossiers.Tests.District;

namespace EGov.Dossiers.Tests.Slices.Ending;

public sealed class RefusingTests(District district) : IClassFixture<District>
{
    [Fact]
    public async Task A_counter_that_takes_nothing_says_so_in_writing_with_number_and_reason()
    {
        var procedure = await district.PublishLocalAsync();

        var first = await RefuseAsync(Form(procedure)).ShouldBe<JsonElement>(HttpStatusCode.Created);
        var second = await RefuseAsync(Form(null, subject: "Xin cấp giấy đi đường")).ShouldBe<JsonElement>(HttpStatusCode.Created);

        NumberOf(second).ShouldBe(NumberOf(first) + 1);
        var notice = await ReadAsync(district.CommuneDesk, $"/v1/refusals/{first.GetProperty("id").GetGuid()}");
        (notice.GetProperty("stage").GetString(), notice.GetProperty("procedureCode").GetString(), notice.GetProperty("reason").GetString())
            .ShouldBe(("Counter", procedure, "Không thuộc thẩm quyền giải quyết của cơ quan: Thuộc Sở Tư pháp"));
        notice.GetProperty("dossierId").ValueKind.ShouldBe(JsonValueKind.Null);
        await district.ToldAsync(ReceptionRefused.EventType, first.GetProperty("id").GetGuid());
    }

    [Fact]
    public async Task Numbers_begin_again_each_year_and_read_as_the_forms_of_the_time()
    {
        var desk = await district.AppointAsync(district.OtherCommune, "Ngô Thị Lan", "dossiers:receive");

        (await NumberedAsync(desk, Civil("2025-09-12 08:00"))).ShouldBe("01/PTC");
        (await NumberedAsync(desk, Civil("2025-09-15 08:00"))).ShouldBe("02/PTC-TTPVHCC");
        (await NumberedAsync(desk, Civil("2026-01-05 08:00"))).ShouldBe("01/PTC-TTPVHCC");
    }

    [Fact]
    public async Task One_refusal_sent_ten_times_is_one_record()
    {
        var key = Guid.CreateVersion7();
        var desk = await district.AppointAsync(district.LabourOffice, "Hà Văn Tú", "dossiers:receive");

        await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => RefuseAsync(Form(null, subject: "Cùng một việc"), key, desk: desk).ShouldBe(HttpStatusCode.Created)));

        var listed = await ReadAsync(desk, "/v1/refusals?stage=counter");
        listed.GetProperty("items").GetArrayLength().ShouldBe(1);
    }

    [Fact]
    public async Task Whom_and_what_it_refuses_and_why_is_checked()
    {
        await RefuseAsync(Form("9.999999")).ShouldRefuse(HttpStatusCode.Conflict, "dossiers.unknown-procedure");
        await RefuseAsync(Form(null)).ShouldRefuse(HttpStatusCode.BadRequest, "common.invalid-request");
        await RefuseAsync(Form(null, subject: "Xin cấp giấy", identity: "999999999999")).ShouldRefuse(HttpStatusCode.BadRequest, "dossiers.wrong-citizen-number");
        await RefuseAsync(Form(null, subject: "Xin cấp giấy", reasonCode: "BS-THIEU")).ShouldRefuse(HttpStatusCode.Conflict, "dossiers.unknown-reason");
        await RefuseAsync(Form(null, subject: "Xin cấp giấy", reasonCode: "TC-KHAC", reason: null)).ShouldRefuse(HttpStatusCode.BadRequest, "dossiers.reason-required");
        await RefuseAsync(Form(null, subject: "Xin cấp giấy", agencyId: district.OtherCommune)).ShouldRefuse(HttpStatusCode.Conflict, "dossiers.unknown-agency");
        await RefuseAsync(Form(null, subject: "Xin cấp giấy"), desk: new Person(default, district.App.Anonymous())).ShouldBe(HttpStatusCode.Unauthorized);
        await RefuseAsync(Form(null, subject: "Xin cấp giấy"), desk: district.Specialist).ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Another_agencys_refusals_are_not_found()
    {
        var made = await RefuseAsync(Form(null, subject: "Xin cấp giấy")).ShouldBe<JsonElement>(HttpStatusCode.Created);
        var path = $"/v1/refusals/{made.GetProperty("id").GetGuid()}";

        await district.App.AsOfficial(district.OtherCommune, "dossiers:receive").GetAsync(path).ShouldBe(HttpStatusCode.NotFound);
        await district.App.Anonymous().GetAsync(path).ShouldBe(HttpStatusCode.Unauthorized);
        await district.App.AsOfficial(district.Commune, "dossiers:submit").GetAsync("/v1/refusals").ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_declined_submission_has_its_refusal_and_a_late_one_says_so()
    {
        var (early, late) = (await district.SubmitAsync(district.Citizen(), Morning), await district.SubmitAsync(district.Citizen(), Morning));

        await MoveAsync(district.CommuneDesk, early, "declination", new { reasonCode = "TC-TRUNG" }, Civil("2015-01-06 08:00"));
        await MoveAsync(district.CommuneDesk, late, "declination", new { reason = "Không đúng đối tượng" }, Civil("2015-01-06 08:01"));
        await TryAsync(district.CommuneDesk, await district.SubmitAsync(district.Citizen(), Morning), "declination", new { }).ShouldRefuse(HttpStatusCode.BadRequest, "dossiers.reason-required");

        var notices = (await ReadAsync(district.CommuneDesk, "/v1/refusals?stage=submission")).GetProperty("items").EnumerateArray().ToList();
        notices.Single(n => n.GetProperty("dossierId").GetGuid() == early.Id).GetProperty("late").GetBoolean().ShouldBeFalse();
        notices.Single(n => n.GetProperty("dossierId").GetGuid() == late.Id).GetProperty("late").GetBoolean().ShouldBeTrue();
    }

    [Theory]
    [InlineData("2015-01-06 08:00", false)]
    [InlineData("2015-01-06 08:01", true)]
    public async Task A_refusal_in_handling_is_in_writing_and_late_after_the_due_time(string at, bool late)
    {
        var officer = await district.AppointAsync(district.Commune, "Bùi Văn Sơn", "dossiers:handle", "dossiers:decide");
        var handed = await MoveAsync(district.CommuneDesk, await district.ReceiveAsync(await district.PublishLocalAsync()), "hand-over", new { step = 2 });

        var refused = await MoveAsync(officer, handed, "decision", new { outcome = "Refused", reasonCode = "TC-DIEUKIEN" }, Civil(at));

        var notice = await NoticeOfAsync(refused);
        (notice.GetProperty("late").GetBoolean(), notice.GetProperty("refuseBy").GetDateTimeOffset()).ShouldBe((late, Civil("2015-01-06 08:00")));
        notice.GetProperty("reason").GetString().ShouldBe("Không đủ điều kiện theo quy định của pháp luật");
        (await ReadAsync(district.CommuneDesk, $"/v1/dossiers/{refused.Id}")).GetProperty("decisionReason").GetString().ShouldBe("Không đủ điều kiện theo quy định của pháp luật");
    }

    [Fact]
    public async Task A_refusal_taken_back_for_correction_is_void()
    {
        var officer = await district.AppointAsync(district.Commune, "Bùi Văn Sơn", "dossiers:handle", "dossiers:decide");
        var handed = await MoveAsync(district.CommuneDesk, await district.ReceiveAsync(await district.PublishLocalAsync()), "hand-over", new { step = 2 });
        var refused = await MoveAsync(officer, handed, "decision", new { outcome = "Refused", reason = "Không đủ điều kiện" }, Morning.AddHours(2));

        await MoveAsync(officer, refused, "correction", new { reason = "Có giấy tờ mới" }, Morning.AddHours(3));

        (await NoticeOfAsync(refused)).GetProperty("voidedAt").GetDateTimeOffset().ShouldBe(Morning.AddHours(3));
    }

    private async Task<JsonElement> NoticeOfAsync(Standing dossier) => (await ReadAsync(district.CommuneDesk, "/v1/refusals?stage=handling&limit=200")).GetProperty("items")
        .EnumerateArray().Single(n => n.GetProperty("dossierId").GetGuid() == dossier.Id);

    private static int NumberOf(JsonElement answer) =>
        int.Parse(answer.GetProperty("documentNumber").GetString()!.Split('/')[0], System.Globalization.CultureInfo.InvariantCulture);

    private async Task<string> NumberedAsync(Person desk, DateTimeOffset at) =>
        (await RefuseAsync(Form(null, subject: "Xin cấp giấy"), at: at, desk: desk).ShouldBe<JsonElement>(HttpStatusCode.Created)).GetProperty("documentNumber").GetString()!;

    private Task<HttpResponseMessage> RefuseAsync(object form, Guid? key = null, DateTimeOffset? at = null, Person? desk = null) =>
        SendAsync((desk ?? district.CommuneDesk).Client, "/v1/refusals", form, at ?? Morning, key: key ?? Guid.CreateVersion7());

    private static object Form(
        string? procedure, string? subject = null, string identity = "035085012345", string? reasonCode = "TC-THAMQUYEN", string? reason = "Thuộc Sở Tư pháp", Guid? agencyId = null) => new
        {
            procedureCode = procedure,
            subject,
            agencyId,
            applicant = new { kind = "Citizen", name = "Nguyễn Thị Mai Hương", identity },
            reasonCode,
            reason,
        };
}
