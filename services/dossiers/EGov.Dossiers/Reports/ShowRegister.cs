using EGov.Api;
using EGov.Dossiers.Storage;
using EGov.WorkingTime;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EGov.Dossiers.Reports;

/// <summary>The register of reception and results (Sổ theo dõi hồ sơ, form 07) of one desk, told as of a day.</summary>
internal static class ShowRegister
{
    private const string Order = "register";

    /// <param name="From">First day of reception.</param>
    /// <param name="To">Last day of reception.</param>
    /// <param name="AsOf">Day at whose end it is told; today when absent.</param>
    /// <param name="Agency">A receiving agency in reach; the caller's own when absent.</param>
    /// <param name="Field">Only this field: registers may be kept by field.</param>
    /// <param name="Procedure">Only the procedure with this code.</param>
    public readonly record struct Question(DateOnly From, DateOnly To, DateOnly? AsOf, Guid? Agency, string? Field, string? Procedure);

    /// <summary>One line, with the columns of the form.</summary>
    /// <param name="Number">STT, within the period asked for.</param>
    /// <param name="Id">The dossier.</param>
    /// <param name="Code">Mã hồ sơ.</param>
    /// <param name="Procedure">Tên thủ tục hành chính.</param>
    /// <param name="Applicant">Tên tổ chức, cá nhân.</param>
    /// <param name="Address">Địa chỉ.</param>
    /// <param name="Phone">Số điện thoại.</param>
    /// <param name="LeadAgency">Cơ quan chủ trì giải quyết.</param>
    /// <param name="ReceivedAt">Nhận hồ sơ.</param>
    /// <param name="DueAt">Hẹn trả kết quả.</param>
    /// <param name="ReturnedAt">Trả kết quả.</param>
    /// <param name="Channel">Phương thức nhận.</param>
    /// <param name="SignedFor">Ký nhận: filled by hand on paper.</param>
    public sealed record Line(
        int Number, Guid Id, string Code, string Procedure, string Applicant, string? Address, string? Phone, string LeadAgency,
        DateTimeOffset ReceivedAt, DateTimeOffset? DueAt, DateTimeOffset? ReturnedAt, string Channel, string? SignedFor);

    internal sealed record Keys(DateTimeOffset At, Guid Id, int Number);

    internal static void Map(RouteGroupBuilder reports) => reports
        .MapGet("/register", Handle)
        .WithName(nameof(ShowRegister))
        .WithSummary("Show the register of reception and results");

    private static async Task<Results<Ok<Page<Line>>, PushStreamHttpResult, ProblemHttpResult>> Handle(
        [AsParameters] Question asked, PageRequest page, Caller caller, HttpContext http, DossiersDb db, NpgsqlDataSource source, TimeProvider clock, CancellationToken ct)
    {
        if (asked.To < asked.From || asked.AsOf < asked.From)
        {
            return Refusals.PeriodInvalid.ToProblem();
        }

        var scope = await AgencyScope.OfAsync(db, caller, asked.Agency, below: false, ct);
        if (scope is null)
        {
            return CommonRefusals.NotFound.ToProblem();
        }

        var asOf = asked.AsOf ?? CivilTime.DateOf(clock.GetUtcNow());
        if (Csv.IsWanted(http.Request))
        {
            return TypedResults.Stream(
                stream => WriteAsync(stream, ReadAsync(source, scope, asked, asOf, null, null, ct)),
                Csv.ContentType, $"so-theo-doi-{asked.From:yyyyMMdd}-{asked.To:yyyyMMdd}.csv");
        }

        var rows = new List<Line>();
        await foreach (var line in ReadAsync(source, scope, asked, asOf, page.Keys<Keys>(Order), page.Limit + 1, ct))
        {
            rows.Add(line);
        }

        return TypedResults.Ok(page.Cut(rows, Order, line => new Keys(line.ReceivedAt, line.Id, line.Number)));
    }

