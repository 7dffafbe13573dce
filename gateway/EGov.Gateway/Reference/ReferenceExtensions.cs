using System.Security.Cryptography;
using EGov.Gateway.Protection;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace EGov.Gateway.Reference;

/// <summary>The gateway's own page: one reference over the OpenAPI documents of all services.</summary>
internal static class ReferenceExtensions
{
    internal static void MapReference(this WebApplication app)
    {
        var pages = app.MapGroup("").AllowAnonymous().ExcludeFromDescription();
        Serve(pages, "/api", "reference.html", "text/html; charset=utf-8");
        Serve(pages, "/assets/pages.css", "pages.css", "text/css; charset=utf-8");
        Serve(pages, "/assets/reference.js", "reference.js", "text/javascript; charset=utf-8");
        Serve(pages, "/assets/schema.js", "schema.js", "text/javascript; charset=utf-8");
        Serve(pages, "/favicon.ico", "icon.svg", "image/svg+xml");
        pages.MapGet("/api/services.json", Services);
    }

    /// <summary>What the reference page reads first.</summary>
    private static Ok<IReadOnlyList<DescribedService>> Services(IOptions<GatewayOptions> options) => TypedResults.Ok<IReadOnlyList<DescribedService>>(
    [
        .. options.Value.Services.OrderBy(s => s.Key, StringComparer.Ordinal)
            .Select(s => new DescribedService(s.Key, s.Value.Vietnamese, s.Value.English, $"/api/{s.Key}/openapi/v1.json")),
        new DescribedService("gateway", "Cổng vào: phiên làm việc", "Gateway: browser sessions", "/api/gateway/openapi/v1.json"),
    ]);

    private static void Serve(RouteGroupBuilder pages, string path, string file, string contentType)
    {
        var bytes = Read(file);
        var tag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(bytes)[..8])}\"");
        pages.MapGet(path, (HttpResponse response) =>
        {
            response.Headers.ContentSecurityPolicy = SecurityHeaders.PagePolicy;
            // Asked for again each time, and mostly answered with 304: a new release shows at once.
            response.Headers.CacheControl = "no-cache";
            return TypedResults.Bytes(bytes, contentType, entityTag: tag);
        });
    }

    private static byte[] Read(string file)
    {
        using var stream = typeof(ReferenceExtensions).Assembly.GetManifestResourceStream($"page/{file}")
            ?? throw new InvalidOperationException($"The page {file} is not in the assembly.");
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }

    private sealed record DescribedService(string Name, string Vietnamese, string English, string Document);
}
