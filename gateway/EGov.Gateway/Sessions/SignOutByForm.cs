using Microsoft.AspNetCore.Http.HttpResults;

namespace EGov.Gateway.Sessions;

/// <summary>The sign-out button of the pages, which works without scripts.</summary>
internal static class SignOutByForm
{
    internal static void Map(RouteGroupBuilder session) => session
        .MapPost("/end", Handle)
        .DisableAntiforgery()
        .ExcludeFromDescription();

    private static async Task<RedirectHttpResult> Handle(HttpContext http, SessionDesk desk, CancellationToken ct)
    {
        await desk.SignOutAsync(http, ct);
        return TypedResults.LocalRedirect(ReturnAddress.Home);
    }
}
