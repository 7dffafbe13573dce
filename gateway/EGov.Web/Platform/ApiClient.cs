using System.Text.Json;
using EGov.Api;

namespace EGov.Web.Platform;

/// <summary>What a form's call came to: a value, or the refusal to show beside the form.</summary>
public readonly record struct Answer<T>(T? Value, Problem? Problem)
    where T : class;

/// <summary>Reads and writes JSON of a service. A page that cannot be drawn throws; a form that is refused gets the refusal.</summary>
internal abstract class ApiClient(HttpClient service)
{
    protected async Task<T> GetAsync<T>(string path, CancellationToken ct)
    {
        using var response = await SendAsync(new HttpRequestMessage(HttpMethod.Get, path), ct);
        return response.IsSuccessStatusCode
            ? (await response.Content.ReadFromJsonAsync<T>(ApiJson.Options, ct))!
            : throw new ApiRefused((int)response.StatusCode, await ProblemOfAsync(response, ct));
    }

    /// <summary>The same where nothing found is an answer.</summary>
    protected async Task<T?> FindAsync<T>(string path, CancellationToken ct)
        where T : class
    {
        try
        {
            return await GetAsync<T>(path, ct);
        }
        catch (ApiRefused refused) when (refused.Status == StatusCodes.Status404NotFound)
        {
            return null;
        }
    }

    /// <summary>A file of a service, passed on as it comes.</summary>
    protected async Task<Stream> FileAsync(string path, string contentType, CancellationToken ct)
    {
        var response = await SendAsync(new HttpRequestMessage(HttpMethod.Get, path), ct, contentType);
        return response.IsSuccessStatusCode
            ? await response.Content.ReadAsStreamAsync(ct)
            : throw new ApiRefused((int)response.StatusCode, await ProblemOfAsync(response, ct));
    }

    protected async Task<Answer<T>> PostAsync<T>(string path, object body, Guid? idempotencyKey, int? version, CancellationToken ct)
        where T : class
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body, options: ApiJson.Options) };
        if (idempotencyKey is { } key)
        {
            request.Headers.Add("Idempotency-Key", key.ToString());
        }

        if (version is { } expected)
        {
            request.Headers.TryAddWithoutValidation("If-Match", $"\"{expected}\"");
        }

        using var response = await SendAsync(request, ct);
        if (response.IsSuccessStatusCode)
        {
            return new Answer<T>(await response.Content.ReadFromJsonAsync<T>(ApiJson.Options, ct), null);
        }

        // Who is not signed in any more, or finds nothing, gets the page for that; the rest belongs beside the form.
        var problem = await ProblemOfAsync(response, ct);
        return (int)response.StatusCode is StatusCodes.Status401Unauthorized or StatusCodes.Status404NotFound || problem is null
            ? throw new ApiRefused((int)response.StatusCode, problem)
            : new Answer<T>(null, problem);
    }

    private async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken ct, string accept = "application/json")
    {
        try
        {
            request.Headers.Accept.ParseAdd(accept);
            return await service.SendAsync(request, ct);
        }
        catch (Exception e) when (e is HttpRequestException or Polly.ExecutionRejectedException)
        {
            throw new ApiRefused(StatusCodes.Status503ServiceUnavailable, null);
        }
    }

    private static async Task<Problem?> ProblemOfAsync(HttpResponseMessage response, CancellationToken ct)
    {
        try
        {
            return response.Content.Headers.ContentLength == 0 ? null : await response.Content.ReadFromJsonAsync<Problem>(ApiJson.Options, ct);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
