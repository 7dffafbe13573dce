using EGov.Dossiers.Printing.Layout;
using EGov.Dossiers.Storage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace EGov.Dossiers.Printing;

/// <summary>How a printed page is wanted.</summary>
public enum PrintFormat
{
    /// <summary>The page, for a browser to show and print.</summary>
    Html = 1,

    /// <summary>The finished file.</summary>
    Pdf,
}

/// <summary>Answers a request for something printed: as the query says, else as the caller accepts, else as a page.</summary>
internal static class PrintedAnswer
{
    private const string Pdf = "application/pdf";

    /// <param name="page">The page, with the notice it is given shown above it on the screen.</param>
    internal static async Task<Results<FileContentHttpResult, ContentHttpResult, NotFound, ProblemHttpResult>> AnswerAsync(
        this PdfPrinter printer, HttpContext http, Choice<PrintFormat>? asked, Func<Html, Html> page, Paper paper, string name, CancellationToken ct)
    {
        http.Response.Headers.CacheControl = "private, no-store";
        http.Response.Headers.Vary = "Accept";
        if (asked is { Value: PrintFormat.Html } || (asked is null && !Prefers(http.Request, Pdf)))
        {
            return Show(http, page(default));
        }

        var (pdf, refusal) = await printer.PrintAsync(page(default).ToString(), paper, ct);
        if (pdf is not null)
        {
            http.Response.Headers.ContentDisposition = $"inline; filename=\"{name}.pdf\"";
            return TypedResults.Bytes(pdf, Pdf);
        }

        // Where nothing can print, a person is served the page and told what is missing; a program that takes only PDF is told so.
        if (refusal == Refusals.PrintingNotAvailable && Accepts(http.Request, "text/html"))
        {
            http.Response.Headers["EGov-Notice"] = refusal.Code;
            return Show(http, page(Html.Of($"""<aside class="notice" data-code="{refusal.Code}">{refusal.Vietnamese}<br>{refusal.English}</aside>""")));
        }

        http.Response.Headers.RetryAfter = refusal == Refusals.PrintingBusy ? "2" : "60";
        return refusal!.ToProblem();
    }

    /// <summary>Whether a page is wanted rather than data.</summary>
    internal static bool WantsPage(HttpRequest request) => Prefers(request, "text/html");

    internal static ContentHttpResult Show(HttpContext http, Html page)
    {
        http.Response.Headers.ContentSecurityPolicy = Sheet.ContentPolicy;
        return TypedResults.Text(page.ToString(), "text/html; charset=utf-8");
    }

    /// <summary>Names the type itself, before any other of the kinds served here.</summary>
    private static bool Prefers(HttpRequest request, string type) => request.GetTypedHeaders().Accept
        .Where(a => a.MediaType.Value is Pdf or "text/html" or "application/json").OrderByDescending(a => a.Quality ?? 1).FirstOrDefault()?.MediaType.Value == type;

    private static bool Accepts(HttpRequest request, string type)
    {
        var accepted = request.GetTypedHeaders().Accept;
        return accepted.Count == 0 || accepted.Any(a => a.MatchesAllTypes || a.MediaType.Value == type);
    }
}
