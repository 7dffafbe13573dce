using EGov.Api;
using EGov.Dossiers.Contracts;
using EGov.Dossiers.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EGov.Dossiers.NationalPortal;

/// <summary>
/// The reconciliation list: for each dossier what we say, what the portal was told, what it shows, and how long it took or has been waiting.
/// A dossier that looks late only because the portal heard late is found here.
/// </summary>
internal static class ListPortalCopies
{
    private const string Order = "portal-copies";

    /// <param name="Status">Only copies that stand so.</param>
    /// <param name="Agency">An agency in reach; the caller's own when absent.</param>
    /// <param name="Below">Whether the agencies below it belong to the list too.</param>
    public readonly record struct Filter(Choice<CopyStatus>? Status, Guid? Agency, bool? Below);

    /// <param name="State">Our state now.</param>
    /// <param name="ToldState">State in the last confirmed message.</param>
    /// <param name="TheirState">State the portal showed when it was last asked.</param>
    /// <param name="LagSeconds">From the change to its confirmation; for what waits, to now.</param>
    /// <param name="Attempts">Attempts since the last confirmation.</param>
    /// <param name="ErrorCode">The portal's last code, or <c>unreachable</c>.</param>
    public sealed record Item(
        Guid DossierId, string Code, Guid AgencyId, CopyStatus Status, DossierState State, DateTimeOffset? DueAt,
        DossierState? ToldState, DateTimeOffset? ToldDueAt, DateTimeOffset? ToldAt, DossierState? TheirState, DateTimeOffset? TheirDueAt, DateTimeOffset? ComparedAt,
        DateTimeOffset ChangedAt, long LagSeconds, int Attempts, string? ErrorCode, string? Error);

    private sealed record Keys(Guid Id);

    internal static void Map(RouteGroupBuilder portal) => portal
        .MapGet("/dossiers", Handle)
        .WithName(nameof(ListPortalCopies))
        .WithSummary("List what the national portal has of each dossier; text/csv for a spreadsheet");

    private static async Task<Results<Ok<Page<Item>>, PushStreamHttpResult, ProblemHttpResult>> Handle(
        [AsParameters] Filter filter, PageRequest page, Caller caller, HttpContext http, DossiersDb db, NpgsqlDataSource source, TimeProvider clock, CancellationToken ct)
    {
        if (await AgencyScope.OfAsync(db, caller, filter.Agency, filter.Below ?? true, ct) is not { } scope)
        {
            return CommonRefusals.NotFound.ToProblem();
        }

        var now = clock.GetUtcNow();
        if (Csv.IsWanted(http.Request))
        {
            return TypedResults.Stream(stream => WriteAsync(stream, ReadAsync(source, scope, filter.Status?.Value, null, null, now, ct)), Csv.ContentType, "doi-soat-cong-dvcqg.csv");
        }

        var rows = new List<Item>();
        await foreach (var row in ReadAsync(source, scope, filter.Status?.Value, page.Keys<Keys>(Order)?.Id, page.Limit + 1, now, ct))
        {
            rows.Add(row);
        }

        return TypedResults.Ok(page.Cut(rows, Order, row => new Keys(row.DossierId)));
    }

    private static async IAsyncEnumerable<Item> ReadAsync(
        NpgsqlDataSource source, AgencyScope scope, CopyStatus? status, Guid? before, int? limit, DateTimeOffset now,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        await using var command = source.CreateCommand($"""
            select * from (
                select c.dossier_id, d.code, d.receiving_agency_id, {CopyStatusSql.Case} as status, d.state, d.due_at, c.told_state, c.told_due_at, c.told_at,
                       c.their_state, c.their_due_at, c.compared_at, c.changed_at, c.told_version >= c.wanted_version as confirmed, c.attempts, c.error_code, c.error
                from portal_copy c join dossier d on d.id = c.dossier_id
                where {(scope.CoversAll ? "true" : "d.receiving_agency_id = any(@agencies)")} {(before is null ? "" : "and c.dossier_id < @before")}
                  {(status is CopyStatus.Refused ? "and c.refused" : status is CopyStatus.Pending ? "and c.told_version < c.wanted_version and not c.refused" : "")}) line
            {(status is null ? "" : "where status = @status")}
            order by dossier_id desc
            {(limit is null ? "" : "limit @limit")}
            """);
        command.Parameters.AddWithValue("agencies", scope.Agencies);
        command.Parameters.AddWithValue("before", before ?? Guid.Empty);
        command.Parameters.AddWithValue("status", status?.ToString() ?? "");
        command.Parameters.AddWithValue("limit", limit ?? 0);
        await using var row = await command.ExecuteReaderAsync(ct);
        while (await row.ReadAsync(ct))
        {
            yield return ItemOf(row, now);
        }
    }

    private static Item ItemOf(NpgsqlDataReader row, DateTimeOffset now)
    {
        var (toldAt, changedAt) = (row.Get<DateTimeOffset>(8), row.GetFieldValue<DateTimeOffset>(12));
        var until = row.GetBoolean(13) ? toldAt!.Value : now;
        return new Item(
            row.GetGuid(0), row.GetString(1), row.GetGuid(2), Enum.Parse<CopyStatus>(row.GetString(3)), (DossierState)row.GetInt16(4), row.Get<DateTimeOffset>(5),
            (DossierState?)row.Get<short>(6), row.Get<DateTimeOffset>(7), toldAt, (DossierState?)row.Get<short>(9), row.Get<DateTimeOffset>(10), row.Get<DateTimeOffset>(11),
            changedAt, Math.Max(0, (long)(until - changedAt).TotalSeconds), row.GetInt32(14), row.Text(15), row.Text(16));
    }

    private static async Task WriteAsync(Stream stream, IAsyncEnumerable<Item> items)
    {
        await using var writer = Csv.Writer(stream);
        await writer.WriteAsync(Csv.Line(
            "Mã hồ sơ", "Tình trạng đối soát", "Trạng thái tại hệ thống", "Hẹn trả tại hệ thống", "Trạng thái đã gửi", "Thời điểm cổng xác nhận", "Trạng thái trên cổng",
            "Hẹn trả trên cổng", "Thời điểm đối soát", "Độ trễ (giây)", "Số lần gửi", "Mã lỗi", "Nội dung lỗi"));
        await foreach (var item in items)
        {
            await writer.WriteAsync(Csv.Line(
                item.Code, item.Status.ToString(), (int)item.State, Csv.Time(item.DueAt), (int?)item.ToldState, Csv.Time(item.ToldAt), (int?)item.TheirState,
                Csv.Time(item.TheirDueAt), Csv.Time(item.ComparedAt), item.LagSeconds, item.Attempts, item.ErrorCode, item.Error));
        }
    }
}
