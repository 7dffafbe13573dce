using System.Net;
using EGov.Gateway.Storage;
using Npgsql;

namespace EGov.Gateway.Tests.Slices.Sessions;

public sealed class RefreshTests : IAsyncLifetime
{
    private OrganizationStandIn _organization = null!;
    private Backend _dossiers = null!;
    private TestDatabase _database = null!;
    private GatewayApp _gateway = null!;

    public async ValueTask InitializeAsync()
    {
        _organization = await OrganizationStandIn.StartAsync();
        _dossiers = await Backend.StartAsync();
        _database = await TestDatabase.CreateAsync<GatewayDb>("gateway");
        _gateway = await StartReplicaAsync();
    }

    [Fact]
    public async Task An_access_token_about_to_end_is_replaced_unnoticed()
    {
        _organization.Lifetime = TimeSpan.FromSeconds(5);
        using var browser = await Browser.SignedInAsync(_gateway);
        var first = _organization.IssuedTokens.First();
        _organization.Lifetime = TimeSpan.FromMinutes(10);

        var seen = await browser.GetAsync("/api/dossiers/v1/echo").ShouldBe<Seen>(HttpStatusCode.OK);
        var again = await browser.GetAsync("/api/dossiers/v1/echo").ShouldBe<Seen>(HttpStatusCode.OK);

        seen.Headers["Authorization"].ShouldNotBe($"Bearer {first}");
        again.Headers["Authorization"].ShouldBe(seen.Headers["Authorization"]);
        _organization.Refreshes.ShouldBe(1);
    }

    [Fact]
    public async Task Two_hundred_requests_on_two_replicas_at_that_moment_ask_once()
    {
        await using var second = await StartReplicaAsync();
        _organization.Lifetime = TimeSpan.FromSeconds(5);
        using var browser = await Browser.SignedInAsync(_gateway);
        using var elsewhere = new Browser(second) { Cookie = browser.Cookie };
        _organization.Lifetime = TimeSpan.FromMinutes(10);
        var held = new TaskCompletionSource();
        _organization.BeforeRefresh = held.Task;

        var requests = Enumerable.Range(0, 200)
            .Select(i => (i % 2 == 0 ? browser : elsewhere).GetAsync("/api/dossiers/v1/echo").ShouldBe<Seen>(HttpStatusCode.OK)).ToList();
        await Eventually.IsTrue(() => CountAsync("select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'")
            .ContinueWith(waiting => waiting.Result >= 1, TaskScheduler.Default), "the second replica waits for the session's row");
        held.SetResult();
        var seen = await Task.WhenAll(requests);

        _organization.Refreshes.ShouldBe(1);
        seen.Select(s => s.Headers["Authorization"]).Distinct().ShouldHaveSingleItem();
        await browser.GetAsync("/session").ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_session_opened_at_one_replica_works_at_another_and_after_a_restart()
    {
        using var browser = await Browser.SignedInAsync(_gateway);
        await _gateway.StopAsync();
        await using var second = await StartReplicaAsync();
        using var elsewhere = new Browser(second) { Cookie = browser.Cookie, CsrfToken = browser.CsrfToken };

        await elsewhere.SendAsync(HttpMethod.Post, "/api/dossiers/v1/echo").ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_sign_in_that_the_issuer_ended_ends_the_session()
    {
        _organization.Lifetime = TimeSpan.FromSeconds(5);
        using var browser = await Browser.SignedInAsync(_gateway);
        _organization.EndAllSignIns();

        await browser.GetAsync("/api/dossiers/v1/echo").ShouldRefuse(HttpStatusCode.Unauthorized, "gateway.session-ended");

        browser.Cookie.ShouldBeNull();
        (await CountAsync("select count(*) from session")).ShouldBe(0);
        _dossiers.Requests.ShouldBe(0);
    }

    [Fact]
    public async Task While_the_issuer_is_down_a_token_that_still_lives_is_used()
    {
        _organization.Lifetime = TimeSpan.FromSeconds(25);
        using var browser = await Browser.SignedInAsync(_gateway);
        await _organization.StopAsync();

        await browser.GetAsync("/api/dossiers/v1/echo").ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task And_one_that_ended_is_503_but_the_session_stays()
    {
        _organization.Lifetime = TimeSpan.Zero;
        using var browser = await Browser.SignedInAsync(_gateway);
        await _organization.StopAsync();

        await browser.GetAsync("/api/dossiers/v1/echo").ShouldRefuse(HttpStatusCode.ServiceUnavailable, "gateway.identity-unavailable");

        (await CountAsync("select count(*) from session")).ShouldBe(1);
    }

    [Fact]
    public async Task A_page_can_ask_for_new_tokens_itself()
    {
        using var browser = await Browser.SignedInAsync(_gateway);

        await browser.SendAsync(HttpMethod.Post, "/session/refresh").ShouldBe(HttpStatusCode.OK);

        _organization.Refreshes.ShouldBe(1);
    }

    [Theory]
    [InlineData("seen_at = now() - interval '61 minutes', ends_at = now() - interval '1 minute'")]
    [InlineData("ends_at = now()")]
    public async Task A_session_that_is_over_is_no_session(string change)
    {
        using var browser = await Browser.SignedInAsync(_gateway);
        await CountAsync($"with changed as (update session set {change} returning 1) select count(*) from changed");

        await browser.GetAsync("/session").ShouldBe(HttpStatusCode.Unauthorized);

        browser.Cookie.ShouldBeNull();
    }

    [Fact]
    public async Task Using_a_session_moves_its_end_on_but_never_beyond_the_longest()
    {
        using var browser = await Browser.SignedInAsync(_gateway);
        await CountAsync("with changed as (update session set started_at = now() - interval '11 hours 50 minutes', seen_at = now() - interval '30 minutes', ends_at = now() + interval '2 minutes' returning 1) select count(*) from changed");

        await browser.GetAsync("/session").ShouldBe(HttpStatusCode.OK);

        (await CountAsync("select round(extract(epoch from ends_at - now()) / 60)::bigint from session")).ShouldBe(10);
    }

    [Fact]
    public async Task Sessions_that_are_over_are_deleted()
    {
        await using var purging = await StartReplicaAsync(("Sessions:PurgeEvery", "00:00:00.200"));
        using var over = await Browser.SignedInAsync(_gateway);
        using var alive = await Browser.SignedInAsync(_gateway);
        await CountAsync("with changed as (update session set ends_at = now() where id = (select min(id::text)::uuid from session) returning 1) select count(*) from changed");

        await Eventually.IsTrue(async () => await CountAsync("select count(*) from session") == 1, "the ended session is deleted");

        await alive.GetAsync("/session").ShouldBe(HttpStatusCode.OK);
    }

    public async ValueTask DisposeAsync()
    {
        await _gateway.DisposeAsync();
        await _database.DisposeAsync();
        await _dossiers.DisposeAsync();
        await _organization.DisposeAsync();
    }

    private Task<GatewayApp> StartReplicaAsync(params (string Key, string Value)[] settings) =>
        GatewayApp.StartAsync("Development", _database, _organization, _dossiers, [("Limits:Session:Burst", "1000"), .. settings]);

    private async Task<long> CountAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(_database.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
