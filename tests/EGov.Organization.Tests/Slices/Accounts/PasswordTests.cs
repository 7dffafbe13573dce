using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using EGov.Testing;
using Shouldly;
using Xunit;

namespace EGov.Organization.Tests.Slices.Accounts;

public sealed class PasswordTests(OrganizationApp app) : IClassFixture<OrganizationApp>
{
    [Fact]
    public async Task A_first_password_opens_nothing_but_its_own_change()
    {
        await AccountAsync("moi-nhan", mustChange: true);
        await SignInAsync("moi-nhan", "Matkhau-1234").ShouldRefuse(HttpStatusCode.BadRequest, "organization.password-change-required");

        await ChangeAsync("moi-nhan", "Matkhau-1234", "Matkhau-moi-5").ShouldBe(HttpStatusCode.NoContent);

        await SignInAsync("moi-nhan", "Matkhau-moi-5").ShouldBe(HttpStatusCode.OK);
        await SignInAsync("moi-nhan", "Matkhau-1234").ShouldRefuse(HttpStatusCode.BadRequest, "organization.wrong-credentials");
    }

    [Theory]
    [InlineData("Ab-1234")]
    [InlineData("matkhau-1234")]
    [InlineData("MATKHAU-1234")]
    [InlineData("Matkhau1234")]
    [InlineData("Matkhau-abcd")]
    [InlineData("Yeu-Matkhau-1")]
    public async Task A_weak_password_is_refused(string password)
    {
        var official = await app.RegisterOfficialAsync();

        await app.Administrator.CreateAsync("/v1/accounts", new { officialId = official, userName = "yeu-matkhau", password })
            .ShouldRefuse(HttpStatusCode.BadRequest, "organization.weak-password");
    }

    [Fact]
    public async Task An_administrator_s_password_is_longer()
    {
        var official = await app.RegisterOfficialAsync();
        await app.AppointAsync(official, await app.AgencyIdAsync("H02.30"), "administrator");

        await app.Administrator.CreateAsync("/v1/accounts", new { officialId = official, userName = "quantri2", password = "Abcd-1234" })
            .ShouldRefuse(HttpStatusCode.BadRequest, "organization.weak-password");
        await app.Administrator.CreateAsync("/v1/accounts", new { officialId = official, userName = "quantri2", password = "Abcd-12345" }).ShouldBe(HttpStatusCode.Created);
    }

    [Fact]
    public async Task Whoever_becomes_an_administrator_chooses_a_longer_password()
    {
        var official = await AccountAsync("len-quantri");
        await SignInAsync("len-quantri", "Matkhau-1234").ShouldBe(HttpStatusCode.OK);

        await app.AppointAsync(official, await app.AgencyIdAsync("H02.30"), "administrator");

        await SignInAsync("len-quantri", "Matkhau-1234").ShouldRefuse(HttpStatusCode.BadRequest, "organization.password-change-required");
    }

