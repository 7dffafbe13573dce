using System.Text.Json;
using Microsoft.Extensions.Options;
using Polly.CircuitBreaker;
using Polly.Timeout;

namespace EGov.Dossiers.NationalPortal;

/// <summary>Speaks to the portal. An answer, yes or no, is a value; that there was none is <see cref="PortalUnreachableException"/>.</summary>
internal sealed class PortalClient(HttpClient http, IOptions<NationalPortalOptions> options)
{
    internal bool IsConfigured => options.Value.Address is not null;

    internal async Task<PortalAnswer> SendAsync<T>(string service, bool updating, IReadOnlyList<T> data, Guid key, CancellationToken ct)
    {
        var portal = options.Value;
        var body = new PortalRequest<T>(portal.Session, portal.AgencyCode, service, updating ? "True" : "False", data);
        using var request = new HttpRequestMessage(HttpMethod.Post, portal.Address) { Content = JsonContent.Create(body, options: PortalFormat.Json) };
        // The portal knows a dossier by its code, so telling it twice does no harm: short faults may be retried at once.
        request.Headers.Add("Idempotency-Key", key.ToString());
        try
        {
            using var answer = await http.SendAsync(request, ct);
            if (!answer.IsSuccessStatusCode)
            {
                throw new PortalUnreachableException($"HTTP {(int)answer.StatusCode}");
            }

            return await answer.Content.ReadFromJsonAsync<PortalAnswer>(PortalFormat.Json, ct) is { Code.Length: > 0 } read
                ? read
                : throw new PortalUnreachableException("an answer without error_code");
        }
        catch (Exception e) when (e is HttpRequestException or TimeoutRejectedException or BrokenCircuitException or JsonException or IOException)
        {
            throw new PortalUnreachableException(e.GetType().Name, e);
        }
    }
}

/// <summary>The portal did not answer, or not in its own words.</summary>
internal sealed class PortalUnreachableException(string message, Exception? inner = null) : Exception(message, inner);
