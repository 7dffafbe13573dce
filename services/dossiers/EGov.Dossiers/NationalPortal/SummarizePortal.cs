using EGov.Api;
using EGov.Dossiers.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EGov.Dossiers.NationalPortal;

/// <summary>How many dossiers stand how with the portal, and how far it is behind.</summary>
internal static class SummarizePortal
{
    /// <param name="Configured">Whether the portal's address is known; without it nothing is sent.</param>
    /// <param name="Counts">Dossiers by status.</param>
    /// <param name="OldestWaiting">When the longest waiting change came about.</param>
    /// <param name="LagSeconds95">95 of 100 confirmed changes took no longer.</param>
    public sealed record Response(bool Configured, IReadOnlyDictionary<string, long> Counts, DateTimeOffset? OldestWaiting, double? LagSeconds95);

    internal static void Map(RouteGroupBuilder portal) => portal
        .MapGet("/summary", Handle)
        .WithName(nameof(SummarizePortal))
        .WithSummary("Summarise how the national portal's copies stand");

    private static async Task<Results<Ok<Response>, NotFound>> Handle(
        Guid? agency, Caller caller, DossiersDb db, PortalClient portal, NpgsqlDataSource source, CancellationToken ct)
    {
        if (await AgencyScope.OfAsync(db, caller, agency, below: true, ct) is not { } scope)
        {
            return TypedResults.NotFound();
        }

        await using var command = source.CreateCommand($"""
            select {CopyStatusSql.Case} as status, count(*), min(c.changed_at) filter (where c.told_version < c.wanted_version),
                   percentile_cont(0.95) within group (order by extract(epoch from c.told_at - c.changed_at)) filter (where c.told_version >= c.wanted_version)
            from portal_copy c {(scope.CoversAll ? "" : "join dossier d on d.id = c.dossier_id where d.receiving_agency_id = any(@agencies)")}
            group by grouping sets ((status), ())
            """);
        command.Parameters.AddWithValue("agencies", scope.Agencies);
        var counts = Enum.GetNames<CopyStatus>().ToDictionary(name => name, _ => 0L, StringComparer.Ordinal);
        (DateTimeOffset? Oldest, double? Lag) all = default;
        await using var row = await command.ExecuteReaderAsync(ct);
        while (await row.ReadAsync(ct))
        {
            if (row.Text(0) is { } status)
            {
                counts[status] = row.GetInt64(1);
            }
            else
            {
                all = (row.Get<DateTimeOffset>(2), row.Get<double>(3));
            }
        }

        return TypedResults.Ok(new Response(portal.IsConfigured, counts, all.Oldest, all.Lag));
    }
}
