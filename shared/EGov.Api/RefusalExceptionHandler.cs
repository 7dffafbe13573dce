using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;

namespace EGov.Api;

/// <summary>Answers refusals that left parameter binding or middleware as an exception.</summary>
internal sealed class RefusalExceptionHandler(IProblemDetailsService problems) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (exception is not RefusalException refused)
        {
            return false;
        }

        httpContext.Response.StatusCode = refused.Refusal.Status;
        await problems.WriteAsync(new ProblemDetailsContext
        {
            HttpContext = httpContext,
            ProblemDetails = refused.Refusal.ToDetails(),
        });
        return true;
    }
}
