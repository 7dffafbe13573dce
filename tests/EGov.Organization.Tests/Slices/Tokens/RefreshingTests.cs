using System.Net;
using System.Text.Json;
using EGov.Testing;
using Shouldly;
using Xunit;

namespace EGov.Organization.Tests.Slices.Tokens;

public sealed class RefreshingTests(OrganizationApp app) : IClassFixture<OrganizationApp>
{
    [Fact]
    public async Task Each_refresh_gives_another_refresh_token()
    {
        var first = await SignInAsync();
        var second = await RefreshedAsync(first);
        var third = await RefreshedAsync(second);

        new[] { first, second, third }.Distinct().Count().ShouldBe(3);
    }

    [Fact]
    public async Task A_used_refresh_token_ends_the_whole_sign_in()
    {
        var first = await SignInAsync();
        var second = await RefreshedAsync(first);

        await RefreshAsync(first).ShouldRefuse(HttpStatusCode.BadRequest, "organization.refresh-token-refused");

        await RefreshAsync(second).ShouldRefuse(HttpStatusCode.BadRequest, "organization.refresh-token-refused");
    }

    [Fact]
    public async Task One_token_used_by_many_at_once_is_good_once_at_most_and_then_for_nobody()
    {
        var token = await SignInAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => RefreshAsync(token)));

        answers.Count(a => a.StatusCode == HttpStatusCode.OK).ShouldBe(1);
        var winner = JsonDocument.Parse(await answers.Single(a => a.StatusCode == HttpStatusCode.OK).Content.ReadAsStringAsync());
        await RefreshAsync(winner.RootElement.GetProperty("refresh_token").GetString()!).ShouldRefuse(HttpStatusCode.BadRequest, "organization.refresh-token-refused");
    }

    [Fact]
    public async Task Sign_out_ends_the_sign_in_and_a_guess_ends_nothing()
    {
        var (mine, other) = (await SignInAsync(), await SignInAsync());

        await RevokeAsync(other[..43] + new string('A', 43)[..42]).ShouldBe(HttpStatusCode.OK);
        await RevokeAsync(mine).ShouldBe(HttpStatusCode.OK);

        await RefreshAsync(mine).ShouldRefuse(HttpStatusCode.BadRequest, "organization.refresh-token-refused");
        await RefreshAsync(other).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_refresh_token_belongs_to_its_client()
    {
        var token = await SignInAsync();

        await app.Anonymous().PostAsync("/connect/token", Requests.Form(
                [("grant_type", "refresh_token"), ("refresh_token", token), ("client_id", "egov-gateway"), ("client_secret", "egov-gateway-development-secret")]))
            .ShouldRefuse(HttpStatusCode.BadRequest, "organization.refresh-token-refused");
    }

    [Theory]
    [InlineData("")]
    [InlineData("short")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public async Task What_is_no_refresh_token_is_refused(string token) =>
        await RefreshAsync(token).ShouldRefuse(HttpStatusCode.BadRequest, "organization.refresh-token-refused");

    [Fact]
    public async Task A_narrowed_sign_in_stays_narrow()
    {
        var token = await app.Anonymous().TokenAsync(
            ("grant_type", "password"), ("username", "lanhdao"), ("password", "YenThe@2015"), ("scope", "dossiers:report")).ShouldBe<JsonElement>(HttpStatusCode.OK);

        var refreshed = await RefreshAsync(token.GetProperty("refresh_token").GetString()!).ShouldBe<JsonElement>(HttpStatusCode.OK);

        refreshed.GetProperty("scope").GetString().ShouldBe("dossiers:report");
    }

    [Fact]
    public async Task An_idle_sign_in_ends()
    {
        await using var own = new OrganizationApp();
        await own.InitializeAsync();
        var token = await SignInAsync(own);

        own.Time.Advance(TimeSpan.FromHours(11));
        var refreshed = await own.Anonymous().TokenAsync(("grant_type", "refresh_token"), ("refresh_token", token)).ShouldBe<JsonElement>(HttpStatusCode.OK);
        own.Time.Advance(TimeSpan.FromHours(12));

        await own.Anonymous().TokenAsync(("grant_type", "refresh_token"), ("refresh_token", refreshed.GetProperty("refresh_token").GetString()!))
            .ShouldRefuse(HttpStatusCode.BadRequest, "organization.refresh-token-refused");
    }

    private Task<HttpResponseMessage> RefreshAsync(string token) => app.Anonymous().TokenAsync(("grant_type", "refresh_token"), ("refresh_token", token));

    private async Task<string> RefreshedAsync(string token) =>
        (await RefreshAsync(token).ShouldBe<JsonElement>(HttpStatusCode.OK)).GetProperty("refresh_token").GetString()!;

    private Task<HttpResponseMessage> RevokeAsync(string token) => app.Anonymous().PostAsync(
        "/connect/revocation", Requests.Form([("token", token), ("client_id", "egov-cli"), ("client_secret", OrganizationApp.CliSecret)]));

    private async Task<string> SignInAsync(OrganizationApp? at = null) =>
        (await (at ?? app).Anonymous().TokenAsync(("grant_type", "password"), ("username", "motcua"), ("password", "YenThe@2015"))
            .ShouldBe<JsonElement>(HttpStatusCode.OK)).GetProperty("refresh_token").GetString()!;
}