    private static async IAsyncEnumerable<Line> ReadAsync(
        NpgsqlDataSource source, AgencyScope scope, Question asked, DateOnly asOf, Keys? after, int? limit,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        await using var command = source.CreateCommand($"""
            with line as (
                select p.dossier_id, p.arrived_at, p.due_at from participation p
                where p.agency_id = @agency and p.is_receiver and p.arrived_at >= @start and p.arrived_at < @end
                  and p.opened_day <= @asOf and p.superseded_day > @asOf
                  {(asked.Field is null ? "" : "and p.field = @field")}
                  {(asked.Procedure is null ? "" : "and p.procedure_id = (select id from procedure where code = @procedure)")}
                  {(after is null ? "" : "and (p.arrived_at, p.dossier_id) > (@at, @id)")}
                order by p.arrived_at, p.dossier_id
                {(limit is null ? "" : "limit @limit")})
            select d.id, d.code, v.name, d.applicant_name, d.applicant_address, d.applicant_phone, coalesce(lead.name, receiving.name),
                   line.arrived_at, line.due_at, case when d.returned_at < @told then d.returned_at end, d.channel
            from line
            join dossier d on d.id = line.dossier_id
            join procedure_version v on v.id = d.procedure_version_id
            join agency receiving on receiving.id = d.receiving_agency_id
            left join agency lead on lead.id = v.agency_id
            order by line.arrived_at, line.dossier_id
            """);
        command.Parameters.AddWithValue("agency", scope.Root);
        command.Parameters.AddWithValue("start", CivilTime.At(asked.From));
        command.Parameters.AddWithValue("end", CivilTime.At(Min(asked.To, asOf).AddDays(1)));
        command.Parameters.AddWithValue("told", CivilTime.At(asOf.AddDays(1)));
        command.Parameters.AddWithValue("asOf", asOf);
        command.Parameters.AddWithValue("field", (object?)asked.Field ?? DBNull.Value);
        command.Parameters.AddWithValue("procedure", (object?)asked.Procedure ?? DBNull.Value);
        command.Parameters.AddWithValue("at", after?.At ?? DateTimeOffset.UnixEpoch);
        command.Parameters.AddWithValue("id", after?.Id ?? Guid.Empty);
        command.Parameters.AddWithValue("limit", limit ?? 0);
        await using var reader = await command.ExecuteReaderAsync(ct);
        for (var number = (after?.Number ?? 0) + 1; await reader.ReadAsync(ct); number++)
        {
            yield return LineOf(number, reader);
        }
    }

    private static Line LineOf(int number, NpgsqlDataReader row) => new(
        number, row.GetGuid(0), row.GetString(1), row.GetString(2), row.GetString(3), row.Text(4), row.Text(5), row.GetString(6),
        row.GetFieldValue<DateTimeOffset>(7), row.Get<DateTimeOffset>(8), row.Get<DateTimeOffset>(9), row.GetString(10), null);

    private static async Task WriteAsync(Stream stream, IAsyncEnumerable<Line> lines)
    {
        await using var writer = Csv.Writer(stream);
        await writer.WriteAsync(Csv.Line(
            "STT", "Mã hồ sơ", "Tên thủ tục hành chính", "Tên tổ chức, cá nhân", "Địa chỉ, số điện thoại", "Cơ quan chủ trì giải quyết",
            "Nhận hồ sơ", "Hẹn trả kết quả", "Trả kết quả", "Phương thức nhận", "Ký nhận"));
        await foreach (var line in lines)
        {
            await writer.WriteAsync(Csv.Line(
                line.Number, line.Code, line.Procedure, line.Applicant, string.Join("; ", new[] { line.Address, line.Phone }.OfType<string>()), line.LeadAgency,
                Csv.Time(line.ReceivedAt), Csv.Time(line.DueAt), Csv.Time(line.ReturnedAt), ChannelName(line.Channel), line.SignedFor));
        }
    }

    private static string ChannelName(string channel) => channel switch
    {
        "Direct" => "Trực tiếp",
        "Online" => "Trực tuyến",
        "Postal" => "Bưu chính công ích",
        _ => channel,
    };

    private static DateOnly Min(DateOnly a, DateOnly b) => a < b ? a : b;
}
