using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;

namespace EGov.Api;

/// <summary>
/// The platform's clock. A request may be handled as of another instant (<c>X-Clock</c>) where <c>Clock:AllowOverride</c> is true;
/// anywhere else that header is refused. Work outside a request sees the machine's time.
/// </summary>
public sealed class RequestClock : TimeProvider
{
    private static readonly AsyncLocal<DateTimeOffset?> AsOf = new();

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => AsOf.Value ?? base.GetUtcNow();

    /// <summary>Middleware: reads <c>X-Clock</c>.</summary>
    internal static Func<HttpContext, RequestDelegate, Task> Middleware(IConfiguration configuration)
    {
        var allowed = configuration.GetValue<bool>("Clock:AllowOverride");
        return async (context, next) =>
        {
            var header = context.Request.Headers["X-Clock"];
            if (header.Count == 0)
            {
                await next(context);
                return;
            }

            if (!allowed)
            {
                throw new RefusalException(CommonRefusals.ClockNotAllowed);
            }

            AsOf.Value = Parse(header.ToString());
            await next(context);
        };
    }

    private static DateTimeOffset Parse(string text)
    {
        // An instant without an offset would mean the server's zone; that is a guess we do not make.
        var hasOffset = text.EndsWith('Z') || text.LastIndexOfAny(['+', '-']) > text.IndexOf('T', StringComparison.Ordinal);
        return text.Contains('T', StringComparison.Ordinal) && hasOffset
            && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out var instant)
            ? instant.ToUniversalTime()
            : throw new RefusalException(CommonRefusals.InvalidClock);
    }
}
