using Microsoft.AspNetCore.Http.HttpResults;

namespace EGov.Gateway.Sessions;

/// <summary>Ends the session here and its refresh token at the issuer. Signing out twice is no fault.</summary>
internal static class SignOut
{
    internal static void Map(RouteGroupBuilder session) => session
        .MapDelete("/", Handle)
        .WithName(nameof(SignOut))
        .WithSummary("Đăng xuất · Sign out");

    private static async Task<NoContent> Handle(
        HttpContext http, SessionStore sessions, TokenEndpoint tokens, CancellationToken ct)
    {
        if (http.Features.Get<LiveSession>() is { } session)
        {
            if (await sessions.CloseAsync(session.Cookie, ct) is { } refreshToken)
            {
                await tokens.RevokeAsync(refreshToken, ct);
            }

            SessionCookie.Delete(http);
        }

        return TypedResults.NoContent();
    }
}
