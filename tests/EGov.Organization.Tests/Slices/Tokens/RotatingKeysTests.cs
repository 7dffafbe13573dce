using System.Net;
using System.Text.Json;
using EGov.Testing;
using Microsoft.IdentityModel.JsonWebTokens;
using Shouldly;
using Xunit;

namespace EGov.Organization.Tests.Slices.Tokens;

public sealed class RotatingKeysTests(OrganizationApp app) : IClassFixture<OrganizationApp>
{
    [Fact]
    public async Task A_new_key_is_published_before_it_signs_and_the_old_one_until_its_tokens_have_expired()
    {
        var former = (await KeysAsync()).ShouldHaveSingleItem();
        (await SigningKeyAsync()).ShouldBe(former);

        var rotated = await app.Administrator.PostAsync("/v1/signing-keys", null).ShouldBe<JsonElement>(HttpStatusCode.OK);
        var next = rotated.GetProperty("keyId").GetString()!;

        (await KeysAsync()).ShouldBe([next, former]);
        (await SigningKeyAsync()).ShouldBe(former);
        await app.Administrator.PostAsync("/v1/signing-keys", null).ShouldRefuse(HttpStatusCode.Conflict, "organization.rotation-under-way");

        app.Time.Advance(TimeSpan.FromMinutes(11));
        (await SigningKeyAsync()).ShouldBe(next);
        (await KeysAsync()).ShouldBe([next, former]);

        app.Time.Advance(TimeSpan.FromMinutes(15));
        (await KeysAsync()).ShouldBe([next]);
        await Eventually.IsTrue(() => app.Events.HeardOf("egov.organization.signing-key-rotated.v1").Count == 1, "the rotation is told");
    }

    private async Task<List<string>> KeysAsync() =>
        [.. (await app.Anonymous().GetAsync("/.well-known/jwks.json").ShouldBe<JsonElement>(HttpStatusCode.OK)).GetProperty("keys").EnumerateArray()
            .Select(k => k.GetProperty("kid").GetString()!)];

    private async Task<string> SigningKeyAsync() => new JsonWebToken(
        (await app.Anonymous().TokenAsync(("grant_type", "client_credentials")).ShouldBe<JsonElement>(HttpStatusCode.OK))
        .GetProperty("access_token").GetString()).Kid;
}
