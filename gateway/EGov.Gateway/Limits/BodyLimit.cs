using EGov.Api;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;

namespace EGov.Gateway.Limits;

/// <summary>Refuses a body that says it is too large before reading it, and cuts off one that does not say.</summary>
internal sealed class BodyLimit(RequestDelegate next, IOptions<GatewayOptions> options)
{
    private readonly (PathString Path, long Bytes)[] _large =
        [.. options.Value.LargeBodies.Select(l => (new PathString(l.Key), l.Value)).OrderByDescending(l => l.Item1.Value!.Length)];

    public Task InvokeAsync(HttpContext http)
    {
        var most = MostFor(http.Request.Path);
        if (http.Request.ContentLength > most)
        {
            return http.WriteAsync(CommonRefusals.TooLarge);
        }

        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = most;
        }

        return next(http);
    }

    private long MostFor(PathString path)
    {
        foreach (var (prefix, bytes) in _large)
        {
            if (path.StartsWithSegments(prefix))
            {
                return bytes;
            }
        }

        return options.Value.LargestBody;
    }
}
