using System.Security.Cryptography;
using EGov.Api;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace EGov.Postgres;

/// <summary>
/// Answers a repeated creating request with what the first one was answered. Nothing is looked up before the work: the database refuses
/// the second key, and only then, or when the slice refuses for another reason, is the stored answer read. A failed attempt left no row.
/// </summary>
public static class IdempotencyFilter
{
    /// <summary>Guards an endpoint whose handler takes an <see cref="IdempotencyKey"/> and calls <see cref="ServiceDb.Remember"/>.</summary>
    /// <typeparam name="TDb">The service's context.</typeparam>
    /// <param name="endpoint">Endpoint being mapped.</param>
    public static RouteHandlerBuilder WithIdempotency<TDb>(this RouteHandlerBuilder endpoint)
        where TDb : ServiceDb
        => endpoint.AddEndpointFilter(async (context, next) =>
        {
            var key = context.Arguments.OfType<IdempotencyKey>().Single();
            try
            {
                var result = await next(context);
                var refused = Unwrap(result) is IStatusCodeHttpResult { StatusCode: >= 400 };
                return refused ? await StoredAsync<TDb>(context.HttpContext, key) ?? result : result;
            }
            catch (DbUpdateException e) when (e.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
            {
                // Whichever unique index spoke first, a stored answer to this very key wins over it.
                if (await StoredAsync<TDb>(context.HttpContext, key) is { } stored)
                {
                    return stored;
                }

                throw;
            }
        });

    private static object? Unwrap(object? result) => result is INestedHttpResult nested ? nested.Result : result;

    private static async Task<IResult?> StoredAsync<TDb>(HttpContext http, IdempotencyKey key)
        where TDb : ServiceDb
    {
        // A context of its own: the slice's may hold the rows that were refused.
        await using var scope = http.RequestServices.GetRequiredService<IServiceScopeFactory>().CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<TDb>();
        var answer = await db.Set<RememberedAnswer>().AsNoTracking().SingleOrDefaultAsync(
            a => a.Caller == key.Caller && a.Route == key.Route && a.Key == key.Value, http.RequestAborted);
        if (answer is null)
        {
            return null;
        }

        return CryptographicOperations.FixedTimeEquals(answer.RequestHash, key.RequestHash)
            ? new Replay(answer)
            : CommonRefusals.IdempotencyKeyReused.ToProblem();
    }

    private sealed class Replay(RememberedAnswer answer) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            var response = httpContext.Response;
            response.StatusCode = answer.Status;
            response.ContentType = "application/json; charset=utf-8";
            response.Headers["Idempotent-Replay"] = "true";
            if (answer.Location is not null)
            {
                response.Headers.Location = answer.Location;
            }

            if (answer.Version is { } version)
            {
                response.SetETag(version);
            }

            return response.Body.WriteAsync(answer.Body, httpContext.RequestAborted).AsTask();
        }
    }
}
