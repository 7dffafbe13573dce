using System.Text.Json;
using EGov.Dossiers.Tests.Slices.Supplements;
using Shouldly;
using Xunit;
using static EGov.Dossiers.Tests.District;

namespace EGov.Dossiers.Tests.Slices.Reception;

public sealed class BeingOnTimeAtTheDeskTests(District district) : IClassFixture<District>
{
    [Fact]
    public async Task A_submission_accepted_late_is_counted_from_the_instant_it_was_late()
    {
        var desk = await district.AppointAsync(district.OtherCommune, "Ngô Thị Lan", "dossiers:receive", "dossiers:handle");
        var procedure = await district.PublishLocalAsync(days: 3);
        var (inTime, late, open) = (await SubmitAsync(procedure), await SubmitAsync(procedure), await SubmitAsync(procedure));

        await MoveAsync(desk, inTime, "acceptance", at: Civil("2015-01-06 08:00"));
        await MoveAsync(desk, late, "declination", new { reason = "Không đúng đối tượng" }, Civil("2015-01-06 08:01"));

        (await CountAsync(Civil("2015-01-06 08:00"))).ShouldBe(0);
        (await CountAsync(Civil("2015-01-06 09:00"))).ShouldBe(2);
        await MoveAsync(desk, open, "acceptance", at: Civil("2015-01-07 08:00"));
        (await CountAsync(Civil("2015-01-06 08:00"))).ShouldBe(0);
        (await CountAsync(Civil("2015-01-06 09:00"))).ShouldBe(2);
        (await CountAsync(Civil("2015-02-01 08:00"))).ShouldBe(2);

        Task<int> CountAsync(DateTimeOffset asOf) => district.App.AnsweredLateAsync(district.OtherCommune, asOf);
        Task<Standing> SubmitAsync(string code) => SubmitToAsync(code, district.OtherCommune, Morning);
    }

    [Fact]
    public async Task A_request_for_a_supplement_answers_a_submission_and_each_wait_is_judged_for_itself()
    {
        var desk = await district.AppointAsync(district.JusticeOffice, "Ngô Thị Lan", "dossiers:receive", "dossiers:handle");
        var submitted = await SubmitToAsync(await district.PublishLocalAsync(days: 3), district.JusticeOffice, Morning);
        var asked = await Supplementing.AskAsync(desk, submitted, at: Civil("2015-01-06 07:45"));
        var answered = await Supplementing.AnswerAsync(desk, asked, at: Civil("2015-01-12 08:00"));

        await MoveAsync(desk, answered, "acceptance", at: Civil("2015-01-13 08:30"));

        (await district.App.AnsweredLateAsync(district.JusticeOffice, Civil("2015-01-12 12:00"))).ShouldBe(0);
        (await district.App.AnsweredLateAsync(district.JusticeOffice, Civil("2015-01-14 08:00"))).ShouldBe(1);
    }

    [Theory]
    [InlineData("2015-01-05 08:00", "2015-01-05 17:00")]
    [InlineData("2015-01-05 15:00", "2015-01-05 17:00")]
    [InlineData("2015-01-05 15:01", "2015-01-06 08:30")]
    [InlineData("2015-01-05 18:00", "2015-01-06 08:30")]
    [InlineData("2015-01-09 16:00", "2015-01-12 08:30")]
    [InlineData("2015-01-10 09:00", "2015-01-12 08:30")]
    public async Task Reception_hands_on_the_same_day_or_after_three_at_the_start_of_the_next(string at, string by)
    {
        var received = await district.ReceiveAsync(await district.PublishLocalAsync(days: 3), Civil(at));

        var handOn = await HandOnAsync(received);

        handOn.GetProperty("by").GetDateTimeOffset().ShouldBe(Civil(by));
        handOn.GetProperty("at").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Theory]
    [InlineData("2015-01-05 17:00", false)]
    [InlineData("2015-01-06 07:30", true)]
    public async Task A_late_hand_on_is_marked(string at, bool late)
    {
        var received = await district.ReceiveAsync(await district.PublishLocalAsync(days: 3));

        await MoveAsync(district.CommuneDesk, received, "hand-over", new { step = 2 }, Civil(at));

        var handOn = await HandOnAsync(received);
        (handOn.GetProperty("late").GetBoolean(), handOn.GetProperty("at").GetDateTimeOffset()).ShouldBe((late, Civil(at)));
    }

