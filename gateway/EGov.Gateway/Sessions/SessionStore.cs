using System.Text;
using EGov.Gateway.Storage;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;

namespace EGov.Gateway.Sessions;

/// <summary>A live session as a request sees it.</summary>
internal sealed record LiveSession(Guid Id, string Cookie, string AccessToken, DateTimeOffset AccessEndsAt, DateTimeOffset EndsAt);

/// <summary>Sessions in the gateway's database; nothing of them stays in this process.</summary>
internal sealed class SessionStore(GatewayDb db, IDataProtectionProvider protection, IOptions<SessionOptions> options)
{
    // Writing on every request would cost more than the request; a minute is exact enough for an hour's idleness.
    private static readonly TimeSpan SeenPrecision = TimeSpan.FromMinutes(1);

    private readonly IDataProtector _protector = protection.CreateProtector("EGov.Gateway.Sessions.Tokens.v1");

    internal async Task<LiveSession> OpenAsync(Tokens tokens, CancellationToken ct)
    {
        var now = DateTimeOffset.UtcNow;
        var cookie = SessionCookie.NewValue();
        var session = new Session
        {
            Id = Guid.CreateVersion7(),
            CookieHash = SessionCookie.Hash(cookie),
            Subject = Guid.Parse(new JsonWebToken(tokens.AccessToken).Subject),
            AccessToken = Protect(tokens.AccessToken),
            RefreshToken = Protect(tokens.RefreshToken),
            AccessEndsAt = now + tokens.Lifetime,
            StartedAt = now,
            SeenAt = now,
            EndsAt = now + Shorter(options.Value.Idle, options.Value.Longest),
        };
        db.Sessions.Add(session);
        await db.SaveChangesAsync(ct);
        return Live(session, cookie, tokens.AccessToken);
    }

    internal async Task<LiveSession?> FindAsync(string cookie, CancellationToken ct)
    {
        var hash = SessionCookie.Hash(cookie);
        var now = DateTimeOffset.UtcNow;
        var session = await db.Sessions.AsNoTracking().SingleOrDefaultAsync(s => s.CookieHash == hash && s.EndsAt > now, ct);
        if (session is null)
        {
            return null;
        }

        if (now - session.SeenAt > SeenPrecision)
        {
            session.EndsAt = EndOf(session, now);
            await db.Sessions.Where(s => s.Id == session.Id)
                .ExecuteUpdateAsync(s => s.SetProperty(x => x.SeenAt, now).SetProperty(x => x.EndsAt, session.EndsAt), ct);
        }

        return Live(session, cookie, Unprotect(session.AccessToken));
    }

    /// <summary>Deletes the session and gives back its refresh token, so that it can be revoked.</summary>
    internal async Task<string?> CloseAsync(string cookie, CancellationToken ct)
    {
        var hash = SessionCookie.Hash(cookie);
        var session = await db.Sessions.AsNoTracking().SingleOrDefaultAsync(s => s.CookieHash == hash, ct);
        return session is not null && await db.Sessions.Where(s => s.Id == session.Id).ExecuteDeleteAsync(ct) == 1
            ? Unprotect(session.RefreshToken)
            : null;
    }

    /// <summary>
    /// Replaces the tokens of a session under its row lock: a second process waits here and then finds the work done.
    /// Refresh tokens rotate, so asking twice with one would end the sign-in.
    /// </summary>
    /// <param name="id">The session.</param>
    /// <param name="cookie">Its cookie.</param>
    /// <param name="unlessEndsAfter">A token that lives longer than this was replaced by someone else in between.</param>
    /// <param name="refresh">Asks for new tokens.</param>
    /// <param name="ct">Given up.</param>
    internal async Task<Refreshed> RefreshAsync(
        Guid id, string cookie, DateTimeOffset unlessEndsAfter, Func<string, CancellationToken, Task<TokenAnswer>> refresh, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var session = await db.Sessions.FromSql($"select * from session where id = {id} for update").SingleOrDefaultAsync(ct);
        if (session is null)
        {
            return new Refreshed(null, IsOver: true);
        }

        if (session.AccessEndsAt > unlessEndsAfter)
        {
            return new Refreshed(Live(session, cookie, Unprotect(session.AccessToken)), IsOver: false);
        }

        var answer = await refresh(Unprotect(session.RefreshToken), ct);
        if (answer.IsDown)
        {
            return new Refreshed(null, IsOver: false);
        }

        if (answer.Tokens is not { } tokens)
        {
            db.Sessions.Remove(session);
            await db.SaveChangesAsync(ct);
            await transaction.CommitAsync(ct);
            return new Refreshed(null, IsOver: true);
        }

        var now = DateTimeOffset.UtcNow;
        (session.AccessToken, session.RefreshToken) = (Protect(tokens.AccessToken), Protect(tokens.RefreshToken));
        (session.AccessEndsAt, session.SeenAt, session.EndsAt) = (now + tokens.Lifetime, now, EndOf(session, now));
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return new Refreshed(Live(session, cookie, tokens.AccessToken), IsOver: false);
    }

    private DateTimeOffset EndOf(Session session, DateTimeOffset now)
    {
        var (idle, longest) = (now + options.Value.Idle, session.StartedAt + options.Value.Longest);
        return idle < longest ? idle : longest;
    }

    private static TimeSpan Shorter(TimeSpan a, TimeSpan b) => a < b ? a : b;

    private static LiveSession Live(Session session, string cookie, string accessToken) =>
        new(session.Id, cookie, accessToken, session.AccessEndsAt, session.EndsAt);

    private byte[] Protect(string token) => _protector.Protect(Encoding.UTF8.GetBytes(token));

    private string Unprotect(byte[] token) => Encoding.UTF8.GetString(_protector.Unprotect(token));
}

/// <summary>Outcome of a refresh: the session with new tokens, or over, or (neither) not possible right now.</summary>
internal readonly record struct Refreshed(LiveSession? Session, bool IsOver);
