using System.Globalization;
using System.Net;

namespace EGov.Replay.Api;

/// <summary>Calls the platform through its gateway, many at once, each with the token of the official who acts.</summary>
internal sealed class GatewayClient(HttpClient http, OfficialTokens tokens, int inFlight) : IDisposable
{
    private const int Attempts = 8;

    private readonly SemaphoreSlim _slots = new(inFlight);
    private long _calls;

    /// <summary>Requests sent since the start, repetitions and tokens included.</summary>
    internal long Calls => Interlocked.Read(ref _calls) + tokens.Calls;

    internal Task<ApiAnswer> GetAsync(string path, string? account, CancellationToken ct) =>
        SendAsync(new ApiRequest(HttpMethod.Get, path) { Account = account }, ct);

    /// <summary>Sends, and sends again after a failure on the way where that is safe.</summary>
    internal async Task<ApiAnswer> SendAsync(ApiRequest request, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            TimeSpan wait;
            try
            {
                var (answer, retryAfter) = await SendOnceAsync(request, ct);
                if (!IsPassing(answer.Status) || !request.MayBeRepeated || attempt == Attempts)
                {
                    return answer;
                }

                wait = retryAfter ?? Backoff(attempt);
                if (answer.Status == HttpStatusCode.Unauthorized)
                {
                    tokens.Forget(request.Account!);
                }
            }
            catch (HttpRequestException) when (request.MayBeRepeated && attempt < Attempts)
            {
                wait = Backoff(attempt);
            }
            catch (TaskCanceledException) when (!ct.IsCancellationRequested && request.MayBeRepeated && attempt < Attempts)
            {
                wait = Backoff(attempt);
            }

            await Task.Delay(wait, ct);
        }
    }

    public void Dispose() => _slots.Dispose();

    private async Task<(ApiAnswer Answer, TimeSpan? RetryAfter)> SendOnceAsync(ApiRequest request, CancellationToken ct)
    {
        var token = request.Account is null ? null : await tokens.ForAsync(request.Account, ct);
        await _slots.WaitAsync(ct);
        try
        {
            Interlocked.Increment(ref _calls);
            using var message = request.ToMessage(token);
            using var response = await http.SendAsync(message, ct);
            var body = await response.Content.ReadAsByteArrayAsync(ct);
            return (new ApiAnswer(response.StatusCode, VersionOf(response), body), response.Headers.RetryAfter?.Delta);
        }
        finally
        {
            _slots.Release();
        }
    }

    // A token may have ended on the way; everything else here says "later".
    private static bool IsPassing(HttpStatusCode status) => status
        is HttpStatusCode.Unauthorized
        or HttpStatusCode.TooManyRequests
        or HttpStatusCode.BadGateway
        or HttpStatusCode.ServiceUnavailable
        or HttpStatusCode.GatewayTimeout;

    private static TimeSpan Backoff(int attempt) => TimeSpan.FromMilliseconds(50 << attempt);

    private static int? VersionOf(HttpResponseMessage response) =>
        int.TryParse(response.Headers.ETag?.Tag.Trim('"'), NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : null;
}
