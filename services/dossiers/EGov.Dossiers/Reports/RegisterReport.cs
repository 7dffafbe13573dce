using System.Runtime.CompilerServices;
using EGov.Api;
using EGov.Dossiers.Model;
using EGov.Dossiers.Storage;
using Npgsql;

namespace EGov.Dossiers.Reports;

/// <summary>The register of reception and results as a form: 06 of TT 01/2018 or 07 of TT 03/2025, whichever held on the day told.</summary>
internal sealed class RegisterReport(NpgsqlDataSource source, DossiersDb db, OneStopRules rules, ReportPaper paper) : IReport
{
    internal const string RegisterName = "register";

    public string Name => RegisterName;

    public string? Form => null;

    public ReportText Title { get; } = new("SỔ THEO DÕI HỒ SƠ", "Register of dossiers");

    public IReadOnlyList<TrackingDimension> By => [];

    public bool IsRegister => true;

    public IReadOnlyList<ReportColumn> Columns { get; } =
    [
        Column("number", "STT", "No.", CellKind.Count),
        Column("code", "Mã hồ sơ", "Code"),
        Column("procedure", "Tên thủ tục hành chính", "Procedure"),
        Column("applicant", "Tên tổ chức, cá nhân", "Applicant"),
        Column("address", "Địa chỉ, số điện thoại", "Address and phone"),
        Column("leadAgency", "Cơ quan chủ trì giải quyết", "Agency in charge"),
        Column("receivedAt", "Nhận hồ sơ", "Received", CellKind.Time),
        Column("dueAt", "Hẹn trả kết quả", "Due", CellKind.Time),
        Column("returnedAt", "Trả kết quả", "Returned", CellKind.Time),
        Column("channel", "Phương thức nhận", "Channel"),
        Column("signedFor", "Ký nhận", "Signed for"),
    ];

    public async Task<ReportTable> ReadAsync(AskedReport asked, CancellationToken ct)
    {
        var query = new RegisterQuery(source, asked);
        var form = (await rules.AtAsync(db, asked.AsOf, ct)).Forms == FormSet.Tt012018 ? "Mẫu số 06, TT 01/2018/TT-VPCP" : "Mẫu số 07, TT 03/2025/TT-VPCP";
        return new ReportTable(await paper.HeadAsync(this, asked, null, null, [], ct, form: form) with { Dossiers = null }, await query.CountAsync(ct), RowsAsync(query, ct));
    }

    public Task<Page<ReportItem>?> OpenAsync(AskedReport asked, string figure, string? row, PageRequest page, CancellationToken ct) => Task.FromResult<Page<ReportItem>?>(null);

    private static async IAsyncEnumerable<ReportRow> RowsAsync(RegisterQuery query, [EnumeratorCancellation] CancellationToken ct)
    {
        await foreach (var line in query.ReadAsync(null, null, ct))
        {
            yield return new ReportRow(line.Id.ToString(),
            [
                (long)line.Number, line.Code, line.Procedure, line.Applicant, string.Join("; ", new[] { line.Address, line.Phone }.OfType<string>()), line.LeadAgency,
                line.ReceivedAt, line.DueAt, line.ReturnedAt, LineNames.Spelled(line.Channel), line.SignedFor,
            ]);
        }
    }

    private static ReportColumn Column(string key, string vi, string en, CellKind kind = CellKind.Text) => new(key, new(vi, en), null, kind, null, false);
}
