using System.Net;
using System.Text.Json;
using EGov.Api;
using EGov.Dossiers.Contracts;
using EGov.Testing;
using Shouldly;
using Xunit;
using static EGov.Dossiers.Tests.District;

namespace EGov.Dossiers.Tests.Slices.Reception;

public sealed class SubmittingOnlineTests(District district) : IClassFixture<District>
{
    [Fact]
    public async Task A_submission_is_received_when_the_desk_accepts_it()
    {
        var submitted = await SubmitAsync(Citizen(), Civil("2015-01-05 16:00"));

        submitted.Code.ShouldBeNull();
        submitted.State.ShouldBe(DossierState.Submitted);
        var accepted = await MoveAsync(district.CommuneDesk, submitted, "acceptance", at: Civil("2015-01-06 08:00"));
        accepted.State.ShouldBe(DossierState.Received);
        accepted.Code.ShouldNotBeNull().ShouldStartWith("000.21.30.H25-150106-");
        accepted.DueAt.ShouldBe(Civil("2015-01-09 08:00"));
        await TryAsync(district.CommuneDesk, accepted, "acceptance").ShouldRefuse(HttpStatusCode.Conflict, "dossiers.move-not-allowed");
    }

    [Fact]
    public async Task The_agency_has_eight_working_hours_to_answer()
    {
        var procedure = await district.PublishLocalAsync(days: 3);

        var answer = await SubmitRawAsync(Citizen(), procedure, Civil("2015-01-09 16:00")).ShouldBe<JsonElement>(HttpStatusCode.Created);

        answer.GetProperty("acceptBy").GetDateTimeOffset().ShouldBe(Civil("2015-01-12 16:00"));
    }

    [Fact]
    public async Task A_declined_submission_ends_without_a_code_and_tells_its_owner_why()
    {
        var citizen = Citizen();
        var submitted = await SubmitAsync(citizen, Morning);

        var declined = await MoveAsync(district.CommuneDesk, submitted, "declination", new { reason = "Không thuộc thẩm quyền" });

        declined.State.ShouldBe(DossierState.Declined);
        declined.Code.ShouldBeNull();
        await TryAsync(district.CommuneDesk, declined, "acceptance").ShouldRefuse(HttpStatusCode.Conflict, "dossiers.move-not-allowed");
        var seen = await ReadAsync(citizen, $"/v1/my-dossiers/{submitted.Id}");
        seen.GetProperty("message").GetString().ShouldBe("Không thuộc thẩm quyền");
    }

    [Fact]
    public async Task Its_owner_withdraws_it_and_nobody_else_does()
    {
        var citizen = Citizen();
        var submitted = await SubmitAsync(citizen, Morning);

        await TryAsync(Citizen(), submitted, "withdrawal", new { reason = "Không phải của mình" }).ShouldBe(HttpStatusCode.NotFound);
        var withdrawn = await MoveAsync(citizen, submitted, "withdrawal", new { reason = "Đã nộp nơi khác" });

        withdrawn.State.ShouldBe(DossierState.Withdrawn);
    }

    [Fact]
    public async Task One_submission_sent_twenty_times_is_one_dossier()
    {
        var (citizen, key) = (Citizen(), Guid.CreateVersion7());
        var procedure = await district.PublishLocalAsync(days: 3);

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => SubmitRawAsync(citizen, procedure, Morning, key).ShouldBe<Standing>(HttpStatusCode.Created)));

        answers.Select(a => a.Id).Distinct().ShouldHaveSingleItem();
        var mine = await ReadAsync(citizen, "/v1/my-dossiers");
        mine.GetProperty("items").GetArrayLength().ShouldBe(1);
    }

    [Fact]
    public async Task Officials_and_strangers_do_not_submit_online()
    {
        var procedure = await district.PublishLocalAsync();

        await SubmitRawAsync(new Person(default, district.App.Anonymous()), procedure, Morning).ShouldBe(HttpStatusCode.Unauthorized);
        await SubmitRawAsync(district.CommuneDesk, procedure, Morning).ShouldBe(HttpStatusCode.Forbidden);
        await SubmitRawAsync(new Person(default, district.App.AsOfficial(district.Commune, "dossiers:submit")), procedure, Morning)
            .ShouldRefuse(HttpStatusCode.Conflict, "dossiers.account-required");
    }

    private Person Citizen() => new(Guid.CreateVersion7(), district.App.As(CallerKind.Citizen, "dossiers:submit"));

    private async Task<Standing> SubmitAsync(Person citizen, DateTimeOffset at) =>
        await SubmitRawAsync(citizen, await district.PublishLocalAsync(days: 3), at).ShouldBe<Standing>(HttpStatusCode.Created);

    private Task<HttpResponseMessage> SubmitRawAsync(Person citizen, string procedure, DateTimeOffset at, Guid? key = null) => SendAsync(
        citizen.Client,
        "/v1/dossiers/online",
        new
        {
            procedureCode = procedure,
            agencyId = district.Commune,
            applicant = new { kind = "Citizen", name = "Hoàng Văn Thái", identity = "035090123456" },
            components = new[] { new { code = "DON", originals = 1, copies = 0 } },
        },
        at,
        key: key ?? Guid.CreateVersion7());
}
