using EGov.Api;
using Microsoft.AspNetCore.Http.HttpResults;

namespace EGov.Gateway.Sessions;

/// <summary>Tells a page whether somebody is signed in, as whom, and the anti-forgery token for its writes.</summary>
internal static class GetSession
{
    internal static void Map(RouteGroupBuilder session) => session
        .MapGet("/", Handle)
        .WithName(nameof(GetSession))
        .WithSummary("Phiên làm việc hiện tại · Current session");

    private static Results<Ok<SessionView>, ProblemHttpResult> Handle(HttpContext http) =>
        http.Features.Get<LiveSession>() is { } session
            ? TypedResults.Ok(SessionView.Of(session))
            : CommonRefusals.Unauthenticated.ToProblem();
}
