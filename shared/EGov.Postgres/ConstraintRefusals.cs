using EGov.Api;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace EGov.Postgres;

/// <summary>The refusal that a broken constraint means. The database decides; this only finds the words.</summary>
/// <param name="Constraint">Name of the constraint or unique index.</param>
/// <param name="Refusal">What to answer.</param>
public sealed record ConstraintRefusal(string Constraint, Refusal Refusal);

/// <summary>Registration of <see cref="ConstraintRefusal"/>s.</summary>
public static class ConstraintRefusalExtensions
{
    /// <summary>Maps constraints of the service's database to its refusals.</summary>
    /// <param name="services">Services of the host.</param>
    /// <param name="refusals">Constraint names with the refusal each means.</param>
    public static void AddConstraintRefusals(this IServiceCollection services, params (string Constraint, Refusal Refusal)[] refusals)
    {
        foreach (var (constraint, refusal) in refusals)
        {
            services.AddSingleton(new ConstraintRefusal(constraint, refusal));
        }
    }
}

/// <summary>Turns what the database refused into an answer; everything else stays an exception.</summary>
internal sealed class DatabaseExceptionHandler(IEnumerable<ConstraintRefusal> known, IProblemDetailsService problems) : IExceptionHandler
{
    private readonly Dictionary<string, Refusal> _known = known.ToDictionary(k => k.Constraint, k => k.Refusal, StringComparer.Ordinal);

    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (Refusal(httpContext, exception) is not { } refusal)
        {
            return false;
        }

        httpContext.Response.StatusCode = refusal.Status;
        if (refusal == CommonRefusals.Unavailable)
        {
            httpContext.Response.Headers.RetryAfter = "2";
        }

        await problems.WriteAsync(new ProblemDetailsContext { HttpContext = httpContext, ProblemDetails = refusal.ToDetails() });
        return true;
    }

    private Refusal? Refusal(HttpContext http, Exception exception) => exception switch
    {
        DbUpdateConcurrencyException => http.Request.Headers.IfMatch.Count > 0 ? CommonRefusals.VersionConflict : CommonRefusals.Conflict,
        DbUpdateException { InnerException: PostgresException e } => Refusal(e),
        PostgresException e => Refusal(e),
        NpgsqlException { IsTransient: true } => CommonRefusals.Unavailable,
        // Npgsql wraps a lost connection once more when a retrying strategy is absent.
        InvalidOperationException { InnerException: NpgsqlException { IsTransient: true } } => CommonRefusals.Unavailable,
        _ => null,
    };

    private Refusal? Refusal(PostgresException e) => e.SqlState switch
    {
        PostgresErrorCodes.UniqueViolation or PostgresErrorCodes.ExclusionViolation or PostgresErrorCodes.ForeignKeyViolation
            or PostgresErrorCodes.CheckViolation when e.ConstraintName is { } name && _known.TryGetValue(name, out var refusal) => refusal,
        PostgresErrorCodes.UniqueViolation or PostgresErrorCodes.ExclusionViolation => CommonRefusals.Conflict,
        PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected => CommonRefusals.Conflict,
        PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown or PostgresErrorCodes.CannotConnectNow
            or PostgresErrorCodes.TooManyConnections => CommonRefusals.Unavailable,
        _ => null,
    };
}
