using System.Collections.Concurrent;
using System.Net;
using EGov.Replay.Api;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Shouldly;
using Xunit;

namespace EGov.Replay.Tests;

/// <summary>Against a door that answers as it is told: what is sent again, what is not, and with which token.</summary>
public sealed class CallingThePlatformTests : IAsyncLifetime
{
    private readonly ConcurrentQueue<int> _answers = new();
    private readonly ConcurrentQueue<string> _tokensSeen = new();
    private WebApplication _door = null!;
    private HttpClient _http = null!;
    private OfficialTokens _tokens = null!;
    private GatewayClient _client = null!;
    private int _signIns;

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _door = builder.Build();
        _door.MapPost("/api/organization/connect/token", () => Results.Json(
            new { access_token = $"token-{Interlocked.Increment(ref _signIns)}", expires_in = 600 }));
        _door.MapFallback("/things/{**rest}", (HttpRequest request, HttpResponse response) =>
        {
            _tokensSeen.Enqueue(request.Headers.Authorization.ToString());
            response.StatusCode = _answers.TryDequeue(out var status) ? status : 200;
            response.Headers.ETag = "\"7\"";
        });
        await _door.StartAsync();
        _http = new HttpClient { BaseAddress = new Uri(_door.Urls.Single()) };
        _tokens = new OfficialTokens(_http, new SignIn("egov-cli", "secret", account => $"password of {account}"));
        _client = new GatewayClient(_http, _tokens, 4);
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        _tokens.Dispose();
        _http.Dispose();
        await _door.DisposeAsync();
    }

    [Fact]
    public async Task A_request_with_a_key_is_sent_again_after_a_passing_failure()
    {
        Answer(503, 502);

        var answer = await SendAsync(Post() with { IdempotencyKey = ApiRequest.KeyFor("one") });

        answer.Status.ShouldBe(HttpStatusCode.OK);
        answer.Version.ShouldBe(7);
        _tokensSeen.Count.ShouldBe(3);
    }

    [Fact]
    public async Task A_request_whose_effect_could_double_is_not_sent_again()
    {
        Answer(503);

        (await SendAsync(Post())).Status.ShouldBe(HttpStatusCode.ServiceUnavailable);

        _tokensSeen.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_refusal_is_an_answer_and_is_not_sent_again()
    {
        Answer(409);

        (await SendAsync(Post() with { IfMatch = 3 })).Status.ShouldBe(HttpStatusCode.Conflict);

        _tokensSeen.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_token_that_is_not_taken_any_more_is_replaced()
    {
        Answer(401);

        (await SendAsync(Post() with { IfMatch = 3 })).Status.ShouldBe(HttpStatusCode.OK);

        _tokensSeen.ShouldBe(["Bearer token-1", "Bearer token-2"]);
    }

    [Fact]
    public async Task Many_calls_of_one_official_share_one_token()
    {
        await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => SendAsync(new ApiRequest(HttpMethod.Get, "/things/1") { Account = "official" })));

        _signIns.ShouldBe(1);
        _client.Calls.ShouldBe(51);
    }

    [Fact]
    public void A_key_is_a_uuid_and_the_same_in_every_run()
    {
        ApiRequest.KeyFor("yen-the-2015/dossier/1").ShouldBe(ApiRequest.KeyFor("yen-the-2015/dossier/1"));
        ApiRequest.KeyFor("yen-the-2015/dossier/1").ShouldNotBe(ApiRequest.KeyFor("yen-the-2015/dossier/2"));
        Guid.Parse(ApiRequest.KeyFor("yen-the-2015/dossier/1")).Version.ShouldBe(8);
    }

    private static ApiRequest Post() => new(HttpMethod.Post, "/things/1") { Account = "official", Body = new { text = "Cầu Gồ" } };

    private Task<ApiAnswer> SendAsync(ApiRequest request) => _client.SendAsync(request, TestContext.Current.CancellationToken);

    private void Answer(params int[] statuses)
    {
        foreach (var status in statuses)
        {
            _answers.Enqueue(status);
        }
    }
}
