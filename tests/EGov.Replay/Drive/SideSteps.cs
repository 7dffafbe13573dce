using System.Diagnostics;
using System.Net;
using EGov.Replay.Api;
using EGov.Replay.Plan;

namespace EGov.Replay.Drive;

/// <summary>
/// Actions that take more than one call: payments, apologies, ratings. Each can be done again from its start by a run that goes on where
/// another ended: creating calls carry the same key, and what is settled already is as good.
/// </summary>
internal sealed class SideSteps(GatewayClient api, DossierRequests requests) : IDisposable
{
    private const string Service = "/api/dossiers/v1";

    private static readonly TimeSpan CallbackWithin = TimeSpan.FromSeconds(60);

    // The provider is another house: its page takes no token of ours.
    private readonly HttpClient _provider = new();

    public void Dispose() => _provider.Dispose();

    internal Task DoAsync(PlannedDossier dossier, Guid id, PlannedAction action, int version, CancellationToken ct) => action.Kind switch
    {
        ActionKind.Pay => CollectAsync(dossier, id, action, version, ct),
        ActionKind.PayOnline => PayOnlineAsync(dossier, id, action, version, ct),
        ActionKind.Apologise => ApologiseAsync(dossier, id, action, ct),
        ActionKind.Rate => RateAsync(dossier, id, action, ct),
        _ => throw new ArgumentOutOfRangeException(nameof(action), action.Kind, "One call does it."),
    };

    private async Task CollectAsync(PlannedDossier dossier, Guid id, PlannedAction action, int version, CancellationToken ct)
    {
        var payment = await AskForFeesAsync(dossier, id, action, version, ct);
        await SendAsync($"{dossier.Code}: cash", new ApiRequest(HttpMethod.Post, $"{Service}/payment-requests/{payment}/collection")
        {
            Account = action.Actor.UserName,
            Clock = action.At,
            IfMatch = 1,
            Body = new { way = "Cash" },
        }, ct, settledAlready: HttpStatusCode.PreconditionFailed);
    }

    /// <summary>The provider's clock is the machine's, so an online payment of a past year is made, and its receipt issued, today.</summary>
    private async Task PayOnlineAsync(PlannedDossier dossier, Guid id, PlannedAction action, int version, CancellationToken ct)
    {
        var payment = await AskForFeesAsync(dossier, id, action, version, ct);
        var started = await SendAsync($"{dossier.Code}: online payment", new ApiRequest(HttpMethod.Post, $"{Service}/my-dossiers/{id}/payment-requests/{payment}/online-payments")
        {
            Account = dossier.Applicant.IdentityNumber,
            IdempotencyKey = requests.KeyOf(dossier, "online-payment"),
        }, ct);
        using var page = await _provider.PostAsync(new Uri($"{started.Json.GetProperty("payAddress").GetString()}/pay"), null, ct);

        // What counts is not what the page says but the provider's signed word to the platform.
        var waiting = Stopwatch.StartNew();
        while (true)
        {
            var told = await SendAsync($"{dossier.Code}: payment", new ApiRequest(HttpMethod.Get, $"{Service}/payment-requests/{payment}") { Account = action.Actor.UserName }, ct);
            if (told.Json.GetProperty("state").GetString() == "Paid")
            {
                return;
            }

            if (waiting.Elapsed > CallbackWithin)
            {
                throw new UnexpectedAnswerException($"{dossier.Code}: the provider's page answered {(int)page.StatusCode}, its callback did not come", told);
            }

            await Task.Delay(DossierDrive.LookAgain, ct);
        }
    }

    private async Task<Guid> AskForFeesAsync(PlannedDossier dossier, Guid id, PlannedAction action, int version, CancellationToken ct) => IdIn(
        await SendAsync($"{dossier.Code}: fees", new ApiRequest(HttpMethod.Post, $"{DossierRequests.Dossiers}/{id}/payment-requests")
        {
            Account = action.Actor.UserName,
            Clock = action.At,
            IfMatch = version,
            IdempotencyKey = requests.KeyOf(dossier, "payment"),
            Body = new { timing = "Before" },
        }, ct));

    private async Task ApologiseAsync(PlannedDossier dossier, Guid id, PlannedAction action, CancellationToken ct)
    {
        var apology = IdIn(await SendAsync($"{dossier.Code}: apology", new ApiRequest(HttpMethod.Post, $"{Service}/apologies")
        {
            Account = action.Actor.UserName,
            Clock = action.At,
            IdempotencyKey = requests.KeyOf(dossier, "apology"),
            Body = new { dossierId = id },
        }, ct));
        await SendAsync($"{dossier.Code}: signature of the apology", new ApiRequest(HttpMethod.Post, $"{Service}/apologies/{apology}/signature")
        {
            Account = action.Actor.UserName,
            Clock = action.At,
            IfMatch = 1,
            Body = new { reason = "Cần kiểm tra lại thực địa trước khi ký kết quả", newDueAt = action.NewDueAt },
        }, ct, settledAlready: HttpStatusCode.PreconditionFailed);
    }

    private async Task RateAsync(PlannedDossier dossier, Guid id, PlannedAction action, CancellationToken ct)
    {
        var opened = await SendAsync($"{dossier.Code}: link to rate", new ApiRequest(HttpMethod.Post, $"{DossierRequests.Dossiers}/{id}/rating-link")
        {
            Account = action.Actor.UserName,
            Clock = action.At,
        }, ct, settledAlready: HttpStatusCode.Conflict);
        if (opened.IsSuccess)
        {
            await SendAsync($"{dossier.Code}: rating", new ApiRequest(HttpMethod.Post, $"{Service}/ratings/link")
            {
                Clock = action.At,
                IdempotencyKey = requests.KeyOf(dossier, "rating"),
                RatingToken = opened.Json.GetProperty("token").GetString(),
                Body = new { level = action.Level },
            }, ct);
        }
    }

    private async Task<ApiAnswer> SendAsync(string what, ApiRequest request, CancellationToken ct, HttpStatusCode? settledAlready = null)
    {
        var answer = await api.SendAsync(request, ct);
        return answer.IsSuccess || answer.Status == settledAlready ? answer : throw new UnexpectedAnswerException(what, answer);
    }

    private static Guid IdIn(ApiAnswer answer) => answer.Json.GetProperty("id").GetGuid();
}
