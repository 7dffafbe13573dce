using System.Collections.Concurrent;
using System.Text.Json;
using EGov.Infrastructure;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace EGov.Dossiers.Tests.Slices.Notices;

/// <summary>An SMS gateway as a carrier runs one: checks the signature, keeps the idempotency key, and answers what the test says.</summary>
public sealed class SmsGateway : IAsyncDisposable
{
    public const string Secret = "a-secret-of-the-gateway";

    private readonly WebApplication _app;
    private readonly ConcurrentDictionary<Guid, Message> _sent = new();
    private readonly int _port = Loopback.FreePorts(1)[0];

    public SmsGateway()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls($"http://127.0.0.1:{_port}");
        _app = builder.Build();
        _app.MapPost("/send", TakeAsync);
    }

    public sealed record Message(Guid Id, string To, string From, string Text);

    public string Address => $"http://127.0.0.1:{_port}/send";

    /// <summary>What it answers; 200 when nothing is said.</summary>
    public int Answer { get; set; } = 200;

    public int Calls { get; private set; }

    public int WronglySigned { get; private set; }

    public IReadOnlyList<Message> MessagesTo(string phone) => [.. _sent.Values.Where(m => m.To == phone)];

    public Task StartAsync() => _app.StartAsync();

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task<IResult> TakeAsync(HttpRequest request)
    {
        Calls++;
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body);
        if (request.Headers["X-Signature"] != Dossiers.Notices.HttpSmsSender.Sign(Secret, request.Headers["X-Timestamp"]!, body.ToArray()))
        {
            WronglySigned++;
            return Results.StatusCode(401);
        }

        if (Answer >= 300)
        {
            return Results.StatusCode(Answer);
        }

        _sent.TryAdd(Guid.Parse(request.Headers["Idempotency-Key"]!), JsonSerializer.Deserialize<Message>(body.ToArray(), JsonSerializerOptions.Web)!);
        request.HttpContext.Response.Headers["X-Message-Id"] = "SMS-1";
        return Results.Ok();
    }
}
