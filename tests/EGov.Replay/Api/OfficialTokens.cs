using System.Collections.Concurrent;
using System.Text.Json;

namespace EGov.Replay.Api;

/// <summary>The tool's own client and how its accounts sign in.</summary>
internal sealed record SignIn(string ClientId, string ClientSecret, Func<string, string> PasswordOf);

/// <summary>One access token for each official: taken with the password, renewed with the refresh token before it ends.</summary>
internal sealed class OfficialTokens(HttpClient http, SignIn signIn) : IDisposable
{
    private static readonly TimeSpan RenewBefore = TimeSpan.FromSeconds(60);

    // Hashing passwords is meant to be slow; a hundred at once would only queue in the service.
    private readonly SemaphoreSlim _signingIn = new(4);
    private readonly ConcurrentDictionary<string, Wallet> _wallets = new(StringComparer.Ordinal);
    private long _calls;

    internal long Calls => Interlocked.Read(ref _calls);

    internal async Task<string> ForAsync(string account, CancellationToken ct)
    {
        var wallet = _wallets.GetOrAdd(account, _ => new Wallet());
        if (wallet.Current is { } token && token.IsFresh)
        {
            return token.Access;
        }

        await wallet.Gate.WaitAsync(ct);
        try
        {
            if (wallet.Current is not { IsFresh: true })
            {
                wallet.Current = await TakeAsync(account, wallet.Current?.Refresh, ct);
            }

            return wallet.Current.Access;
        }
        finally
        {
            wallet.Gate.Release();
        }
    }

    /// <summary>The service would not have the token any more.</summary>
    internal void Forget(string account)
    {
        if (_wallets.TryGetValue(account, out var wallet))
        {
            wallet.Current = null;
        }
    }

    public void Dispose() => _signingIn.Dispose();

    private async Task<Token> TakeAsync(string account, string? refresh, CancellationToken ct)
    {
        if (refresh is not null)
        {
            var renewed = await AskAsync(new() { ["grant_type"] = "refresh_token", ["refresh_token"] = refresh }, ct);
            if (renewed.IsSuccess)
            {
                return Token.From(renewed.Json);
            }
        }

        var answer = await AskAsync(
            new() { ["grant_type"] = "password", ["username"] = account, ["password"] = signIn.PasswordOf(account) }, ct);
        return answer.IsSuccess
            ? Token.From(answer.Json)
            : throw new UnexpectedAnswerException($"sign-in of {account}", answer);
    }

    private async Task<ApiAnswer> AskAsync(Dictionary<string, string> form, CancellationToken ct)
    {
        form["client_id"] = signIn.ClientId;
        form["client_secret"] = signIn.ClientSecret;
        await _signingIn.WaitAsync(ct);
        try
        {
            Interlocked.Increment(ref _calls);
            using var content = new FormUrlEncodedContent(form);
            using var response = await http.PostAsync(new Uri("/api/organization/connect/token", UriKind.Relative), content, ct);
            return new ApiAnswer(response.StatusCode, null, await response.Content.ReadAsByteArrayAsync(ct));
        }
        finally
        {
            _signingIn.Release();
        }
    }

    private sealed class Wallet
    {
        internal SemaphoreSlim Gate { get; } = new(1);

        internal Token? Current { get; set; }
    }

    private sealed record Token(string Access, string? Refresh, DateTimeOffset RenewAt)
    {
        internal bool IsFresh => DateTimeOffset.UtcNow < RenewAt;

        internal static Token From(JsonElement json) => new(
            json.GetProperty("access_token").GetString()!,
            json.TryGetProperty("refresh_token", out var refresh) ? refresh.GetString() : null,
            DateTimeOffset.UtcNow.AddSeconds(json.GetProperty("expires_in").GetInt32()) - RenewBefore);
    }
}
