using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace EGov.Gateway.Tests.Slices.Routing;

public sealed class FailureTests : IAsyncLifetime
{
    private OrganizationStandIn _organization = null!;

    public async ValueTask InitializeAsync() => _organization = await OrganizationStandIn.StartAsync();

    [Fact]
    public async Task A_service_that_is_down_is_503_with_a_time_to_come_back()
    {
        await using var gateway = await GatewayApp.StartAsync(_organization, dossiers: null);

        await gateway.Client.GetAsync("/api/dossiers/v1/echo").ShouldRefuse(HttpStatusCode.ServiceUnavailable, "gateway.service-down");

        var response = await gateway.Client.GetAsync("/api/dossiers/v1/echo");
        response.Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromSeconds(2));
    }

    [Fact]
    public async Task A_service_that_comes_back_is_used_again()
    {
        var port = FreePort();
        await using var gateway = await GatewayApp.StartAsync(_organization, null, ("services:dossiers:http:0", $"http://127.0.0.1:{port}"));
        for (var i = 0; i < 30; i++)
        {
            await gateway.Client.GetAsync("/api/dossiers/v1/echo").ShouldBe(HttpStatusCode.ServiceUnavailable);
        }

        var builder = WebApplication.CreateSlimBuilder();
        await using var late = builder.Build();
        late.Urls.Add($"http://127.0.0.1:{port}");
        late.MapGet("/v1/echo", () => "back");
        await late.StartAsync();

        await gateway.Client.GetAsync("/api/dossiers/v1/echo").ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_service_that_breaks_off_is_502()
    {
        await using var dossiers = await Backend.StartAsync(app => app.MapGet("/v1/abort", (HttpContext http) => http.Abort()));
        await using var gateway = await GatewayApp.StartAsync(_organization, dossiers);

        await gateway.Client.GetAsync("/api/dossiers/v1/abort").ShouldRefuse(HttpStatusCode.BadGateway, "gateway.service-broke-off");
    }

    [Fact]
    public async Task A_service_that_does_not_answer_in_time_is_504()
    {
        await using var dossiers = await Backend.StartAsync(app =>
            app.MapGet("/v1/never", (CancellationToken gone) => new TaskCompletionSource().Task.WaitAsync(gone)));
        await using var gateway = await GatewayApp.StartAsync(_organization, dossiers, ("Gateway:ServiceTimeout", "00:00:00.500"));

        await gateway.Client.GetAsync("/api/dossiers/v1/never").ShouldRefuse(HttpStatusCode.GatewayTimeout, "gateway.service-too-slow");
    }

    [Fact]
    public async Task A_service_that_takes_no_connection_is_503_soon()
    {
        // A full backlog drops further attempts to connect, as a dead machine does.
        using var deaf = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        deaf.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        deaf.Listen(1);
        var sockets = new List<Socket>();
        for (var i = 0; i < 4; i++)
        {
            var filler = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            _ = filler.ConnectAsync(deaf.LocalEndPoint!);
            sockets.Add(filler);
        }

        await using var gateway = await GatewayApp.StartAsync(
            _organization, null, ("services:dossiers:http:0", $"http://{deaf.LocalEndPoint}"), ("Gateway:ConnectTimeout", "00:00:00.500"));

        await gateway.Client.GetAsync("/api/dossiers/v1/echo").ShouldRefuse(HttpStatusCode.ServiceUnavailable, "gateway.service-down");
        sockets.ForEach(s => s.Dispose());
    }

    public ValueTask DisposeAsync() => _organization.DisposeAsync();

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
