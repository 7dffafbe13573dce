using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace EGov.TestPaymentProvider;

/// <summary>
/// A payment provider for development and tests (cổng thanh toán thử nghiệm): takes signed orders, shows the payer a page, calls back. It moves
/// no money, and it can be made to repeat, delay, swap, lose or forge its callbacks.
/// </summary>
public sealed class ProviderApp
{
    private readonly ConcurrentDictionary<string, Payment> _payments = new(StringComparer.Ordinal);
    private readonly string _key;
    private readonly string _partner;
    private readonly Callbacks _callbacks;
    private Behaviour _behaviour;

    private ProviderApp(IConfiguration configuration, ILoggerFactory loggers)
    {
        _key = configuration["Provider:Key"] is { Length: >= 32 } key ? key : throw new InvalidOperationException("Provider:Key (at least 32 characters) is not configured.");
        _partner = configuration["Provider:PartnerCode"] ?? "egov";
        _behaviour = configuration.GetSection("Provider:Behaviour").Get<Behaviour>() ?? new Behaviour();
        _callbacks = new Callbacks(_key, loggers.CreateLogger<Callbacks>());
    }

    /// <summary>The provider, ready to run.</summary>
    /// <param name="args">Command line: <c>--urls</c>, <c>--Provider:Key</c> and so on.</param>
    public static WebApplication Create(params string[] args)
    {
        var builder = WebApplication.CreateSlimBuilder(args);
        builder.Services.ConfigureHttpJsonOptions(options => options.SerializerOptions.Converters.Add(new System.Text.Json.Serialization.JsonStringEnumConverter()));
        var app = builder.Build();
        var provider = new ProviderApp(app.Configuration, app.Services.GetRequiredService<ILoggerFactory>());
        app.MapGet("/health", () => Results.Ok());
        app.MapPost("/v1/payments", provider.OrderAsync);
        app.MapGet("/v1/payments/{reference}", provider.QueryAsync);
        app.MapPost("/v1/payments/{reference}/refunds", provider.RefundAsync);
        app.MapGet("/pay/{token}", (string token) => provider.Find(token) is { } payment ? Results.Content(Page.Of(payment), "text/html; charset=utf-8") : Results.NotFound());
        app.MapPost("/pay/{token}/pay", (string token) => provider.Choose(token, Outcome.Succeeded));
        app.MapPost("/pay/{token}/cancel", (string token) => provider.Choose(token, Outcome.Failed));
        app.MapPut("/control/behaviour", (Behaviour behaviour) =>
        {
            provider._behaviour = behaviour;
            return Results.NoContent();
        });
        app.MapPut("/control/payments/{reference}/behaviour", (string reference, Behaviour behaviour) => provider.Behave(reference, behaviour));
        return app;
    }

    private async Task OrderAsync(HttpContext http)
    {
        if (await SignedAsync(http) is not { } body)
        {
            return;
        }

        if (JsonSerializer.Deserialize<PaymentOrder>(body, Status.Json) is not { Amount: > 0 } order)
        {
            await AnswerAsync(http, StatusCodes.Status400BadRequest, new { code = "03" });
            return;
        }

        if (_behaviour.RefusesOrders)
        {
            await AnswerAsync(http, StatusCodes.Status403Forbidden, new { code = "12" });
            return;
        }

        // The same reference again is the same payment.
        var payment = _payments.GetOrAdd(order.Reference, _ => new Payment(
            order, $"TEST{RandomNumberGenerator.GetHexString(12)}", RandomNumberGenerator.GetHexString(32, lowercase: true)));
        await AnswerAsync(http, StatusCodes.Status201Created, StatusOf(payment) with { PayAddress = new Uri($"{http.Request.Scheme}://{http.Request.Host}/pay/{payment.Token}") });
    }

    private async Task QueryAsync(HttpContext http, string reference)
    {
        if (await SignedAsync(http) is not null)
        {
            await (_payments.TryGetValue(reference, out var payment)
                ? AnswerAsync(http, StatusCodes.Status200OK, StatusOf(payment))
                : AnswerAsync(http, StatusCodes.Status404NotFound, new { code = "91" }));
        }
    }

