using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;

namespace EGov.Gateway.Sessions;

/// <summary>Signs a person in: the browser gets a cookie, the tokens stay here. Every sign-in makes a new session and ends the one before.</summary>
internal static class SignIn
{
    /// <summary>Who signs in.</summary>
    /// <param name="UserName">Account name.</param>
    /// <param name="Password">Password.</param>
    /// <param name="OneTimeCode">Code of the authenticator, where the account has one.</param>
    /// <param name="AgencyId">Post to act in, for officials with several.</param>
    public sealed record Request(
        [Required, StringLength(256, MinimumLength = 1)] string UserName,
        [Required, StringLength(256, MinimumLength = 1)] string Password,
        [StringLength(32)] string? OneTimeCode,
        Guid? AgencyId);

    internal static void Map(RouteGroupBuilder session) => session
        .MapPost("/", Handle)
        .WithName(nameof(SignIn))
        .WithSummary("Đăng nhập · Sign in");

    private static async Task<Results<Created<SessionView>, ProblemHttpResult>> Handle(Request request, HttpContext http, SessionDesk desk, CancellationToken ct)
    {
        var (session, refusal) = await desk.SignInAsync(request, http, ct);
        return session is null ? TypedResults.Problem(refusal!) : TypedResults.Created("/session", SessionView.Of(session));
    }
}
