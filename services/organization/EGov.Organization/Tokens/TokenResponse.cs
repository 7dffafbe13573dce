using System.Text.Json.Serialization;
using EGov.Api;

namespace EGov.Organization.Tokens;

/// <summary>What the token endpoint gives (RFC 6749 5.1).</summary>
public sealed record TokenResponse(
    [property: JsonPropertyName("access_token")] string AccessToken,
    [property: JsonPropertyName("token_type")] string TokenType,
    [property: JsonPropertyName("expires_in")] int ExpiresIn,
    [property: JsonPropertyName("refresh_token"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? RefreshToken,
    [property: JsonPropertyName("scope")] string Scope);

/// <summary>A token or the reason why not.</summary>
internal readonly record struct Granted(TokenResponse? Token, Refusal? Refusal, DateTimeOffset? RetryAt = null)
{
    public static implicit operator Granted(TokenResponse token) => new(token, null);

    public static implicit operator Granted(Refusal refusal) => new(null, refusal);
}
