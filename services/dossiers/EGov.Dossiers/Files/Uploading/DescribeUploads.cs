using EGov.Dossiers.Storage;
using EGov.WorkingTime;
using Microsoft.AspNetCore.Http.HttpResults;

namespace EGov.Dossiers.Files.Uploading;

/// <summary>Tells a client which version and extensions of the protocol are spoken, and the largest file.</summary>
internal static class DescribeUploads
{
    internal static void Map(RouteGroupBuilder uploads) => uploads
        .MapMethods("", [HttpMethods.Options], Handle)
        .WithName(nameof(DescribeUploads))
        .WithSummary("What uploads may be (tus)");

    private static async Task<NoContent> Handle(HttpResponse response, DossiersDb db, OneStopRules rules, TimeProvider clock, CancellationToken ct)
    {
        response.Describe((await rules.AtAsync(db, CivilTime.DateOf(clock.GetUtcNow()), ct)).LargestFile);
        return TypedResults.NoContent();
    }
}
