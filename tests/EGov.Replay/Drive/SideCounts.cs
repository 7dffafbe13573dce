using System.Globalization;
using System.Text.Json;
using EGov.Replay.Api;
using EGov.Replay.Plan;

namespace EGov.Replay.Drive;

/// <summary>What happened beside the steps: as planned, or as the platform's own lists tell it.</summary>
/// <param name="Supplements">Requests to complete a dossier, each answered, none late or repeated.</param>
/// <param name="Receipts">Receipts of fees and charges.</param>
/// <param name="Collected">Their sum in đồng.</param>
/// <param name="Online">Payments that went through the provider.</param>
/// <param name="Apologies">Letters of apology sent in time.</param>
/// <param name="Ratings">Ratings.</param>
/// <param name="Content">Those of them that are not of the two lowest levels.</param>
internal sealed record SideCounts(int Supplements, int Receipts, long Collected, int Online, int Apologies, int Ratings, int Content)
{
    private const string Service = "/api/dossiers/v1";

    internal static SideCounts Of(YearPlan plan)
    {
        var paid = plan.Dossiers.Where(dossier => dossier.Has(ActionKind.Pay) || dossier.Has(ActionKind.PayOnline)).ToList();
        var levels = plan.Dossiers.SelectMany(dossier => dossier.Actions).Where(action => action.Kind == ActionKind.Rate).Select(action => action.Level!).ToList();
        return new SideCounts(
            plan.Dossiers.Count(dossier => dossier.Has(ActionKind.AskSupplement)),
            paid.Sum(dossier => dossier.Procedure.Fees.Select(fee => fee.Kind).Distinct(StringComparer.Ordinal).Count()),
            paid.Sum(dossier => dossier.Procedure.Fees.Sum(fee => fee.UnitPrice)),
            paid.Count(dossier => dossier.Has(ActionKind.PayOnline)),
            plan.Dossiers.Count(dossier => dossier.Has(ActionKind.Apologise)),
            levels.Count, levels.Count(IsContent));
    }

    /// <param name="ids">The platform's ids of the dossiers, by code.</param>
    internal static async Task<SideCounts> ReadAsync(GatewayClient api, YearPlan plan, Places places, ILookup<string, Guid> ids, CancellationToken ct)
    {
        // Online payments are made today, so what was collected is told up to today.
        var days = string.Create(CultureInfo.InvariantCulture, $"from={plan.Year.FirstDay:yyyy-MM-dd}&to={DateTime.UtcNow.AddDays(1):yyyy-MM-dd}");
        var reporter = plan.Staff.Reporter.UserName;
        var receipts = new List<JsonElement>();
        foreach (var receiver in plan.Dossiers.Select(dossier => dossier.Receiver).Distinct())
        {
            receipts.AddRange(await AllAsync(api, $"{Service}/receipts?{days}&agency={places.Of(receiver)}", reporter, ct));
        }

        var codes = plan.Dossiers.Select(dossier => dossier.Code).ToHashSet(StringComparer.Ordinal);
        var apologies = await AllAsync(api, $"{Service}/sent-apologies?", null, ct);
        var ratings = await AllAsync(api, $"{Service}/ratings?{days}&agency={places.Of(plan.District.Seat)}", reporter, ct);
        var supplements = await OfDossiersAsync(api, plan, ids, ActionKind.AskSupplement, "supplement-requests", answer => answer.GetProperty("requests"), ct);
        var payments = await OfDossiersAsync(api, plan, ids, ActionKind.PayOnline, "payment-requests", answer => answer, ct);
        return new SideCounts(
            supplements.Count(one => !one.GetProperty("late").GetBoolean() && !one.GetProperty("repeated").GetBoolean() && one.GetProperty("answeredAt").ValueKind == JsonValueKind.String),
            receipts.Count,
            receipts.Sum(one => one.GetProperty("amount").GetInt64()),
            payments.Count(one => one.GetProperty("state").GetString() == "Paid" && one.GetProperty("way").GetString() == "Online"),
            apologies.Count(one => codes.Contains(one.GetProperty("code").GetString()!) && one.GetProperty("inTime").GetBoolean()),
            ratings.Count, ratings.Count(one => IsContent(one.GetProperty("level").GetString()!)));
    }

    internal void Print(TextWriter output, SideCounts told)
    {
        output.WriteLine($"{"beside the steps",-46} {"planned",14} {"told",14}");
        foreach (var (name, planned, said) in new (string, long, long)[]
        {
            ("yêu cầu bổ sung, đã bổ sung", Supplements, told.Supplements),
            ("biên lai phí, lệ phí", Receipts, told.Receipts),
            ("số tiền đã thu (đồng)", Collected, told.Collected),
            ("thanh toán trực tuyến", Online, told.Online),
            ("thư xin lỗi gửi kịp thời, hẹn lại", Apologies, told.Apologies),
            ("đánh giá mức độ hài lòng", Ratings, told.Ratings),
            ("  trong đó không có \"không hài lòng\"", Content, told.Content),
        })
        {
            output.WriteLine($"{name,-46} {planned,14:N0} {said,14:N0}");
        }
    }

    private static bool IsContent(string level) => level is "VerySatisfied" or "Satisfied" or "Neutral";

    private static async Task<List<JsonElement>> OfDossiersAsync(
        GatewayClient api, YearPlan plan, ILookup<string, Guid> ids, ActionKind kind, string list, Func<JsonElement, JsonElement> items, CancellationToken ct)
    {
        var found = new List<JsonElement>();
        foreach (var dossier in plan.Dossiers.Where(dossier => dossier.Has(kind)))
        {
            foreach (var id in ids[dossier.Code])
            {
                found.AddRange(items(await ReadAsync(api, $"{DossierRequests.Dossiers}/{id}/{list}", dossier.Desk.UserName, ct)).EnumerateArray());
            }
        }

        return found;
    }

    private static async Task<List<JsonElement>> AllAsync(GatewayClient api, string list, string? account, CancellationToken ct)
    {
        var all = new List<JsonElement>();
        for (string? after = ""; after is not null;)
        {
            var page = await ReadAsync(api, $"{list}&limit=200{(after.Length > 0 ? $"&after={after}" : "")}", account, ct);
            all.AddRange(page.GetProperty("items").EnumerateArray());
            after = page.TryGetProperty("next", out var next) && next.ValueKind == JsonValueKind.String ? next.GetString() : null;
        }

        return all;
    }

    private static async Task<JsonElement> ReadAsync(GatewayClient api, string path, string? account, CancellationToken ct)
    {
        var answer = await api.GetAsync(path, account, ct);
        return answer.IsSuccess ? answer.Json : throw new UnexpectedAnswerException(path, answer);
    }
}
