using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace EGov.Benchmarks.Platform;

/// <summary>A caller of a service with a token that the real issuer gave.</summary>
internal static class SignedIn
{
    internal static async Task<HttpClient> AsAsync(Uri issuer, Uri service, string account, string password, DateTimeOffset clock, CancellationToken ct)
    {
        using var http = new HttpClient { BaseAddress = issuer };
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["grant_type"] = "password",
            ["client_id"] = "egov-cli",
            ["client_secret"] = "egov-cli-development-secret",
            ["username"] = account,
            ["password"] = password,
        });
        using var answer = await http.PostAsync(new Uri("/connect/token", UriKind.Relative), form, ct);
        var json = await answer.Content.ReadFromJsonAsync<JsonElement>(ct);
        if (!answer.IsSuccessStatusCode)
        {
            throw new InvalidOperationException($"Sign-in of {account}: {json}");
        }

        var client = new HttpClient { BaseAddress = service };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", json.GetProperty("access_token").GetString());
        client.DefaultRequestHeaders.Add("X-Clock", clock.ToString("O", System.Globalization.CultureInfo.InvariantCulture));
        return client;
    }
}
