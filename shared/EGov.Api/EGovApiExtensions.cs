using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace EGov.Api;

/// <summary>What every HTTP service of the platform does alike: errors, validation, identity, clock, OpenAPI.</summary>
public static class EGovApiExtensions
{
    /// <summary>Adds problem details, JSON conventions, token validation, scope policies, the request clock and OpenAPI.</summary>
    /// <remarks>
    /// A service calls <c>services.AddValidation()</c> itself: the framework generates the rules of the assembly that holds that call.
    /// </remarks>
    /// <param name="builder">Host being built.</param>
    /// <param name="service">Name of the service, such as <c>dossiers</c>.</param>
    public static void AddEGovApi(this IHostApplicationBuilder builder, string service)
    {
        var services = builder.Services;
        services.AddHttpContextAccessor();
        services.AddSingleton<TimeProvider, RequestClock>();
        services.AddProblemDetails(options => options.CustomizeProblemDetails = Complete);
        services.ConfigureHttpJsonOptions(options => ApiJson.Configure(options.SerializerOptions));
        services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
        services.AddExceptionHandler<RefusalExceptionHandler>();
        services.AddOpenApiDocument(service);
        builder.AddTokenValidation();
    }

    /// <summary>Orders the middleware. Services map their endpoints after it.</summary>
    /// <param name="app">The application.</param>
    public static void UseEGovApi(this WebApplication app)
    {
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            // A failed binding is the caller's fault and keeps its status; without this it would surface as 500.
            StatusCodeSelector = e => e is BadHttpRequestException bad ? bad.StatusCode : StatusCodes.Status500InternalServerError,
        });
        app.UseStatusCodePages();
        app.Use(RequestClock.Middleware(app.Configuration));
        app.UseAuthentication();
        app.UseAuthorization();
        app.MapOpenApi().AllowAnonymous();
    }

    /// <summary>Every problem carries a stable code, both languages and the trace id; error keys are camel-cased.</summary>
    private static void Complete(ProblemDetailsContext context)
    {
        var problem = context.ProblemDetails;
        var status = problem.Status ?? context.HttpContext.Response.StatusCode;
        var refusal = context.Exception is RefusalException e ? e.Refusal
            : context.Exception is BadHttpRequestException { StatusCode: StatusCodes.Status400BadRequest } ? CommonRefusals.MalformedBody
            : CommonRefusals.For(status);
        if (!problem.Extensions.ContainsKey("code") && refusal is not null)
        {
            problem.Detail = refusal.Vietnamese;
            foreach (var (name, value) in refusal.ToDetails().Extensions)
            {
                problem.Extensions[name] = value;
            }
        }

        if (problem is HttpValidationProblemDetails validation)
        {
            validation.Errors = validation.Errors.ToDictionary(error => CamelCased(error.Key), error => error.Value, StringComparer.Ordinal);
        }

        problem.Extensions["traceId"] = System.Diagnostics.Activity.Current?.TraceId.ToString() ?? context.HttpContext.TraceIdentifier;
    }

    private static string CamelCased(string path) => string.Join('.', path.Split('.').Select(JsonNamingPolicy.CamelCase.ConvertName));
}
