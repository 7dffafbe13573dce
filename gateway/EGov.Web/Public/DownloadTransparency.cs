using EGov.Web.Platform;
using Microsoft.AspNetCore.Http.HttpResults;

namespace EGov.Web.Public;

/// <summary>The figures of a year as CSV: the service's own file, so that page and file cannot differ.</summary>
internal static class DownloadTransparency
{
    internal static void Map(IEndpointRouteBuilder app) => app.MapGet("/minh-bach/tai-ve", Handle).AllowAnonymous();

    private static async Task<FileStreamHttpResult> Handle(int nam, DossiersApi dossiers, CancellationToken ct) =>
        TypedResults.Stream(await dossiers.TransparencyCsvAsync(nam, ct), "text/csv; charset=utf-8", $"minh-bach-{nam}.csv");
}
