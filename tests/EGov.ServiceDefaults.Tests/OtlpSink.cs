using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;

namespace EGov.ServiceDefaults.Tests;

/// <summary>A collector that keeps the bytes it is sent, over OTLP http/protobuf and over gRPC.</summary>
internal sealed class OtlpSink : IAsyncDisposable
{
    private const string GrpcPrefix = "/opentelemetry.proto.collector.";

    private readonly WebApplication _app;
    private readonly ConcurrentQueue<Received> _received = new();

    private OtlpSink(WebApplication app, HttpProtocols protocols)
    {
        _app = app;
        app.Run(async http =>
        {
            using var body = new MemoryStream();
            await http.Request.Body.CopyToAsync(body);
            _received.Enqueue(new Received(
                http.Request.Path, http.Request.ContentType ?? "", http.Request.Headers["x-otlp-api-key"].ToString(), Encoding.Latin1.GetString(body.ToArray())));
            if (protocols == HttpProtocols.Http2)
            {
                http.Response.ContentType = "application/grpc";
                await http.Response.Body.WriteAsync(new byte[5]);
                http.Response.AppendTrailer("grpc-status", "0");
            }
        });
    }

    internal string Address => _app.Urls.Single();

    internal IReadOnlyCollection<Received> Requests => _received;

    internal static async Task<OtlpSink> StartAsync(HttpProtocols protocols)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.ListenLocalhost0(protocols));
        var sink = new OtlpSink(builder.Build(), protocols);
        await sink._app.StartAsync();
        return sink;
    }

    /// <summary>Everything received for one signal (<c>traces</c>, <c>metrics</c>, <c>logs</c>); UTF-8 text is found in it as ASCII.</summary>
    internal string Of(string signal) => string.Concat(_received
        .Where(r => r.Path == "/v1/" + signal || r.Path.StartsWith(GrpcPrefix + signal.TrimEnd('s'), StringComparison.Ordinal))
        .Select(r => r.Body));

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    internal sealed record Received(string Path, string ContentType, string Key, string Body);
}

internal static class LoopbackListening
{
    internal static void ListenLocalhost0(this KestrelServerOptions kestrel, HttpProtocols protocols) =>
        kestrel.Listen(System.Net.IPAddress.Loopback, 0, listen => listen.Protocols = protocols);
}
