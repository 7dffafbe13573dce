using System.Diagnostics;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Polly.CircuitBreaker;
using Polly.Timeout;

namespace EGov.ServiceDefaults.Tests;

public sealed class ResilienceTests
{
    private int _calls;

    [Theory]
    [InlineData("GET", 4)]
    [InlineData("HEAD", 4)]
    [InlineData("OPTIONS", 4)]
    [InlineData("PUT", 4)]
    [InlineData("DELETE", 4)]
    [InlineData("POST", 1)]
    [InlineData("PATCH", 1)]
    public async Task Only_idempotent_requests_are_repeated(string verb, int expected)
    {
        await using var backend = await StartBackendAsync(_ => StatusCodes.Status503ServiceUnavailable);
        await using var shop = await StartCallerAsync(backend);

        using var request = new HttpRequestMessage(new HttpMethod(verb), "http://backend/");
        var response = await shop.Outgoing().SendAsync(request);

        response.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        _calls.ShouldBe(expected);
    }

    [Fact]
    public async Task A_post_with_an_idempotency_key_is_repeated_with_its_body()
    {
        var bodies = new List<string>();
        await using var backend = await ShopApp.StartAsync(app => app.MapPost("/", async (HttpRequest request) =>
        {
            using var reader = new StreamReader(request.Body);
            bodies.Add(await reader.ReadToEndAsync());
            return TypedResults.StatusCode(bodies.Count < 3 ? StatusCodes.Status502BadGateway : StatusCodes.Status201Created);
        }));
        await using var shop = await StartCallerAsync(backend);

        using var request = new HttpRequestMessage(HttpMethod.Post, "http://backend/") { Content = new StringContent("hồ sơ") };
        request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString());
        var response = await shop.Outgoing().SendAsync(request);

        response.StatusCode.ShouldBe(HttpStatusCode.Created);
        bodies.ShouldBe(["hồ sơ", "hồ sơ", "hồ sơ"]);
    }

    [Fact]
    public async Task A_streamed_body_is_sent_once()
    {
        await using var backend = await StartBackendAsync(_ => StatusCodes.Status503ServiceUnavailable);
        await using var shop = await StartCallerAsync(backend);

        using var content = new StreamContent(new MemoryStream([1, 2, 3]));
        await shop.Outgoing().PutAsync("http://backend/", content);

        _calls.ShouldBe(1);
    }

    [Theory]
    [InlineData(StatusCodes.Status404NotFound)]
    [InlineData(StatusCodes.Status409Conflict)]
    [InlineData(StatusCodes.Status501NotImplemented)]
    public async Task An_answer_that_will_not_change_is_not_asked_for_again(int status)
    {
        await using var backend = await StartBackendAsync(_ => status);
        await using var shop = await StartCallerAsync(backend);

        ((int)(await shop.Outgoing().GetAsync("http://backend/")).StatusCode).ShouldBe(status);

        _calls.ShouldBe(1);
    }

    [Fact]
    public async Task A_retry_goes_to_another_replica()
    {
        await using var broken = await StartBackendAsync(_ => StatusCodes.Status503ServiceUnavailable);
        await using var sound = await ShopApp.StartAsync(app => app.MapGet("/", () => TypedResults.Text("here")));
        await using var shop = await StartCallerAsync(broken, ("services:backend:http:1", sound.Browser.BaseAddress!.ToString()));

        (await shop.Outgoing().GetStringAsync("http://backend/")).ShouldBe("here");
    }

    [Fact]
    public async Task The_circuit_of_a_failing_host_opens_and_no_other()
    {
        await using var broken = await StartBackendAsync(_ => StatusCodes.Status500InternalServerError);
        await using var sound = await ShopApp.StartAsync(app => app.MapPost("/", () => TypedResults.Text("here")));
        await using var shop = await StartCallerAsync(
            broken, ("services:sound:http:0", sound.Browser.BaseAddress!.ToString()), ("HttpResilience:BreakerMinimumThroughput", "5"));
        for (var i = 0; i < 5; i++)
        {
            await shop.Outgoing().PostAsync("http://backend/", null);
        }

        await Should.ThrowAsync<BrokenCircuitException>(() => shop.Outgoing().PostAsync("http://backend/", null));

        _calls.ShouldBe(5);
        (await shop.Outgoing().PostAsync("http://sound/", null)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_circuit_closes_again_when_the_host_recovers()
    {
        await using var backend = await StartBackendAsync(call => call <= 2 ? StatusCodes.Status500InternalServerError : StatusCodes.Status200OK);
        await using var shop = await StartCallerAsync(
            backend, ("HttpResilience:BreakerMinimumThroughput", "2"), ("HttpResilience:BreakerPause", "00:00:03"));
        await shop.Outgoing().PostAsync("http://backend/", null);
        await shop.Outgoing().PostAsync("http://backend/", null);
        await Should.ThrowAsync<BrokenCircuitException>(() => shop.Outgoing().PostAsync("http://backend/", null));

        var waited = Stopwatch.StartNew();
        HttpStatusCode? status = null;
        while (status is null && waited.Elapsed < TimeSpan.FromSeconds(20))
        {
            try
            {
                status = (await shop.Outgoing().PostAsync("http://backend/", null)).StatusCode;
            }
            catch (BrokenCircuitException)
            {
                await Task.Yield();
            }
        }

        status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task An_attempt_that_hangs_is_given_up_and_repeated()
    {
        await using var backend = await ShopApp.StartAsync(app => app.MapGet("/", async (CancellationToken gone) =>
        {
            if (Interlocked.Increment(ref _calls) == 1)
            {
                await NeverAsync(gone);
            }

            return TypedResults.Text("late but here");
        }));
        await using var shop = await StartCallerAsync(backend, ("HttpResilience:AttemptTimeout", "00:00:03"));

        (await shop.Outgoing().GetStringAsync("http://backend/")).ShouldBe("late but here");
        _calls.ShouldBe(2);
    }

    [Fact]
    public async Task All_attempts_together_end_at_the_total_timeout()
    {
        await using var backend = await ShopApp.StartAsync(app => app.MapGet("/", (CancellationToken gone) => NeverAsync(gone)));
        await using var shop = await StartCallerAsync(
            backend, ("HttpResilience:AttemptTimeout", "00:01:00"), ("HttpResilience:TotalTimeout", "00:00:00.500"));

        var rejected = await Should.ThrowAsync<TimeoutRejectedException>(() => shop.Outgoing().GetAsync("http://backend/"));

        rejected.Timeout.ShouldBe(TimeSpan.FromMilliseconds(500));
    }

    private static Task NeverAsync(CancellationToken gone) => new TaskCompletionSource().Task.WaitAsync(gone);

    private Task<ShopApp> StartBackendAsync(Func<int, int> status) => ShopApp.StartAsync(app =>
        app.Map("/", () => TypedResults.StatusCode(status(Interlocked.Increment(ref _calls)))));

    private static Task<ShopApp> StartCallerAsync(ShopApp backend, params (string Key, string Value)[] more) => ShopApp.StartAsync(
        _ => { },
        settings: [("services:backend:http:0", backend.Browser.BaseAddress!.ToString()), ("HttpResilience:RetryDelay", "00:00:00.001"), .. more]);
}
