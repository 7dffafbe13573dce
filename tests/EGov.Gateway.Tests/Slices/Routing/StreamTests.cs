using System.Diagnostics;
using System.Net;
using System.Net.WebSockets;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace EGov.Gateway.Tests.Slices.Routing;

public sealed class StreamTests : IAsyncLifetime
{
    private readonly TaskCompletionSource _more = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _entered = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private OrganizationStandIn _organization = null!;
    private Backend _dossiers = null!;
    private GatewayApp _gateway = null!;

    public async ValueTask InitializeAsync()
    {
        _organization = await OrganizationStandIn.StartAsync();
        _dossiers = await Backend.StartAsync(app =>
        {
            app.MapGet("/v1/events", async (HttpResponse response) =>
            {
                response.ContentType = "text/event-stream";
                await response.WriteAsync("data: first\n\n");
                await response.Body.FlushAsync();
                await _more.Task;
                await response.WriteAsync("data: second\n\n");
            });
            app.Map("/v1/socket", EchoSocketAsync);
            app.MapGet("/v1/slow", async () =>
            {
                _entered.SetResult();
                await _more.Task;
                return "finished";
            });
        });
        _gateway = await GatewayApp.StartAsync(_organization, _dossiers);
    }

    [Fact]
    public async Task Events_arrive_as_they_are_sent()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/dossiers/v1/events");
        request.Headers.Accept.ParseAdd("text/event-stream");
        using var response = await _gateway.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        using var lines = new StreamReader(await response.Content.ReadAsStreamAsync());

        (await lines.ReadLineAsync()).ShouldBe("data: first");
        _more.SetResult();

        (await lines.ReadToEndAsync()).ShouldContain("data: second");
    }

    [Fact]
    public async Task A_web_socket_passes_both_ways()
    {
        using var socket = await ConnectAsync();

        await socket.SendAsync("xin chào"u8.ToArray(), WebSocketMessageType.Text, true, CancellationToken.None);

        var buffer = new byte[100];
        var received = await socket.ReceiveAsync(buffer, CancellationToken.None);
        Encoding.UTF8.GetString(buffer, 0, received.Count).ShouldBe("xin chào");
    }

    [Fact]
    public async Task An_open_web_socket_does_not_hold_up_the_stop()
    {
        using var socket = await ConnectAsync();
        var stopping = Stopwatch.StartNew();

        await _gateway.StopAsync();

        stopping.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(8));
        await Should.ThrowAsync<WebSocketException>(() => socket.ReceiveAsync(new byte[10], CancellationToken.None));
    }

    [Fact]
    public async Task A_running_request_is_finished_before_the_stop()
    {
        var running = _gateway.Client.GetAsync("/api/dossiers/v1/slow");
        await _entered.Task;

        var stopping = _gateway.StopAsync();
        _more.SetResult();

        (await (await running.ShouldBe(HttpStatusCode.OK)).Content.ReadAsStringAsync()).ShouldBe("finished");
        await stopping;
    }

    public async ValueTask DisposeAsync()
    {
        _more.TrySetResult();
        await _gateway.DisposeAsync();
        await _dossiers.DisposeAsync();
        await _organization.DisposeAsync();
    }

    private async Task<ClientWebSocket> ConnectAsync()
    {
        var socket = new ClientWebSocket();
        await socket.ConnectAsync(new Uri($"ws://{_gateway.Address.Authority}/api/dossiers/v1/socket"), CancellationToken.None);
        return socket;
    }

    private static async Task EchoSocketAsync(HttpContext http)
    {
        using var socket = await http.WebSockets.AcceptWebSocketAsync();
        var buffer = new byte[100];
        try
        {
            while (true)
            {
                var received = await socket.ReceiveAsync(buffer, http.RequestAborted);
                if (received.MessageType == WebSocketMessageType.Close)
                {
                    return;
                }

                await socket.SendAsync(buffer.AsMemory(0, received.Count), received.MessageType, received.EndOfMessage, http.RequestAborted);
            }
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException)
        {
            // The other side went away, which is what some of the tests are about.
        }
    }
}
