using Microsoft.AspNetCore.Mvc;

namespace EGov.Gateway.Sessions;

/// <summary>Opens and ends sessions, whether a program or a form asks. Every sign-in makes a new session and ends the one before.</summary>
internal sealed class SessionDesk(SessionCookie cookie, SessionStore sessions, TokenEndpoint tokens)
{
    internal async Task<(LiveSession? Session, ProblemDetails? Refusal)> SignInAsync(SignIn.Request person, HttpContext http, CancellationToken ct)
    {
        if (!cookie.IsPossible(http.Request))
        {
            return (null, Refusals.SecureConnectionRequired.ToDetails());
        }

        // Otherwise another site could sign the browser in under an account of its own and read what is then entered.
        if (RequestForgery.IsForeign(http.Request))
        {
            return (null, Refusals.ForeignOrigin.ToDetails());
        }

        var answer = await tokens.SignInAsync(person, ct);
        if (answer.IsDown)
        {
            http.Response.Headers.RetryAfter = "2";
            return (null, Refusals.IdentityUnavailable.ToDetails());
        }

        if (answer.Tokens is not { } issued)
        {
            return (null, answer.Refusal);
        }

        if (cookie.Read(http.Request) is { } before)
        {
            await EndAsync(before, ct);
        }

        var session = await sessions.OpenAsync(issued, ct);
        SessionCookie.Write(http, session.Cookie);
        return (session, null);
    }

    /// <summary>Ends the session here and its refresh token at the issuer. Signing out twice is no fault.</summary>
    internal async Task SignOutAsync(HttpContext http, CancellationToken ct)
    {
        if (http.Features.Get<LiveSession>() is { } session)
        {
            await EndAsync(session.Cookie, ct);
            SessionCookie.Delete(http);
        }
    }

    private async Task EndAsync(string value, CancellationToken ct)
    {
        if (await sessions.CloseAsync(value, ct) is { } refreshToken)
        {
            await tokens.RevokeAsync(refreshToken, ct);
        }
    }
}
