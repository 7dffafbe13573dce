using System.Collections.Concurrent;
using EGov.Api;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace EGov.Gateway.Tests;

/// <summary>
/// The part of the organization service that the gateway talks to, over HTTP with real ES256 tokens: keys, password and refresh grants
/// with rotation (a used refresh token ends the sign-in, as the service does), revocation. The end-to-end test uses the service itself.
/// </summary>
internal sealed class OrganizationStandIn : IAsyncDisposable
{
    internal const string Password = "đúng-mật-khẩu-2015";

    private readonly ConcurrentDictionary<string, Guid> _refreshTokens = new(StringComparer.Ordinal);
    private Backend _backend = null!;
    private int _refreshes;

    private OrganizationStandIn(CallerTokens tokens) => Tokens = tokens;

    internal CallerTokens Tokens { get; }

    internal Uri Address => _backend.Address;

    /// <summary>How long the tokens it gives out live.</summary>
    internal TimeSpan Lifetime { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>Awaited inside the refresh grant, so that a test can hold it.</summary>
    internal Task BeforeRefresh { get; set; } = Task.CompletedTask;

    internal int Refreshes => Volatile.Read(ref _refreshes);

    internal ConcurrentQueue<string> IssuedTokens { get; } = new();

    internal ConcurrentQueue<string> Revoked { get; } = new();

    internal static async Task<OrganizationStandIn> StartAsync()
    {
        var organization = new OrganizationStandIn(await CallerTokens.StartAsync());
        using var http = new HttpClient();
        var keys = await http.GetStringAsync($"{organization.Tokens.Authority}/.well-known/jwks.json");
        organization._backend = await Backend.StartAsync(app =>
        {
            app.MapGet("/.well-known/jwks.json", () => TypedResults.Text(keys, "application/json"));
            app.MapPost("/connect/token", organization.GiveTokensAsync);
            app.MapPost("/connect/revocation", organization.RevokeAsync);
        });
        return organization;
    }

    internal Task StopAsync() => _backend.StopAsync();

    internal void EndAllSignIns() => _refreshTokens.Clear();

    public async ValueTask DisposeAsync()
    {
        await _backend.DisposeAsync();
        await Tokens.DisposeAsync();
    }

    private async Task<IResult> GiveTokensAsync(HttpRequest request)
    {
        var form = await request.ReadFormAsync();
        if (!request.Headers.Authorization.ToString().StartsWith("Basic ", StringComparison.Ordinal))
        {
            return Refuse("organization.wrong-client");
        }

        switch (form["grant_type"].ToString())
        {
            case "password" when form["password"] == Password:
                return Give(Guid.CreateVersion7());
            case "refresh_token":
                await BeforeRefresh;
                Interlocked.Increment(ref _refreshes);
                return _refreshTokens.TryRemove(form["refresh_token"].ToString(), out var subject) ? Give(subject) : Refuse("organization.refresh-token-refused");
            default:
                return Refuse("organization.wrong-credentials");
        }
    }

    private async Task RevokeAsync(HttpRequest request)
    {
        var token = (await request.ReadFormAsync())["token"].ToString();
        _refreshTokens.TryRemove(token, out _);
        Revoked.Enqueue(token);
    }

    private Ok<object> Give(Guid subject)
    {
        var (access, refresh) = (
            Tokens.For(CallerKind.Official, subject, Guid.CreateVersion7(), subject, false, ["dossiers:receive"]), Guid.NewGuid().ToString("N"));
        _refreshTokens[refresh] = subject;
        IssuedTokens.Enqueue(access);
        IssuedTokens.Enqueue(refresh);
        return TypedResults.Ok<object>(new { access_token = access, refresh_token = refresh, token_type = "Bearer", expires_in = (int)Lifetime.TotalSeconds });
    }

    private static ProblemHttpResult Refuse(string code) => new Refusal(code, StatusCodes.Status400BadRequest, "Từ chối.", "Refused.").ToProblem();
}
