using System.Reflection;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http.HttpResults;

namespace EGov.Dossiers.Ratings;

/// <summary>The page a link opens: what is rated, five levels, the survey, a comment. It takes the token from behind the number sign.</summary>
internal static class ShowRatingPage
{
    private static readonly string Page = Read();

    internal static void Map(IEndpointRouteBuilder app) => app
        .MapGet("/v1/rating-page", Handle)
        .AllowAnonymous()
        .WithTags("ratings")
        .WithName(nameof(ShowRatingPage))
        .WithSummary("The page on which a link is used");

    private static ContentHttpResult Handle(HttpResponse http)
    {
        var nonce = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        http.Headers.ContentSecurityPolicy = $"default-src 'none'; script-src 'nonce-{nonce}'; style-src 'nonce-{nonce}'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
        http.Headers["Referrer-Policy"] = "no-referrer";
        http.Headers.CacheControl = "no-store";
        return TypedResults.Content(Page.Replace("{nonce}", nonce, StringComparison.Ordinal), "text/html; charset=utf-8");
    }

    private static string Read()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("EGov.Dossiers.Ratings.rating-page.html")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