    [Fact]
    public async Task None_of_the_last_three_passwords_comes_back()
    {
        await AccountAsync("doi-nhieu");
        await ChangeAsync("doi-nhieu", "Matkhau-1234", "Matkhau-2345").ShouldBe(HttpStatusCode.NoContent);
        await ChangeAsync("doi-nhieu", "Matkhau-2345", "Matkhau-3456").ShouldBe(HttpStatusCode.NoContent);

        foreach (var former in new[] { "Matkhau-1234", "Matkhau-2345", "Matkhau-3456" })
        {
            await ChangeAsync("doi-nhieu", "Matkhau-3456", former).ShouldRefuse(HttpStatusCode.Conflict, "organization.password-used-before");
        }

        await ChangeAsync("doi-nhieu", "Matkhau-3456", "Matkhau-4567").ShouldBe(HttpStatusCode.NoContent);
        await ChangeAsync("doi-nhieu", "Matkhau-4567", "Matkhau-1234").ShouldBe(HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task A_password_grows_old()
    {
        await using var own = new OrganizationApp();
        await own.InitializeAsync();

        own.Time.Advance(TimeSpan.FromDays(93));
        await SignInAsync("quantri", "BacGiang@2015", own).ShouldRefuse(HttpStatusCode.BadRequest, "organization.password-change-required");
        await SignInAsync("motcua", "YenThe@2015", own).ShouldBe(HttpStatusCode.OK);

        own.Time.Advance(TimeSpan.FromDays(93));
        await SignInAsync("motcua", "YenThe@2015", own).ShouldRefuse(HttpStatusCode.BadRequest, "organization.password-change-required");
    }

    [Fact]
    public async Task Wrong_guesses_lock_the_account_even_for_the_right_password_for_a_while()
    {
        await using var own = new OrganizationApp();
        await own.InitializeAsync();
        for (var i = 0; i < 5; i++)
        {
            await SignInAsync("motcua", $"guess-{i}", own).ShouldRefuse(HttpStatusCode.BadRequest, "organization.wrong-credentials");
        }

        var locked = await SignInAsync("motcua", "YenThe@2015", own);
        locked.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        locked.Headers.RetryAfter!.Delta!.Value.ShouldBeInRange(TimeSpan.FromMinutes(14), TimeSpan.FromMinutes(15));
        (await locked.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString().ShouldBe("organization.account-locked");

        own.Time.Advance(TimeSpan.FromMinutes(15));
        await SignInAsync("motcua", "YenThe@2015", own).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Guesses_made_at_once_all_count()
    {
        await AccountAsync("bi-do-mat-khau");

        await Task.WhenAll(Enumerable.Range(0, 5).Select(i => SignInAsync("bi-do-mat-khau", $"guess-{i}")));

        await SignInAsync("bi-do-mat-khau", "Matkhau-1234").ShouldRefuse(HttpStatusCode.BadRequest, "organization.account-locked");
    }

    [Fact]
    public async Task A_reset_password_ends_every_sign_in_and_has_to_be_changed()
    {
        var official = await app.RegisterOfficialAsync();
        var id = await app.CreateAccountAsync(official, "quen-mat-khau", "Matkhau-1234");
        var token = await SignInAsync("quen-mat-khau", "Matkhau-1234").ShouldBe<JsonElement>(HttpStatusCode.OK);

        await app.Administrator.ChangeAsync($"/v1/accounts/{id}/password", new { password = "Matkhau-9876" }, 1).ShouldBe(HttpStatusCode.OK);

        await app.Anonymous().TokenAsync(("grant_type", "refresh_token"), ("refresh_token", token.GetProperty("refresh_token").GetString()!))
            .ShouldRefuse(HttpStatusCode.BadRequest, "organization.refresh-token-refused");
        await SignInAsync("quen-mat-khau", "Matkhau-9876").ShouldRefuse(HttpStatusCode.BadRequest, "organization.password-change-required");
        await app.Administrator.ChangeAsync($"/v1/accounts/{id}/password", new { password = "Matkhau-8765" }, 1)
            .ShouldRefuse(HttpStatusCode.PreconditionFailed, "common.version-conflict");
    }

    private async Task<Guid> AccountAsync(string userName, bool mustChange = false)
    {
        var official = await app.RegisterOfficialAsync();
        await app.CreateAccountAsync(official, userName, "Matkhau-1234", mustChange);
        return official;
    }

    private Task<HttpResponseMessage> SignInAsync(string userName, string password, OrganizationApp? at = null) =>
        (at ?? app).Anonymous().TokenAsync(("grant_type", "password"), ("username", userName), ("password", password));

    private Task<HttpResponseMessage> ChangeAsync(string userName, string password, string newPassword) =>
        app.Anonymous().PostAsJsonAsync("/v1/accounts/own/password", new { userName, password, newPassword });
}
