using System.Net.Http.Json;
using System.Text.Json;

namespace EGov.Gateway.Tests;

/// <summary>A person's browser: keeps the cookie it is given and shows the anti-forgery token on writes.</summary>
internal sealed class Browser(GatewayApp gateway) : IDisposable
{
    private readonly HttpClient _http = gateway.NewClient();

    internal string? Cookie { get; set; }

    internal string? CsrfToken { get; set; }

    internal string? LastSetCookie { get; private set; }

    internal static async Task<Browser> SignedInAsync(GatewayApp gateway)
    {
        var browser = new Browser(gateway);
        await browser.SignInAsync();
        return browser;
    }

    internal async Task<JsonElement> SignInAsync()
    {
        var session = await SendAsync(HttpMethod.Post, "/session", new { userName = "thu", password = OrganizationStandIn.Password })
            .ShouldBe<JsonElement>(System.Net.HttpStatusCode.Created);
        CsrfToken = session.GetProperty("csrfToken").GetString();
        return session;
    }

    internal Task<HttpResponseMessage> GetAsync(string path) => SendAsync(HttpMethod.Get, path);

    internal async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, object? body = null, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body) };
        if (Cookie is not null)
        {
            request.Headers.Add("Cookie", Cookie);
        }

        if (CsrfToken is not null && method != HttpMethod.Get)
        {
            request.Headers.Add("X-CSRF-Token", CsrfToken);
        }

        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        var response = await _http.SendAsync(request);
        if (response.Headers.TryGetValues("Set-Cookie", out var set))
        {
            LastSetCookie = set.Single();
            Cookie = LastSetCookie.Contains("expires=Thu, 01 Jan 1970", StringComparison.OrdinalIgnoreCase) ? null : LastSetCookie.Split(';')[0];
        }

        return response;
    }

    public void Dispose() => _http.Dispose();
}
