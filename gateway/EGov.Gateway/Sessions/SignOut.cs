using Microsoft.AspNetCore.Http.HttpResults;

namespace EGov.Gateway.Sessions;

/// <summary>Ends the session here and its refresh token at the issuer. Signing out twice is no fault.</summary>
internal static class SignOut
{
    internal static void Map(RouteGroupBuilder session) => session
        .MapDelete("/", Handle)
        .WithName(nameof(SignOut))
        .WithSummary("Đăng xuất · Sign out");

    private static async Task<NoContent> Handle(HttpContext http, SessionDesk desk, CancellationToken ct)
    {
        await desk.SignOutAsync(http, ct);
        return TypedResults.NoContent();
    }
}
