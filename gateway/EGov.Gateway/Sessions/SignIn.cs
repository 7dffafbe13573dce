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

    private static async Task<Results<Created<SessionView>, ProblemHttpResult>> Handle(
        Request request, HttpContext http, SessionCookie cookie, SessionStore sessions, TokenEndpoint tokens, CancellationToken ct)
    {
        if (!cookie.IsPossible(http.Request))
        {
            return Refusals.SecureConnectionRequired.ToProblem();
        }

        // Otherwise another site could sign the browser in under an account of its own and read what is then entered.
        if (RequestForgery.IsForeign(http.Request))
        {
            return Refusals.ForeignOrigin.ToProblem();
        }

        var answer = await tokens.SignInAsync(request, ct);
        if (answer.IsDown)
        {
            http.Response.Headers.RetryAfter = "2";
            return Refusals.IdentityUnavailable.ToProblem();
        }

        if (answer.Tokens is not { } issued)
        {
            return TypedResults.Problem(answer.Refusal!);
        }

        if (cookie.Read(http.Request) is { } before && await sessions.CloseAsync(before, ct) is { } refreshToken)
        {
            await tokens.RevokeAsync(refreshToken, ct);
        }

        var session = await sessions.OpenAsync(issued, ct);
        SessionCookie.Write(http, session.Cookie);
        return TypedResults.Created("/session", SessionView.Of(session));
    }
}
