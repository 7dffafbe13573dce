using System.Security.Cryptography;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Shouldly;
using Xunit;

namespace EGov.Api.Tests;

public sealed class RememberedTokensTests : IDisposable
{
    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private int _signaturesChecked;

    [Fact]
    public async Task A_valid_token_has_its_signature_checked_once()
    {
        var tokens = new RememberedTokens();
        var token = Token(DateTime.UtcNow.AddMinutes(10));

        for (var i = 0; i < 20; i++)
        {
            var result = await tokens.ValidateTokenAsync(token, Parameters());
            result.IsValid.ShouldBeTrue();
            result.ClaimsIdentity.FindFirst("sub")!.Value.ShouldBe("somebody");
        }

        _signaturesChecked.ShouldBe(1);
    }

    [Fact]
    public async Task A_remembered_token_ends_when_it_ends()
    {
        var tokens = new RememberedTokens();
        var token = Token(DateTime.UtcNow.AddSeconds(1.5));
        (await tokens.ValidateTokenAsync(token, Parameters())).IsValid.ShouldBeTrue();

        await EGov.Testing.Eventually.IsTrue(
            async () => !(await tokens.ValidateTokenAsync(token, Parameters())).IsValid, "the token is refused after its end");
    }

    [Fact]
    public async Task A_refused_token_is_not_remembered()
    {
        var tokens = new RememberedTokens();
        var token = Token(DateTime.UtcNow.AddMinutes(10), "elsewhere");

        (await tokens.ValidateTokenAsync(token, Parameters())).IsValid.ShouldBeFalse();
        (await tokens.ValidateTokenAsync(token, Parameters())).IsValid.ShouldBeFalse();

        tokens.Count.ShouldBe(0);
    }

    [Fact]
    public async Task A_token_with_another_signature_is_another_token()
    {
        var tokens = new RememberedTokens();
        var token = Token(DateTime.UtcNow.AddMinutes(10));
        (await tokens.ValidateTokenAsync(token, Parameters())).IsValid.ShouldBeTrue();

        var forged = token[..^10] + new string(token[^10] == 'A' ? 'B' : 'A', 10);

        (await tokens.ValidateTokenAsync(forged, Parameters())).IsValid.ShouldBeFalse();
    }

    [Fact]
    public async Task However_many_tokens_come_few_are_kept_and_the_used_one_stays()
    {
        var tokens = new RememberedTokens(perGeneration: 5);
        var used = Token(DateTime.UtcNow.AddMinutes(10));
        for (var i = 0; i < 50; i++)
        {
            (await tokens.ValidateTokenAsync(used, Parameters())).IsValid.ShouldBeTrue();
            (await tokens.ValidateTokenAsync(Token(DateTime.UtcNow.AddMinutes(10)), Parameters())).IsValid.ShouldBeTrue();
        }

        tokens.Count.ShouldBeInRange(2, 10);
        _signaturesChecked.ShouldBe(51);
    }

    public void Dispose() => _key.Dispose();

    private TokenValidationParameters Parameters() => new()
    {
        ValidIssuer = "issuer",
        ValidAudience = "egov",
        ClockSkew = TimeSpan.Zero,
        IssuerSigningKeyResolver = (_, _, _, _) =>
        {
            _signaturesChecked++;
            return [new ECDsaSecurityKey(_key)];
        },
    };

    private string Token(DateTime ends, string audience = "egov") => new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
    {
        Issuer = "issuer",
        Audience = audience,
        NotBefore = DateTime.UtcNow.AddMinutes(-1),
        Expires = ends,
        Claims = new Dictionary<string, object>(StringComparer.Ordinal) { ["sub"] = "somebody", ["jti"] = Guid.NewGuid().ToString() },
        SigningCredentials = new SigningCredentials(new ECDsaSecurityKey(_key), SecurityAlgorithms.EcdsaSha256),
    });
}
