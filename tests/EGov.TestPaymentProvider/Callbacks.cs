using System.Text;
using System.Text.Json;

namespace EGov.TestPaymentProvider;

/// <summary>Tells a partner how a payment ended: signed, and as often, late, lost or swapped as the behaviour says.</summary>
internal sealed partial class Callbacks(string key, ILogger<Callbacks> logger) : IDisposable
{
    private readonly HttpClient _http = new();

    public void Dispose() => _http.Dispose();

    internal async Task TellAsync(PaymentOrder order, Status status, Behaviour behaviour)
    {
        if (behaviour.Loses)
        {
            return;
        }

        if (behaviour.DelayMilliseconds > 0)
        {
            await Task.Delay(behaviour.DelayMilliseconds);
        }

        var told = status with { Amount = behaviour.Amount ?? status.Amount };
        for (var i = 0; i <= behaviour.Repeats; i++)
        {
            await SendAsync(order, told, behaviour.Forges);
        }

        if (behaviour.Reorders)
        {
            await SendAsync(order, status with { Outcome = Outcome.Pending, ResultCode = "01", PaidAt = null }, false);
            await SendAsync(order, status with { Outcome = Outcome.Failed, ResultCode = "24", PaidAt = null }, false);
        }
    }

    private async Task SendAsync(PaymentOrder order, Status status, bool forged)
    {
        var body = JsonSerializer.Serialize(status, Status.Json);
        var (time, signature) = Signature.Of(forged ? new string('x', 40) : key, "CALLBACK", order.CallbackAddress.AbsolutePath, body);
        using var request = new HttpRequestMessage(HttpMethod.Post, order.CallbackAddress) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.Add("X-Timestamp", time);
        request.Headers.Add("X-Signature", signature);
        try
        {
            using var answer = await _http.SendAsync(request);
            LogTold(logger, order.Reference, status.Outcome, (int)answer.StatusCode);
        }
        catch (HttpRequestException e)
        {
            // Like any provider of the world: told once, not twice. The partner asks.
            LogNotTold(logger, order.Reference, e.Message);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Callback {Reference} {Outcome}: answered {Status}")]
    private static partial void LogTold(ILogger logger, string reference, Outcome outcome, int status);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Callback {Reference} was not delivered: {Reason}")]
    private static partial void LogNotTold(ILogger logger, string reference, string reason);
}
