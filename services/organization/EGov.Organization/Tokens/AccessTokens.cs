using System.Globalization;
using EGov.Api;
using EGov.Organization.Model;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace EGov.Organization.Tokens;

/// <summary>Who a token is for and what it lets them do.</summary>
internal sealed record Grantee(
    Guid Subject, CallerKind Kind, string Name, string ClientId, Rights Rights, Guid? OfficialId = null, string? Assurance = null);

/// <summary>Writes access tokens (JWT, ES256). They are short-lived because nobody asks back whether they still hold.</summary>
internal sealed class AccessTokens(KeyRing keys, SecurityClock clock, IConfiguration configuration)
{
    internal const string Audience = "egov";
    internal static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    private static readonly JsonWebTokenHandler Handler = new() { SetDefaultTimesOnTokenCreation = false };

    internal async ValueTask<TokenResponse> IssueAsync(Grantee grantee, IReadOnlyCollection<string> scopes, RefreshToken? refresh, CancellationToken ct)
    {
        var scope = string.Join(' ', scopes);
        var claims = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["sub"] = grantee.Subject.ToString(),
            ["kind"] = grantee.Kind.ToString().ToLower(CultureInfo.InvariantCulture),
            ["name"] = grantee.Name,
            ["client_id"] = grantee.ClientId,
            ["scope"] = scope,
            ["reach"] = grantee.Rights.ReachesBelow ? "below" : "own",
            ["jti"] = Guid.CreateVersion7().ToString(),
        };
        AddWhenKnown("agency", grantee.Rights.AgencyId?.ToString());
        AddWhenKnown("official", grantee.OfficialId?.ToString());
        AddWhenKnown("acr", grantee.Assurance);

        var now = clock.Now.UtcDateTime;
        var token = Handler.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = configuration["Identity:Issuer"],
            Audience = Audience,
            IssuedAt = now,
            NotBefore = now,
            Expires = now + Lifetime,
            Claims = claims,
            SigningCredentials = await keys.SigningAsync(ct),
        });
        return new TokenResponse(token, "Bearer", (int)Lifetime.TotalSeconds, refresh?.ToString(), scope);

        void AddWhenKnown(string name, string? value)
        {
            if (value is not null)
            {
                claims[name] = value;
            }
        }
    }
}