    [Fact]
    public async Task An_accepted_submission_is_handed_on_from_its_acceptance()
    {
        var submitted = await district.SubmitAsync(district.Citizen(), Morning);

        var accepted = await MoveAsync(district.CommuneDesk, submitted, "acceptance", at: Civil("2015-01-05 15:30"));

        (await HandOnAsync(accepted)).GetProperty("by").GetDateTimeOffset().ShouldBe(Civil("2015-01-06 08:30"));
    }

    [Fact]
    public async Task Giving_it_to_another_official_hands_it_on_and_taking_it_up_oneself_does_not()
    {
        var procedure = await district.PublishLocalAsync(days: 3);
        var colleague = await district.AppointAsync(district.Commune, "Lý Văn Hùng", "dossiers:assign");
        var (own, other) = (await district.ReceiveAsync(procedure), await district.ReceiveAsync(procedure));

        await MoveAsync(district.CommuneDesk, own, "taking-up");
        await MoveAsync(colleague, other, "assignment", new { officialId = colleague.Id });

        (await HandOnAsync(own)).GetProperty("at").ValueKind.ShouldBe(JsonValueKind.Null);
        (await HandOnAsync(other)).GetProperty("at").GetDateTimeOffset().ShouldBe(Morning.AddHours(1));
    }

    [Fact]
    public async Task Where_no_step_follows_there_is_nothing_to_hand_on()
    {
        var procedure = await district.PublishAsync([new { no = 1, name = "Giải quyết ngay", agency = new { kind = "Receiving" }, hours = 8 }], 1);

        var received = await district.ReceiveAsync(procedure);

        (await HandOnAsync(received)).ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public async Task A_pause_moves_the_hand_on_and_late_ones_are_counted_as_of_any_instant()
    {
        var desk = await district.AppointAsync(district.LabourOffice, "Hà Văn Tú", "dossiers:receive", "dossiers:handle");
        var procedure = await district.PublishLocalAsync(days: 3);
        var (paused, late) = (await district.ReceiveAsync(procedure, Morning, desk), await district.ReceiveAsync(procedure, Morning, desk));
        var asked = await Supplementing.AskAsync(desk, paused, at: Civil("2015-01-05 10:00"));

        (await HandOnAsync(paused, desk)).ValueKind.ShouldBe(JsonValueKind.Null);
        var answered = await Supplementing.AnswerAsync(desk, asked, at: Civil("2015-01-08 10:00"));
        (await HandOnAsync(paused, desk)).GetProperty("by").GetDateTimeOffset().ShouldBe(Civil("2015-01-08 17:00"));
        await MoveAsync(desk, answered, "hand-over", new { step = 2 }, Civil("2015-01-08 16:00"));
        await MoveAsync(desk, late, "hand-over", new { step = 2 }, Civil("2015-01-09 16:00"));

        (await district.App.HandedOnLateAsync(district.LabourOffice, Civil("2015-01-05 16:00"))).ShouldBe(0);
        (await district.App.HandedOnLateAsync(district.LabourOffice, Civil("2015-01-06 08:00"))).ShouldBe(1);
        (await district.App.HandedOnLateAsync(district.LabourOffice, Civil("2015-02-01 08:00"))).ShouldBe(1);
    }

    private async Task<JsonElement> HandOnAsync(Standing dossier, Person? desk = null) =>
        (await ReadAsync(desk ?? district.CommuneDesk, $"/v1/dossiers/{dossier.Id}")).GetProperty("handOn");

    private async Task<Standing> SubmitToAsync(string procedure, Guid agency, DateTimeOffset at) => await EGov.Testing.HttpAssertions.ShouldBe<Standing>(
        SendAsync(
            district.Citizen().Client,
            "/v1/dossiers/online",
            new
            {
                procedureCode = procedure,
                agencyId = agency,
                applicant = new { kind = "Citizen", name = "Hoàng Văn Thái", identity = "035090123456" },
                components = new[] { new { code = "DON", originals = 1, copies = 0 } },
            },
            at,
            key: Guid.CreateVersion7()),
        System.Net.HttpStatusCode.Created);
}
