using EGov.Api;
using EGov.Dossiers.Storage;
using EGov.WorkingTime;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace EGov.Dossiers.Files.Filing;

/// <summary>
/// Counters of digitisation (QĐ 766/QĐ-TTg, group "số hóa hồ sơ"): of the dossiers received in a period, how many have digital components and how many
/// use kept ones again; of those decided in it, how many have a digital result. Counted as things stood at an instant.
/// </summary>
internal static class CountDigitisation
{
    /// <param name="AgencyId">Agency, with those below where asked.</param>
    /// <param name="From">First day.</param>
    /// <param name="To">Last day.</param>
    /// <param name="AsOf">As things stood then.</param>
    /// <param name="Received">Dossiers received.</param>
    /// <param name="WithDigitisedComponents">Of them, with a file for a component.</param>
    /// <param name="WithReusedComponents">Of them, with a component taken from the papers kept.</param>
    /// <param name="Handled">Dossiers decided.</param>
    /// <param name="WithDigitisedResult">Of them, with a signed result.</param>
    public sealed record Response(
        Guid AgencyId, DateOnly From, DateOnly To, DateTimeOffset AsOf, int Received, int WithDigitisedComponents, int WithReusedComponents, int Handled, int WithDigitisedResult);

    internal static void Map(WebApplication app) => app
        .MapGet("/v1/digitisation", Handle)
        .RequireAuthorization(Policies.Report)
        .WithTags("reports")
        .WithName(nameof(CountDigitisation))
        .WithSummary("Count digitised and re-used components and digital results");

    private static async Task<Results<Ok<Response>, NotFound>> Handle(
        DateOnly from, DateOnly to, Guid? agency, bool? below, DateTimeOffset? asOf, Caller caller, DossiersDb db, TimeProvider clock, CancellationToken ct)
    {
        if (await AgencyScope.OfAsync(db, caller, agency, below ?? false, ct) is not { } scope)
        {
            return TypedResults.NotFound();
        }

        var at = (asOf ?? clock.GetUtcNow()).ToUniversalTime();
        var (begin, end) = (CivilTime.At(from), CivilTime.At(to.AddDays(1)));
        var dossiers = db.Dossiers.AsNoTracking().Where(d => scope.Agencies.Contains(d.ReceivingAgencyId));
        var received = dossiers.Where(d => d.ReceivedAt >= begin && d.ReceivedAt < end && d.ReceivedAt <= at);
        var handled = dossiers.Where(d => d.Outcome != null && d.FinishedAt >= begin && d.FinishedAt < end && d.FinishedAt <= at);
        var components = db.FiledPapers.Where(p => p.Component != null && p.FiledAt <= at && (p.RemovedAt == null || p.RemovedAt > at));
        return TypedResults.Ok(new Response(
            scope.Root, from, to, at,
            await received.CountAsync(ct),
            await received.CountAsync(d => components.Any(p => p.DossierId == d.Id), ct),
            await received.CountAsync(d => components.Any(p => p.DossierId == d.Id && p.KeptPaperId != null), ct),
            await handled.CountAsync(ct),
            await handled.CountAsync(d => db.ResultFiles.Any(r => r.DossierId == d.Id && r.DecidedAt == d.FinishedAt && r.SignedAt <= at), ct)));
    }
}
