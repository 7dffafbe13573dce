using EGov.Web.Platform;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.HttpResults;

namespace EGov.Web.Shell;

/// <summary>What a reader sees instead of a page: the way to sign in, what a service refused, or that something broke. No exception's text.</summary>
internal static class Faults
{
    internal static int StatusOf(Exception exception) => exception switch
    {
        ApiRefused refused => refused.Status,
        BadHttpRequestException bad => bad.StatusCode,
        _ => StatusCodes.Status500InternalServerError,
    };

    internal static Task ShowAsync(HttpContext http) =>
        ShowAsync(http, (http.Features.Get<IExceptionHandlerFeature>()?.Error as ApiRefused)?.Problem);

    internal static Task ShowStatusAsync(HttpContext http) => ShowAsync(http, null);

    private static Task ShowAsync(HttpContext http, Problem? problem)
    {
        if (http.Response.StatusCode == StatusCodes.Status401Unauthorized)
        {
            http.Response.Redirect($"/dang-nhap{QueryString.Create("returnTo", http.Request.Path + http.Request.QueryString)}");
            return Task.CompletedTask;
        }

        return new RazorComponentResult<FaultPage>(new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            [nameof(FaultPage.Status)] = http.Response.StatusCode,
            [nameof(FaultPage.Problem)] = problem,
        })
        { StatusCode = http.Response.StatusCode }.ExecuteAsync(http);
    }
}
