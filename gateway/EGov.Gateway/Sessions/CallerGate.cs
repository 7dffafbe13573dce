using System.Security.Claims;
using EGov.Api;
using EGov.Gateway.Limits;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Tokens;

namespace EGov.Gateway.Sessions;

/// <summary>
/// Settles who calls before anything is forwarded: a bearer token is checked, a session's cookie becomes its token, the rest is anonymous.
/// Each of the three counts against its own limit; whether a caller may do what it asks is for the service to decide.
/// </summary>
internal sealed class CallerGate(RequestDelegate next, CallerLimits limits, SessionCookie cookie, IOptionsMonitor<JwtBearerOptions> bearer)
{
    private const string TokenPath = "/api/organization/connect";
    private const string OwnPasswordPath = "/api/organization/v1/accounts/own/password";

    public Task InvokeAsync(HttpContext http, SessionStore sessions, SessionRefresh refresh)
    {
        var authorization = http.Request.Headers.Authorization;
        if (authorization.Count > 0)
        {
            return authorization.Count == 1 && IsBearer(authorization[0]!)
                ? PassTokenAsync(http)
                : PassOtherSchemeAsync(http);
        }

        return cookie.Read(http.Request) is { } value ? PassSessionAsync(http, value, sessions, refresh) : PassAnonymousAsync(http);
    }

    private static bool IsBearer(string authorization) =>
        authorization.StartsWith("Bearer", StringComparison.OrdinalIgnoreCase) && (authorization.Length == 6 || authorization[6] == ' ');

    private async Task PassTokenAsync(HttpContext http)
    {
        // Checking a signature costs more than refusing: an address that has used up its share is not even looked at.
        if (limits.IsAddressUsedUp(http, out var pause))
        {
            await http.WriteAsync(CommonRefusals.TooManyRequests, pause);
            return;
        }

        var result = await http.AuthenticateAsync(JwtBearerDefaults.AuthenticationScheme);
        if (!result.Succeeded)
        {
            limits.TakeAddress(http, out _);
            var keysAreKnown = result.Failure is not SecurityTokenSignatureKeyNotFoundException || await KnowsKeysAsync(http.RequestAborted);
            await http.WriteAsync(keysAreKnown ? Refusals.TokenRefused : Refusals.IdentityUnavailable, keysAreKnown ? null : TimeSpan.FromSeconds(2));
            return;
        }

        if (!limits.TakeClient(result.Principal.FindFirstValue("client_id") ?? result.Principal.FindFirstValue("sub") ?? string.Empty, out pause))
        {
            await http.WriteAsync(CommonRefusals.TooManyRequests, pause);
            return;
        }

        await next(http);
    }

    // A client may prove itself to the token endpoint with its secret; nowhere else is anything but a token taken.
    private Task PassOtherSchemeAsync(HttpContext http)
    {
        if (http.Request.Path.StartsWithSegments(TokenPath))
        {
            return PassAnonymousAsync(http);
        }

        return limits.TakeAddress(http, out var pause)
            ? http.WriteAsync(Refusals.SchemeRefused)
            : http.WriteAsync(CommonRefusals.TooManyRequests, pause);
    }

    private async Task PassSessionAsync(HttpContext http, string value, SessionStore sessions, SessionRefresh refresh)
    {
        if (limits.IsAddressUsedUp(http, out var pause))
        {
            await http.WriteAsync(CommonRefusals.TooManyRequests, pause);
            return;
        }

        if (await sessions.FindAsync(value, http.RequestAborted) is not { } session)
        {
            SessionCookie.Delete(http);
            await PassAnonymousAsync(http);
            return;
        }

        if (!limits.TakeSession(session.Id, out pause))
        {
            await http.WriteAsync(CommonRefusals.TooManyRequests, pause);
            return;
        }

        if (RequestForgery.RefusalFor(http.Request, session.Cookie) is { } forged)
        {
            await http.WriteAsync(forged);
            return;
        }

        if (refresh.IsDue(session))
        {
            var refreshed = await refresh.RefreshAsync(session, http.RequestAborted);
            if (refreshed.IsOver)
            {
                SessionCookie.Delete(http);
                await http.WriteAsync(Refusals.SessionEnded);
                return;
            }

            if (refreshed.Session is null && session.AccessEndsAt <= DateTimeOffset.UtcNow)
            {
                await http.WriteAsync(Refusals.IdentityUnavailable, TimeSpan.FromSeconds(2));
                return;
            }

            session = refreshed.Session ?? session;
        }

        http.Features.Set(session);
        await next(http);
    }

    private Task PassAnonymousAsync(HttpContext http)
    {
        var signingIn = HttpMethods.IsPost(http.Request.Method)
            && (http.Request.Path.StartsWithSegments("/session") || http.Request.Path.StartsWithSegments(TokenPath) || http.Request.Path == OwnPasswordPath);
        return (signingIn ? limits.TakeSignIn(http, out var pause) : limits.TakeAddress(http, out pause))
            ? next(http)
            : http.WriteAsync(CommonRefusals.TooManyRequests, pause);
    }

    private async Task<bool> KnowsKeysAsync(CancellationToken ct)
    {
        try
        {
            var keys = bearer.Get(JwtBearerDefaults.AuthenticationScheme).ConfigurationManager;
            return keys is not null && (await keys.GetConfigurationAsync(ct)).SigningKeys.Count > 0;
        }
        catch (InvalidOperationException)
        {
            // What the configuration manager throws when it has never reached the issuer.
            return false;
        }
    }
}
