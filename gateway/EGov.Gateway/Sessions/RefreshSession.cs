using EGov.Api;
using Microsoft.AspNetCore.Http.HttpResults;

namespace EGov.Gateway.Sessions;

/// <summary>Fetches new tokens now, so that changed rights count at once, and moves the end of the session on.</summary>
internal static class RefreshSession
{
    internal static void Map(RouteGroupBuilder session) => session
        .MapPost("/refresh", Handle)
        .WithName(nameof(RefreshSession))
        .WithSummary("Gia hạn phiên · Refresh the session");

    private static async Task<Results<Ok<SessionView>, ProblemHttpResult>> Handle(
        HttpContext http, SessionRefresh refresh, CancellationToken ct)
    {
        if (http.Features.Get<LiveSession>() is not { } session)
        {
            return CommonRefusals.Unauthenticated.ToProblem();
        }

        var refreshed = await refresh.RefreshAsync(session, ct);
        if (refreshed.Session is { } renewed)
        {
            return TypedResults.Ok(SessionView.Of(renewed));
        }

        if (refreshed.IsOver)
        {
            SessionCookie.Delete(http);
            return Refusals.SessionEnded.ToProblem();
        }

        http.Response.Headers.RetryAfter = "2";
        return Refusals.IdentityUnavailable.ToProblem();
    }
}
