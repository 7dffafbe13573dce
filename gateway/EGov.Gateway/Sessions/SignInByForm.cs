using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace EGov.Gateway.Sessions;

/// <summary>
/// The sign-in page's form, which works without scripts: leads back to where the person came from, or to the form with the refusal's code.
/// </summary>
internal static class SignInByForm
{
    private const string Page = "/dang-nhap";

    internal static void Map(RouteGroupBuilder session) => session
        .MapPost("/form", Handle)
        .DisableAntiforgery()
        .ExcludeFromDescription();

    private static async Task<RedirectHttpResult> Handle(
        [FromForm, Required, StringLength(256, MinimumLength = 1)] string userName,
        [FromForm, Required, StringLength(256, MinimumLength = 1)] string password,
        [FromForm, StringLength(32)] string? oneTimeCode,
        [FromForm, StringLength(2000)] string? returnTo,
        HttpContext http, SessionDesk desk, CancellationToken ct)
    {
        // A form that does not say where it comes from is not ours; the page is shown instead.
        var (session, refusal) = RequestForgery.IsFormOfOurPage(http.Request)
            ? await desk.SignInAsync(new SignIn.Request(userName, password, oneTimeCode?.Trim(), null), http, ct)
            : (null, Refusals.ForeignOrigin.ToDetails());
        return TypedResults.LocalRedirect(session is not null
            ? ReturnAddress.Of(returnTo)
            : $"{Page}{QueryString.Create("code", refusal!.Extensions["code"]?.ToString() ?? "").Add("user", userName).Add("returnTo", ReturnAddress.Of(returnTo))}");
    }
}
