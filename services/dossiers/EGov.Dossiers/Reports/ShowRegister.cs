using EGov.Api;
using EGov.Dossiers.Storage;
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
        [AsParameters] Question asked, PageRequest page, Caller caller, HttpContext http, DossiersDb db, AllReports reports, NpgsqlDataSource source, TimeProvider clock, CancellationToken ct)
    {
        var (question, refusal) = await AskedReport.CheckAsync(
            reports.Find(RegisterReport.RegisterName)!, new ReportQuestion(asked.From, asked.To, asked.AsOf, null, asked.Agency, asked.Field, asked.Procedure), db, caller, clock, ct);
        if (question is null)
        {
            return refusal!.ToProblem();
        }

        var query = new RegisterQuery(source, question);
        if (Csv.IsWanted(http.Request))
        {
            return TypedResults.Stream(
                stream => WriteAsync(stream, query.ReadAsync(null, null, ct)),
                Csv.ContentType, $"so-theo-doi-{asked.From:yyyyMMdd}-{asked.To:yyyyMMdd}.csv");
        }

        var rows = new List<Line>();
        await foreach (var line in query.ReadAsync(page.Keys<Keys>(Order), page.Limit + 1, ct))
        {
            rows.Add(line);
        }

        return TypedResults.Ok(page.Cut(rows, Order, line => new Keys(line.ReceivedAt, line.Id, line.Number)));
    }

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
                Csv.Time(line.ReceivedAt), Csv.Time(line.DueAt), Csv.Time(line.ReturnedAt), LineNames.Spelled(line.Channel), line.SignedFor));
        }
    }
}
