using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using EGov.Dossiers.Model;
using Microsoft.Extensions.Options;
using Polly.CircuitBreaker;
using Polly.Timeout;

namespace EGov.Dossiers.Notices;

/// <summary>Sends one SMS. An interface because the carrier is a process of somebody else's.</summary>
internal interface ISmsSender
{
    bool IsConfigured { get; }

    Task<Delivered> SendAsync(Notice notice, string text, CancellationToken ct);
}

/// <summary>
/// Posts JSON to the configured gateway: <c>X-Signature</c> is <c>sha256=</c> and the HMAC-SHA256, in hex, of <c>X-Timestamp</c>, a full stop and
/// the body. The notice's id is sent as <c>Idempotency-Key</c>, so that a gateway which keeps it sends a repeated message once.
/// </summary>
internal sealed class HttpSmsSender(HttpClient http, IOptions<NoticeOptions> options, TimeProvider clock) : ISmsSender
{
    public bool IsConfigured => options.Value.Sms.IsConfigured;

    public async Task<Delivered> SendAsync(Notice notice, string text, CancellationToken ct)
    {
        var sms = options.Value.Sms;
        var body = JsonSerializer.SerializeToUtf8Bytes(new { id = notice.Id, to = notice.Recipient, from = sms.Sender, text }, JsonSerializerOptions.Web);
        var timestamp = clock.GetUtcNow().ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture);
        using var request = new HttpRequestMessage(HttpMethod.Post, sms.Address) { Content = new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json", "utf-8") } } };
        request.Headers.Add("Idempotency-Key", notice.Id.ToString());
        request.Headers.Add("X-Timestamp", timestamp);
        request.Headers.Add("X-Signature", Sign(sms.Secret, timestamp, body));
        try
        {
            using var answer = await http.SendAsync(request, ct);
            var reason = $"sms-refused-{(int)answer.StatusCode}";
            return (int)answer.StatusCode switch
            {
                >= 200 and < 300 => new Delivered(DeliveryResult.Sent, null, answer.Headers.TryGetValues("X-Message-Id", out var ids) ? ids.First() : null),
                408 or 429 or >= 500 => Delivered.Later(reason),
                _ => Delivered.Never(reason),
            };
        }
        catch (Exception e) when (e is HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError } or BrokenCircuitException)
        {
            return Delivered.Away("sms-gateway-away");
        }
        catch (Exception e) when (e is HttpRequestException or TimeoutRejectedException or IOException || (e is TaskCanceledException && !ct.IsCancellationRequested))
        {
            return Delivered.Unclear("sms-answer-lost");
        }
    }

    internal static string Sign(string secret, string timestamp, byte[] body) =>
        "sha256=" + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), (byte[])[.. Encoding.ASCII.GetBytes(timestamp + "."), .. body]));
}
