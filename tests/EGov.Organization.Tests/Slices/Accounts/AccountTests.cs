using System.Net;
using System.Text.Json;
using EGov.Testing;
using Shouldly;
using Xunit;

namespace EGov.Organization.Tests.Slices.Accounts;

public sealed class AccountTests(OrganizationApp app) : IClassFixture<OrganizationApp>
{
    [Fact]
    public async Task A_disabled_account_signs_in_no_more_until_it_is_enabled()
    {
        var id = await app.CreateAccountAsync(await app.RegisterOfficialAsync(), "bi-khoa", "Matkhau-1234");
        var token = await SignInAsync("bi-khoa").ShouldBe<JsonElement>(HttpStatusCode.OK);

        await app.Administrator.ChangeAsync($"/v1/accounts/{id}/disabling", null, 1).ShouldBe(HttpStatusCode.OK);

        await SignInAsync("bi-khoa").ShouldRefuse(HttpStatusCode.BadRequest, "organization.account-disabled");
        await app.Anonymous().TokenAsync(("grant_type", "refresh_token"), ("refresh_token", token.GetProperty("refresh_token").GetString()!))
            .ShouldRefuse(HttpStatusCode.BadRequest, "organization.refresh-token-refused");
        await app.Administrator.ChangeAsync($"/v1/accounts/{id}/disabling", null, 2).ShouldRefuse(HttpStatusCode.Conflict, "organization.account-is-disabled");
        await app.Administrator.ChangeAsync($"/v1/accounts/{id}/enabling", null, 2).ShouldBe(HttpStatusCode.OK);
        await SignInAsync("bi-khoa").ShouldBe(HttpStatusCode.OK);
        await app.Administrator.ChangeAsync($"/v1/accounts/{id}/enabling", null, 3).ShouldRefuse(HttpStatusCode.Conflict, "organization.account-is-enabled");
        await Eventually.IsTrue(
            () => app.Events.Heard.Where(e => e.GetProperty("subject").GetString() == id.ToString()).Select(e => e.GetProperty("subjectversion").GetInt32()).SequenceEqual([1, 2, 3]),
            "creation, disabling and enabling are told in order");
    }

    [Fact]
    public async Task A_user_name_belongs_to_one_account_and_an_official_has_one()
    {
        var (first, second) = (await app.RegisterOfficialAsync(), await app.RegisterOfficialAsync());
        await app.CreateAccountAsync(first, "mot-ten", "Matkhau-1234");

        await CreateAsync(second, "MOT-TEN").ShouldRefuse(HttpStatusCode.Conflict, "organization.user-name-taken");
        await CreateAsync(first, "ten-khac").ShouldRefuse(HttpStatusCode.Conflict, "organization.official-has-account");
        await CreateAsync(Guid.NewGuid(), "khong-ai").ShouldRefuse(HttpStatusCode.BadRequest, "organization.unknown-official");
    }

    [Fact]
    public async Task An_account_shows_nothing_to_sign_in_with()
    {
        var shown = await (await app.Administrator.GetAsync("/v1/accounts/by-user-name/MotCua").ShouldBe(HttpStatusCode.OK)).Content.ReadAsStringAsync();

        shown.ShouldContain("\"userName\":\"motcua\"");
        shown.ShouldNotContain("hash", Case.Insensitive);
        shown.ShouldNotContain("stamp", Case.Insensitive);
    }

    [Fact]
    public async Task A_citizen_s_number_is_masked()
    {
        var citizen = await app.SignInAsync("024085000017", "YenThe@2015");

        var own = await citizen.GetAsync("/v1/accounts/own").ShouldBe<JsonElement>(HttpStatusCode.OK);

        own.GetProperty("userName").GetString().ShouldBe("*********017");
    }

    private Task<HttpResponseMessage> CreateAsync(Guid official, string userName) =>
        app.Administrator.CreateAsync("/v1/accounts", new { officialId = official, userName, password = "Matkhau-1234" });

    private Task<HttpResponseMessage> SignInAsync(string userName) =>
        app.Anonymous().TokenAsync(("grant_type", "password"), ("username", userName), ("password", "Matkhau-1234"));
}
