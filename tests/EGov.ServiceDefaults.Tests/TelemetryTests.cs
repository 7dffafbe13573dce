using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace EGov.ServiceDefaults.Tests;

public sealed class TelemetryTests
{
    [Theory]
    [InlineData("http/protobuf", HttpProtocols.Http1)]
    [InlineData("grpc", HttpProtocols.Http2)]
    public async Task A_request_arrives_at_the_collector_as_span_metric_and_log(string protocol, HttpProtocols accepted)
    {
        await using var sink = await OtlpSink.StartAsync(accepted);
        await using var shop = await StartShopAsync(sink, protocol);

        await shop.Browser.GetStringAsync("/items/7");
        // A span ends after its answer was sent, and before the next request of the connection begins.
        await shop.Browser.GetStringAsync("/health");
        await shop.DisposeAsync();

        sink.Of("traces").ShouldContain("GET /items/{id:int}");
        sink.Of("traces").ShouldContain("http.response.status_code");
        sink.Of("metrics").ShouldContain("http.server.request.duration");
        sink.Of("metrics").ShouldContain("dotnet.gc.collections");
        sink.Of("logs").ShouldContain("Item 7 was looked at");
        foreach (var signal in new[] { "traces", "metrics", "logs" })
        {
            sink.Of(signal).ShouldContain("shop-under-test");
        }
    }

    [Fact]
    public async Task A_failed_request_is_an_error_span_with_its_route()
    {
        await using var sink = await OtlpSink.StartAsync(HttpProtocols.Http1);
        await using var shop = await StartShopAsync(sink, "http/protobuf");

        (await shop.Browser.GetAsync("/broken/1")).StatusCode.ShouldBe(HttpStatusCode.InternalServerError);
        await shop.DisposeAsync();

        var traces = sink.Of("traces");
        traces.ShouldContain("GET /broken/{id:int}");
        // Span.status { code: STATUS_CODE_ERROR } is field 15, length 2, field 3 = 2.
        traces.ShouldContain("\u007a\u0002\u0018\u0002");
    }

    [Fact]
    public async Task Health_probes_leave_no_span()
    {
        await using var sink = await OtlpSink.StartAsync(HttpProtocols.Http1);
        await using var shop = await StartShopAsync(sink, "http/protobuf");

        await shop.Browser.GetStringAsync("/health");
        await shop.Browser.GetStringAsync("/items/8");
        await shop.Browser.GetStringAsync("/health");
        await shop.DisposeAsync();

        sink.Of("traces").ShouldContain("GET /items/{id:int}");
        sink.Of("traces").ShouldNotContain("GET /health");
    }

    [Fact]
    public async Task Configured_headers_go_with_every_export()
    {
        await using var sink = await OtlpSink.StartAsync(HttpProtocols.Http1);
        await using var shop = await StartShopAsync(sink, "http/protobuf");

        await shop.Browser.GetStringAsync("/items/9");
        await shop.DisposeAsync();

        sink.Requests.ShouldNotBeEmpty();
        sink.Requests.ShouldAllBe(r => r.ContentType == "application/x-protobuf" && r.Key == "secret-of-the-collector");
    }

    [Fact]
    public async Task Without_a_collector_nothing_listens()
    {
        await using var shop = await ShopApp.StartAsync(_ => { });

        shop.Services.GetServices<IHostedService>().Select(s => s.GetType().Name).ShouldNotContain("TelemetryHost");
        shop.Services.GetServices<ILoggerProvider>().Select(p => p.GetType().Name).ShouldNotContain("OpenTelemetryLoggerProvider");
    }

    [Fact]
    public async Task An_unknown_protocol_stops_the_start_with_the_choices()
    {
        var refused = await Should.ThrowAsync<InvalidOperationException>(() => ShopApp.StartAsync(
            _ => { },
            settings: [("OTEL_EXPORTER_OTLP_ENDPOINT", "http://localhost:1"), ("OTEL_EXPORTER_OTLP_PROTOCOL", "carrier-pigeon")]));

        refused.Message.ShouldContain("http/protobuf");
    }

    private static Task<ShopApp> StartShopAsync(OtlpSink sink, string protocol) => ShopApp.StartAsync(
        app =>
        {
            app.MapGet("/items/{id:int}", (int id, ILogger<ShopApp> log) =>
            {
#pragma warning disable CA2254 // One text, so that it is found in the exported bytes.
                log.LogWarning($"Item {id} was looked at");
#pragma warning restore CA2254
                return TypedResults.Ok(id);
            });
            app.MapGet("/broken/{id:int}", string (int id) => throw new InvalidOperationException($"Item {id} is broken."));
        },
        settings:
        [
            ("OTEL_EXPORTER_OTLP_ENDPOINT", sink.Address), ("OTEL_EXPORTER_OTLP_PROTOCOL", protocol),
            ("OTEL_EXPORTER_OTLP_HEADERS", "x-otlp-api-key=secret-of-the-collector"), ("OTEL_SERVICE_NAME", "shop-under-test"),
        ]);
}
