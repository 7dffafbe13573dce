using System.Net;
using EGov.Dossiers.Contracts;
using EGov.Testing;
using Shouldly;
using Xunit;
using static EGov.Dossiers.Tests.District;
using static EGov.Dossiers.Tests.Slices.Supplements.Supplementing;

namespace EGov.Dossiers.Tests.Slices.Supplements;

public sealed class ExpiringSupplementsTests(District district) : IClassFixture<District>
{
    private static readonly DateTimeOffset Asked = Civil("2015-01-06 09:00");
    private static readonly DateTimeOffset AnswerBy = Civil("2015-02-05 17:00");

    [Fact]
    public async Task What_is_not_answered_in_time_is_stopped_once_and_told()
    {
        var received = await district.ReceiveAsync(await district.PublishLocalAsync(days: 3));
        await AskAsync(district.CommuneDesk, received, at: Asked);

        await district.App.RunWorkAsync("supplement-expiry", AnswerBy);
        (await StateOfAsync(received)).ShouldBe(DossierState.SupplementRequested);
        await district.App.RunWorkAsync("supplement-expiry", AnswerBy.AddMinutes(1));
        await district.App.RunWorkAsync("supplement-expiry", AnswerBy.AddMinutes(2));

        (await StateOfAsync(received)).ShouldBe(DossierState.Stopped);
        (await RequestsOfAsync(district.CommuneDesk, received))[0].GetProperty("expiredAt").GetDateTimeOffset().ShouldBe(AnswerBy.AddMinutes(1));
        var stop = (await ReadAsync(district.CommuneDesk, $"/v1/dossiers/{received.Id}/stops")).GetProperty("stops").EnumerateArray().Single();
        (stop.GetProperty("cause").GetString(), stop.GetProperty("reason").GetString()).ShouldBe(("SupplementExpired", "Quá thời hạn bổ sung hồ sơ"));
        await district.ToldAsync(SupplementExpired.EventType, received.Id);
        await district.ToldAsync(DossierStopped.EventType, received.Id);
        await district.ToldAsync(DossierSuspended.EventType, received.Id);
    }

    [Fact]
    public async Task After_the_expiry_the_desk_still_takes_the_supplement_and_the_applicant_does_not_send_it()
    {
        var citizen = district.Citizen();
        var submitted = await district.SubmitAsync(citizen, Morning);
        var accepted = await MoveAsync(district.CommuneDesk, submitted, "acceptance");
        await AskAsync(district.CommuneDesk, accepted, at: Asked);
        await district.App.RunWorkAsync("supplement-expiry", AnswerBy.AddMinutes(1));
        var stopped = await StandingOfAsync(accepted);

        await TryAnswerMineAsync(citizen, stopped, at: AnswerBy.AddDays(1)).ShouldRefuse(HttpStatusCode.Conflict, "dossiers.supplement-has-expired");
        var answered = await AnswerAsync(district.CommuneDesk, stopped, at: Civil("2015-02-09 08:00"));

        (answered.State, answered.DueAt).ShouldBe((DossierState.Processing, Civil("2015-02-12 08:00")));
    }

    [Fact]
    public async Task A_stopped_submission_is_resumed_to_acceptance_or_withdrawn()
    {
        var (one, other) = (district.Citizen(), district.Citizen());
        var (first, second) = (await district.SubmitAsync(one, Morning), await district.SubmitAsync(other, Morning));
        await AskAsync(district.CommuneDesk, first, at: Asked);
        await AskAsync(district.CommuneDesk, second, at: Asked);
        await district.App.RunWorkAsync("supplement-expiry", AnswerBy.AddMinutes(1));

        var resumed = await MoveAsync(district.CommuneDesk, await StandingOfAsync(first), "resumption", at: Civil("2015-02-09 08:00"));
        var withdrawn = await MoveAsync(other, await StandingOfAsync(second), "withdrawal", new { reason = "Không còn nhu cầu" }, Civil("2015-02-09 08:00"));

        resumed.State.ShouldBe(DossierState.Submitted);
        withdrawn.State.ShouldBe(DossierState.Withdrawn);
        await MoveAsync(district.CommuneDesk, resumed, "acceptance", at: Civil("2015-02-09 09:00"));
    }

    [Fact]
    public async Task Many_that_expire_are_all_stopped_in_one_run()
    {
        var procedure = await district.PublishLocalAsync(days: 3);
        var received = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => district.ReceiveAsync(procedure)));
        foreach (var dossier in received)
        {
            await AskAsync(district.CommuneDesk, dossier, at: Asked);
        }

        var answer = await district.App.RunWorkAsync("supplement-expiry", AnswerBy.AddDays(30));

        answer.GetProperty("expired").GetInt32().ShouldBeGreaterThanOrEqualTo(12);
        answer.GetProperty("postponed").GetInt32().ShouldBe(0);
        foreach (var dossier in received)
        {
            (await StateOfAsync(dossier)).ShouldBe(DossierState.Stopped);
        }
    }

    private async Task<DossierState> StateOfAsync(Standing dossier) => (await StandingOfAsync(dossier)).State;

    private async Task<Standing> StandingOfAsync(Standing dossier)
    {
        var read = await ReadAsync(district.CommuneDesk, $"/v1/dossiers/{dossier.Id}");
        return dossier with { Version = read.GetProperty("version").GetInt32(), State = Enum.Parse<DossierState>(read.GetProperty("state").GetString()!) };
    }
}
