using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using EGov.Api;
using EGov.Dossiers.Payments;
using EGov.Testing;
using Shouldly;
using Xunit;
using static EGov.Dossiers.Tests.District;
using static EGov.Dossiers.Tests.Slices.Payments.Till;

namespace EGov.Dossiers.Tests.Slices.Payments;

public sealed class SeeingWhatIsToBePaidTests(District district) : IClassFixture<District>
{
    [Fact]
    public async Task An_applicant_sees_what_is_to_be_paid_and_where_to_transfer_it()
    {
        var leader = await district.CommuneLeaderAsync();
        await SetAccountAsync(leader, district.Commune, "*").ShouldBe(HttpStatusCode.OK);
        var citizen = new Person(Guid.Empty, district.App.As(CallerKind.Citizen, "dossiers:submit"));
        var submitted = await SendAsync(
            citizen.Client, "/v1/dossiers/online", Application(await district.PublishPaidAsync(), fees: TwoPagesAndTheCharge, agencyId: district.Commune), Morning, key: Guid.CreateVersion7())
            .ShouldBe<Standing>(HttpStatusCode.Created);
        await AskAsync(district.CommuneDesk, submitted);

        var seen = await citizen.Client.GetAsync($"/v1/my-dossiers/{submitted.Id}/payment-requests").ShouldBe<ListMyPayments.Response>(HttpStatusCode.OK);

        (seen.Requests.Single().Total, seen.Accounts.Single().Number).ShouldBe(((2 * Page) + Charge, "3511000012345"));
        await district.App.As(CallerKind.Citizen, "dossiers:submit").GetAsync($"/v1/my-dossiers/{submitted.Id}/payment-requests").ShouldBe(HttpStatusCode.NotFound);
        await district.App.Anonymous().GetAsync($"/v1/my-dossiers/{submitted.Id}/payment-requests").ShouldBe(HttpStatusCode.Unauthorized);
        await district.CommuneDesk.Client.GetAsync($"/v1/my-dossiers/{submitted.Id}/payment-requests").ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_submission_that_is_declined_owes_nothing_any_more()
    {
        var citizen = district.App.As(CallerKind.Citizen, "dossiers:submit");
        var submitted = await SendAsync(
            citizen, "/v1/dossiers/online", Application(await district.PublishPaidAsync(), fees: TwoPagesAndTheCharge, agencyId: district.Commune), Morning, key: Guid.CreateVersion7())
            .ShouldBe<Standing>(HttpStatusCode.Created);
        var asked = await AskAsync(district.CommuneDesk, submitted);

        await MoveAsync(district.CommuneDesk, await NowAsync(district.CommuneDesk, submitted), "declination", new { reason = "Không thuộc thẩm quyền" });

        await Eventually.IsTrue(
            async () => (await PaymentAsync(district.CommuneDesk, asked.Id)).State == PaymentState.Cancelled, "the request is cancelled", TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task Only_a_leader_says_where_an_agency_is_paid_and_says_it_knowingly()
    {
        await SetAccountAsync(new Person(Guid.Empty, district.App.Anonymous()), district.LabourOffice, "\"0\"").ShouldBe(HttpStatusCode.Unauthorized);
        await SetAccountAsync(district.Specialist, district.LabourOffice, "\"0\"").ShouldBe(HttpStatusCode.Forbidden);
        await SetAccountAsync(district.Head, district.Commune, "\"0\"").ShouldBe(HttpStatusCode.NotFound);
        (await SetAccountAsync(district.Head, district.LabourOffice, "\"0\"").ShouldBe<JsonElement>(HttpStatusCode.OK)).GetProperty("version").GetInt32().ShouldBe(1);
        await SetAccountAsync(district.Head, district.LabourOffice, "\"0\"").ShouldRefuse(HttpStatusCode.PreconditionFailed, "common.version-conflict");
        await SetAccountAsync(district.Head, district.LabourOffice, "\"1\"", "số tài khoản").ShouldRefuse(HttpStatusCode.BadRequest, "common.invalid-request");
    }

    private static Task<HttpResponseMessage> SetAccountAsync(Person person, Guid agency, string version, string number = "3511000012345")
    {
        var request = new HttpRequestMessage(HttpMethod.Put, $"/v1/collection-accounts/{agency}")
        {
            Content = JsonContent.Create(new { bankCode = "KBNN", number, holder = "UBND xã Thanh Hà" }),
        };
        request.Headers.TryAddWithoutValidation("If-Match", version);
        return person.Client.SendAsync(request);
    }
}
