using System.Net.Http.Json;

namespace EGov.Organization.Tests;

/// <summary>Requests as the API wants them: a key with creations, a version with changes, forms for tokens.</summary>
internal static class Requests
{
    internal static Task<HttpResponseMessage> CreateAsync(this HttpClient client, string path, object body, Guid? key = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body) };
        request.Headers.Add("Idempotency-Key", (key ?? Guid.NewGuid()).ToString());
        return client.SendAsync(request);
    }

    internal static Task<HttpResponseMessage> ChangeAsync(this HttpClient client, string path, object? body, int version, HttpMethod? method = null)
    {
        var request = new HttpRequestMessage(method ?? HttpMethod.Post, path) { Content = body is null ? null : JsonContent.Create(body) };
        request.Headers.TryAddWithoutValidation("If-Match", $"\"{version}\"");
        return client.SendAsync(request);
    }

    internal static Task<HttpResponseMessage> TokenAsync(this HttpClient client, params (string Name, string Value)[] fields) =>
        client.PostAsync("/connect/token", Form([("client_id", "egov-cli"), ("client_secret", OrganizationApp.CliSecret), .. fields]));

    internal static FormUrlEncodedContent Form((string Name, string Value)[] fields) =>
        new(fields.Select(f => KeyValuePair.Create(f.Name, f.Value)));
}
