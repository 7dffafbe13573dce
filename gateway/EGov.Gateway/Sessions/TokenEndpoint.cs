using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using Polly;

namespace EGov.Gateway.Sessions;

/// <summary>A pair of tokens for one session.</summary>
internal sealed record Tokens(string AccessToken, string RefreshToken, TimeSpan Lifetime);

/// <summary>What the organization service answered: tokens, a refusal in its words, or nothing because it is down.</summary>
internal readonly record struct TokenAnswer(Tokens? Tokens, ProblemDetails? Refusal)
{
    internal bool IsDown => Tokens is null && Refusal is null;
}

/// <summary>Asks the organization service for tokens as the platform's own first-party client.</summary>
internal sealed partial class TokenEndpoint(HttpClient organization, IOptions<SessionOptions> options, ILogger<TokenEndpoint> logger)
{
    internal Task<TokenAnswer> SignInAsync(SignIn.Request person, CancellationToken ct) => AskAsync(
        [
            new("grant_type", "password"), new("username", person.UserName), new("password", person.Password),
            .. Optional("otp", person.OneTimeCode), .. Optional("agency", person.AgencyId?.ToString()),
        ],
        ct);

    internal Task<TokenAnswer> RefreshAsync(string refreshToken, CancellationToken ct) =>
        AskAsync([new("grant_type", "refresh_token"), new("refresh_token", refreshToken)], ct);

    /// <summary>Tells the issuer that the sign-in is over. The session is gone either way, so a failure is only noted.</summary>
    internal async Task RevokeAsync(string refreshToken, CancellationToken ct)
    {
        try
        {
            using var response = await SendAsync("connect/revocation", [new("token", refreshToken), new("token_type_hint", "refresh_token")], ct);
            if (!response.IsSuccessStatusCode)
            {
                LogNotRevoked(logger, (int)response.StatusCode);
            }
        }
        catch (Exception e) when (e is HttpRequestException or ExecutionRejectedException)
        {
            LogNotRevoked(logger, 0);
        }
    }

    private async Task<TokenAnswer> AskAsync(IEnumerable<KeyValuePair<string, string>> form, CancellationToken ct)
    {
        try
        {
            using var response = await SendAsync("connect/token", form, ct);
            if (response.IsSuccessStatusCode)
            {
                var body = await response.Content.ReadFromJsonAsync<Body>(ct);
                return body is { AccessToken: { } access, RefreshToken: { } refresh }
                    ? new TokenAnswer(new Tokens(access, refresh, TimeSpan.FromSeconds(body.ExpiresIn)), null)
                    : default;
            }

            // 401 on our own secret is our fault, not the caller's, but the words are the service's in both cases.
            return response.StatusCode < HttpStatusCode.InternalServerError
                ? new TokenAnswer(null, await response.Content.ReadFromJsonAsync<ProblemDetails>(ct))
                : default;
        }
        catch (Exception e) when (e is HttpRequestException or ExecutionRejectedException or JsonException)
        {
            LogDown(logger, e.GetType().Name);
            return default;
        }
    }

    private async Task<HttpResponseMessage> SendAsync(string path, IEnumerable<KeyValuePair<string, string>> form, CancellationToken ct)
    {
        using var content = new FormUrlEncodedContent(form);
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = content };
        var client = $"{Uri.EscapeDataString(options.Value.ClientId)}:{Uri.EscapeDataString(options.Value.ClientSecret)}";
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(client)));
        return await organization.SendAsync(request, ct);
    }

    private static KeyValuePair<string, string>[] Optional(string name, string? value) =>
        string.IsNullOrEmpty(value) ? [] : [new(name, value)];

    [LoggerMessage(Level = LogLevel.Warning, Message = "The token endpoint does not answer: {Reason}")]
    private static partial void LogDown(ILogger logger, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A refresh token was not revoked at sign-out, status {Status}")]
    private static partial void LogNotRevoked(ILogger logger, int status);

    private sealed record Body(
        [property: JsonPropertyName("access_token")] string? AccessToken,
        [property: JsonPropertyName("refresh_token")] string? RefreshToken,
        [property: JsonPropertyName("expires_in")] int ExpiresIn);
}