    private async Task RefundAsync(HttpContext http, string reference)
    {
        if (await SignedAsync(http) is not { } body)
        {
            return;
        }

        if (!_payments.TryGetValue(reference, out var payment))
        {
            await AnswerAsync(http, StatusCodes.Status404NotFound, new { code = "91" });
            return;
        }

        var refund = JsonSerializer.Deserialize<RefundOrder>(body, Status.Json)!;
        lock (payment)
        {
            var known = payment.Refunds.ContainsKey(refund.RefundReference);
            if (!known && payment.Status == Outcome.Succeeded && !BehaviourOf(payment).RefusesRefunds && payment.Refunded + refund.Amount <= (BehaviourOf(payment).Amount ?? payment.Order.Amount))
            {
                payment.Refunds[refund.RefundReference] = refund;
            }
        }

        if (BehaviourOf(payment).LosesRefundAnswers)
        {
            http.Response.StatusCode = StatusCodes.Status504GatewayTimeout;
            return;
        }

        await (payment.Refunds.ContainsKey(refund.RefundReference)
            ? AnswerAsync(http, StatusCodes.Status200OK, StatusOf(payment) with { Amount = refund.Amount })
            : AnswerAsync(http, StatusCodes.Status409Conflict, new { code = "93" }));
    }

    private IResult Choose(string token, Outcome choice)
    {
        if (Find(token) is not { } payment)
        {
            return Results.NotFound();
        }

        lock (payment)
        {
            if (payment.Status != Outcome.Pending || payment.Order.ExpiresAt < DateTimeOffset.UtcNow)
            {
                return Results.Content(Page.Of(payment), "text/html; charset=utf-8");
            }

            payment.Status = choice;
            payment.PaidAt = choice == Outcome.Succeeded ? DateTimeOffset.UtcNow : null;
        }

        // The payer goes home; the partner hears of it on another way.
        _ = _callbacks.TellAsync(payment.Order, StatusOf(payment), BehaviourOf(payment));
        return Results.Redirect(payment.Order.ReturnAddress.ToString());
    }

    private IResult Behave(string reference, Behaviour behaviour)
    {
        if (!_payments.TryGetValue(reference, out var payment))
        {
            return Results.NotFound();
        }

        payment.Behaviour = behaviour;
        return Results.NoContent();
    }

    private Behaviour BehaviourOf(Payment payment) => payment.Behaviour ?? _behaviour;

    private Payment? Find(string token) => _payments.Values.FirstOrDefault(p => p.Token == token);

    private Status StatusOf(Payment payment)
    {
        var order = payment.Order;
        var outcome = payment.Status == Outcome.Pending && order.ExpiresAt < DateTimeOffset.UtcNow ? Outcome.Expired : payment.Status;
        var code = outcome switch { Outcome.Succeeded => "00", Outcome.Pending => "01", Outcome.Failed => "24", _ => "11" };
        var paid = outcome == Outcome.Succeeded;
        return new Status(
            order.Reference, outcome, code, order.Amount, payment.Number, _partner, paid ? "NGANHANGTHU" : null, order.Beneficiary?.Number,
            payment.PaidAt, order.Content, paid ? "NGUOI NOP THU" : null, null, null, null);
    }

    private async Task<string?> SignedAsync(HttpContext http)
    {
        using var reader = new StreamReader(http.Request.Body, Encoding.UTF8);
        var body = await reader.ReadToEndAsync(http.RequestAborted);
        if (http.Request.Headers["X-Partner"] == _partner && Signature.IsValid(_key, http.Request, body))
        {
            return body;
        }

        await AnswerAsync(http, StatusCodes.Status401Unauthorized, new { code = "97" });
        return null;
    }

    private Task AnswerAsync(HttpContext http, int status, object answer)
    {
        var body = JsonSerializer.Serialize(answer, answer.GetType(), Status.Json);
        var (time, signature) = Signature.Of(_key, status.ToString(System.Globalization.CultureInfo.InvariantCulture), http.Request.Path, body);
        (http.Response.StatusCode, http.Response.ContentType) = (status, "application/json; charset=utf-8");
        http.Response.Headers["X-Timestamp"] = time;
        http.Response.Headers["X-Signature"] = signature;
        return http.Response.WriteAsync(body, http.RequestAborted);
    }
}
