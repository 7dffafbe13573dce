using EGov.Api;
namespace EGov.Web.Platform;

/// <summary>The dossiers service as the pages use it.</summary>
internal sealed class DossiersApi(HttpClient service) : ApiClient(service)
{
    internal Task<Page<ProcedureRow>> ProceduresAsync(string? q, string? field, string? after, int limit, CancellationToken ct) =>
        GetAsync<Page<ProcedureRow>>($"v1/procedures{Query(("q", q), ("field", field), ("after", after), ("limit", limit))}", ct);

    internal Task<ProcedurePage> ProcedureAsync(string code, CancellationToken ct) =>
        GetAsync<ProcedurePage>($"v1/procedures/{Uri.EscapeDataString(code)}", ct);

    internal Task<TrackedDossier?> TrackAsync(string code, CancellationToken ct) =>
        FindAsync<TrackedDossier>($"v1/tracking/{Uri.EscapeDataString(code)}", ct);

    internal Task<Transparency> TransparencyAsync(int? year, CancellationToken ct) =>
        GetAsync<Transparency>($"v1/transparency{Query(("year", year))}", ct);

    internal Task<Stream> TransparencyCsvAsync(int year, CancellationToken ct) => FileAsync($"v1/transparency{Query(("year", year))}", "text/csv", ct);

    internal Task<Page<SentApology>> SentApologiesAsync(string? after, CancellationToken ct) =>
        GetAsync<Page<SentApology>>($"v1/sent-apologies{Query(("after", after))}", ct);

    internal Task<Page<MyDossierRow>> MyDossiersAsync(string? after, CancellationToken ct) =>
        GetAsync<Page<MyDossierRow>>($"v1/my-dossiers{Query(("after", after))}", ct);

    internal Task<MyDossier> MyDossierAsync(Guid id, CancellationToken ct) => GetAsync<MyDossier>($"v1/my-dossiers/{id}", ct);

    internal Task<MyPayments> MyPaymentsAsync(Guid id, CancellationToken ct) => GetAsync<MyPayments>($"v1/my-dossiers/{id}/payment-requests", ct);

    internal Task<Answer<StartedPayment>> PayAsync(Guid id, Guid request, Guid key, CancellationToken ct) =>
        PostAsync<StartedPayment>($"v1/my-dossiers/{id}/payment-requests/{request}/online-payments", new { }, key, null, ct);

    internal Task<MySupplements> MySupplementsAsync(Guid id, CancellationToken ct) => GetAsync<MySupplements>($"v1/my-dossiers/{id}/supplement-requests", ct);

    internal Task<Answer<Standing>> AnswerSupplementAsync(Guid id, int version, IReadOnlyList<SupplementBrought> items, CancellationToken ct) =>
        PostAsync<Standing>($"v1/my-dossiers/{id}/supplement-answer", new { items }, null, version, ct);

    internal Task<MyRating?> MyRatingAsync(Guid id, CancellationToken ct) => FindAsync<MyRating>($"v1/my-dossiers/{id}/rating", ct);

    internal Task<Answer<MyRating>> RateAsync(Guid id, EGov.Dossiers.Contracts.RatingLevel level, string? comment, Guid key, CancellationToken ct) =>
        PostAsync<MyRating>($"v1/my-dossiers/{id}/rating", new { level, comment, answers = Array.Empty<object>() }, key, null, ct);

    internal Task<Page<WorkItem>> WorklistAsync(string list, string? q, string? state, string? after, int limit, CancellationToken ct) =>
        GetAsync<Page<WorkItem>>($"v1/worklists/{Uri.EscapeDataString(list)}{Query(("q", q), ("state", state), ("after", after), ("limit", limit))}", ct);

    internal Task<Dossier> DossierAsync(Guid id, CancellationToken ct) => GetAsync<Dossier>($"v1/dossiers/{id}", ct);

    internal Task<History> HistoryAsync(Guid id, CancellationToken ct) => GetAsync<History>($"v1/dossiers/{id}/history", ct);

    internal Task<DueTime> DueTimeAsync(Guid id, CancellationToken ct) => GetAsync<DueTime>($"v1/dossiers/{id}/due-time", ct);

    private static QueryString Query(params (string Name, object? Value)[] members) => QueryString.Create(
        members.Where(m => m.Value is not null and not "").Select(m => KeyValuePair.Create(m.Name, Convert.ToString(m.Value, System.Globalization.CultureInfo.InvariantCulture))));
}
