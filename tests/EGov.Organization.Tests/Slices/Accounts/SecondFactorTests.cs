using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using EGov.Organization.Model;
using EGov.Testing;
using Shouldly;
using Xunit;

namespace EGov.Organization.Tests.Slices.Accounts;

public sealed class SecondFactorTests(OrganizationApp app) : IClassFixture<OrganizationApp>
{
    [Fact]
    public async Task Once_enrolled_sign_in_asks_for_a_code_that_counts_once()
    {
        var (_, key, codes) = await EnrolledAsync("hai-buoc");

        codes.Count.ShouldBe(10);
        await SignInAsync("hai-buoc").ShouldRefuse(HttpStatusCode.BadRequest, "organization.one-time-code-required");
        await SignInAsync("hai-buoc", "000000").ShouldRefuse(HttpStatusCode.BadRequest, "organization.wrong-one-time-code");
        // The step that enrolled is used up; the app's next one is within the drift allowed.
        var code = OneTimeCode.At(key, app.Time.GetUtcNow().AddSeconds(30));
        await SignInAsync("hai-buoc", code).ShouldBe(HttpStatusCode.OK);
        await SignInAsync("hai-buoc", code).ShouldRefuse(HttpStatusCode.BadRequest, "organization.wrong-one-time-code");
    }

    [Fact]
    public async Task A_recovery_code_stands_in_once()
    {
        var (_, _, codes) = await EnrolledAsync("mat-dien-thoai");

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => SignInAsync("mat-dien-thoai", codes[0])));

        answers.Count(a => a.StatusCode == HttpStatusCode.OK).ShouldBe(1);
        await SignInAsync("mat-dien-thoai", codes[1]).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_code_that_does_not_fit_the_key_enrols_nothing()
    {
        var client = await AccountAsync("nham-ma");
        await client.PostAsync("/v1/accounts/own/second-factor/confirmation", JsonContent.Create(new { code = "123456" }))
            .ShouldRefuse(HttpStatusCode.Conflict, "organization.second-factor-not-started");
        await client.PostAsync("/v1/accounts/own/second-factor", null).ShouldBe(HttpStatusCode.OK);

        await client.PostAsJsonAsync("/v1/accounts/own/second-factor/confirmation", new { code = "000000" })
            .ShouldRefuse(HttpStatusCode.BadRequest, "organization.wrong-one-time-code");

        await SignInAsync("nham-ma").ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Its_owner_removes_it_with_a_code()
    {
        var (client, _, codes) = await EnrolledAsync("tat-hai-buoc");
        await client.PostAsync("/v1/accounts/own/second-factor", null).ShouldRefuse(HttpStatusCode.Conflict, "organization.second-factor-active");

        await client.PostAsJsonAsync("/v1/accounts/own/second-factor/removal", new { code = "000000" })
            .ShouldRefuse(HttpStatusCode.BadRequest, "organization.wrong-one-time-code");
        await client.PostAsJsonAsync("/v1/accounts/own/second-factor/removal", new { code = codes[0] }).ShouldBe(HttpStatusCode.NoContent);

        await SignInAsync("tat-hai-buoc").ShouldBe(HttpStatusCode.OK);
        await client.PostAsJsonAsync("/v1/accounts/own/second-factor/removal", new { code = codes[1] })
            .ShouldRefuse(HttpStatusCode.Conflict, "organization.second-factor-not-started");
    }

    [Fact]
    public async Task An_administrator_removes_it_for_somebody_who_lost_everything()
    {
        var (client, _, _) = await EnrolledAsync("mat-het");
        var own = await client.GetAsync("/v1/accounts/own").ShouldBe<JsonElement>(HttpStatusCode.OK);
        own.GetProperty("secondFactor").GetBoolean().ShouldBeTrue();

        await app.Administrator.ChangeAsync($"/v1/accounts/{own.GetProperty("id").GetGuid()}/second-factor/removal", null, own.GetProperty("version").GetInt32())
            .ShouldBe(HttpStatusCode.OK);

        await SignInAsync("mat-het").ShouldBe(HttpStatusCode.OK);
        await Eventually.IsTrue(() => app.Events.HeardOf("egov.organization.second-factor-removed.v1").Any(e => e.GetProperty("data").GetProperty("byAdministrator").GetBoolean()), "the removal is told");
    }

    private async Task<(HttpClient Client, byte[] Key, IReadOnlyList<string> RecoveryCodes)> EnrolledAsync(string userName)
    {
        var client = await AccountAsync(userName);
        var enrolment = await client.PostAsync("/v1/accounts/own/second-factor", null).ShouldBe<JsonElement>(HttpStatusCode.OK);
        var text = enrolment.GetProperty("key").GetString()!;
        enrolment.GetProperty("uri").GetString().ShouldBe($"otpauth://totp/EGov:{userName}?secret={text}&issuer=EGov");
        var key = Base32.Decode(text);
        var confirmed = await client.PostAsJsonAsync("/v1/accounts/own/second-factor/confirmation", new { code = OneTimeCode.At(key, app.Time.GetUtcNow()) })
            .ShouldBe<JsonElement>(HttpStatusCode.OK);
        return (client, key, [.. confirmed.GetProperty("recoveryCodes").EnumerateArray().Select(c => c.GetString()!)]);
    }

    private async Task<HttpClient> AccountAsync(string userName)
    {
        await app.CreateAccountAsync(await app.RegisterOfficialAsync(), userName, "Matkhau-1234");
        return await app.SignInAsync(userName, "Matkhau-1234");
    }

    private Task<HttpResponseMessage> SignInAsync(string userName, string? code = null) => app.Anonymous().TokenAsync(
        [("grant_type", "password"), ("username", userName), ("password", "Matkhau-1234"), .. code is null ? Array.Empty<(string, string)>() : [("otp", code)]]);
}
