using System.Net;
using System.Text;
using System.Text.Json;
using EGov.Dossiers.Storage;
using Microsoft.Extensions.Options;
using Polly.CircuitBreaker;
using Polly.Timeout;

namespace EGov.Dossiers.Payments;

/// <summary>The provider over HTTP, every request and every answer signed. Repetition, time limits and circuit breaking are those of all our clients.</summary>
internal sealed partial class HttpPaymentProvider(IHttpClientFactory clients, IOptions<PaymentOptions> options, ILogger<HttpPaymentProvider> logger) : IPaymentProvider
{
    internal const string Client = "payment-provider";

    private readonly PaymentOptions _options = options.Value;

    public bool IsConfigured => _options.IsConfigured;

    public Task<ProviderAnswer> CreateAsync(NewPayment payment, CancellationToken ct) => SendAsync(HttpMethod.Post, "/v1/payments", payment, payment.Reference, ct);

    public Task<ProviderAnswer> QueryAsync(string reference, CancellationToken ct) => SendAsync(HttpMethod.Get, $"/v1/payments/{reference}", null, null, ct);

    public Task<ProviderAnswer> RefundAsync(NewRefund refund, CancellationToken ct) =>
        SendAsync(HttpMethod.Post, $"/v1/payments/{refund.Reference}/refunds", refund, refund.RefundReference, ct);

    private async Task<ProviderAnswer> SendAsync(HttpMethod method, string path, object? body, string? once, CancellationToken ct)
    {
        // Nothing is ever signed without a key.
        var key = _options is { IsConfigured: true, Key: { } given } ? given : throw new InvalidOperationException("No payment provider is configured.");
        var text = body is null ? "" : JsonSerializer.Serialize(body, Document.Json);
        using var request = new HttpRequestMessage(method, new Uri(_options.Address!, path));
        if (body is not null)
        {
            request.Content = new StringContent(text, Encoding.UTF8, "application/json");
            // Our own mark for a POST that may be repeated; the reference inside makes it one payment.
            request.Headers.Add("Idempotency-Key", once);
        }

        var (time, signature) = PaymentSignature.Sign(key, method.Method, path, text);
        request.Headers.Add(PaymentSignature.PartnerHeader, _options.PartnerCode);
        request.Headers.Add(PaymentSignature.TimeHeader, time);
        request.Headers.Add(PaymentSignature.SignatureHeader, signature);
        try
        {
            using var client = clients.CreateClient(Client);
            using var response = await client.SendAsync(request, ct);
            return Read(response, path, key, await response.Content.ReadAsStringAsync(ct));
        }
        catch (Exception e) when (e is HttpRequestException or TimeoutRejectedException or BrokenCircuitException or IOException or JsonException)
        {
            LogSilent(logger, path, e.GetType().Name);
            return new ProviderAnswer(AnswerKind.Silent, null, "");
        }
    }

    private ProviderAnswer Read(HttpResponseMessage response, string path, string key, string raw)
    {
        string? Header(string name) => response.Headers.TryGetValues(name, out var values) ? values.FirstOrDefault() : null;
        var kind = ((int)response.StatusCode).ToString(System.Globalization.CultureInfo.InvariantCulture);
        if (!PaymentSignature.IsValid(key, Header(PaymentSignature.TimeHeader), Header(PaymentSignature.SignatureHeader), kind, path, raw))
        {
            LogSilent(logger, path, "answer not signed");
            return new ProviderAnswer(AnswerKind.Silent, null, raw);
        }

        return response.StatusCode switch
        {
            HttpStatusCode.OK or HttpStatusCode.Created => new ProviderAnswer(AnswerKind.Said, JsonSerializer.Deserialize<ProviderStatus>(raw, Document.Json), raw),
            HttpStatusCode.NotFound => new ProviderAnswer(AnswerKind.Unknown, null, raw),
            >= HttpStatusCode.BadRequest and < HttpStatusCode.InternalServerError => new ProviderAnswer(AnswerKind.Refused, null, raw),
            _ => new ProviderAnswer(AnswerKind.Silent, null, raw),
        };
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The payment provider gave no answer to {Path}: {Reason}")]
    private static partial void LogSilent(ILogger logger, string path, string reason);
}
