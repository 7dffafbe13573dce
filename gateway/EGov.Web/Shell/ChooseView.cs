using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace EGov.Web.Shell;

/// <summary>The reader chooses language, colours or density; each button sends the one thing it changes.</summary>
internal static class ChooseView
{
    internal const string Path = "/hien-thi";

    internal static void Map(IEndpointRouteBuilder app) => app.MapPost(Path, Handle).AllowAnonymous().DisableAntiforgery();

    private static RedirectHttpResult Handle(
        [FromForm] string? language, [FromForm] string? theme, [FromForm] string? density, [FromForm] string? returnTo, HttpContext http)
    {
        http.Response.Cookies.Append(ReaderView.Cookie, ReaderView.Of(http).With(language, theme, density).ToString(), new CookieOptions
        {
            HttpOnly = true,
            Secure = http.Request.Headers["X-Forwarded-Proto"] == "https",
            SameSite = SameSiteMode.Lax,
            MaxAge = TimeSpan.FromDays(365),
            Path = "/",
            IsEssential = true,
        });
        return TypedResults.LocalRedirect(returnTo is ['/', not ('/' or '\\'), ..] ? returnTo : "/");
    }
}
