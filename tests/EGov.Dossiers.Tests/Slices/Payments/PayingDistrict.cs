using System.Net;
using System.Net.Http.Json;
using EGov.Api;
using EGov.Dossiers.Payments;
using EGov.Testing;
using EGov.TestPaymentProvider;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Shouldly;
using Xunit;
using static EGov.Dossiers.Tests.District;
using static EGov.Dossiers.Tests.Slices.Payments.Till;

namespace EGov.Dossiers.Tests.Slices.Payments;

/// <summary>
/// A district whose service speaks to a test provider of its own over HTTP. The provider calls back through a relay that takes a prefix off, as the
/// gateway does. Everything happens at the machine's time: a signature's time is never another.
/// </summary>
public sealed class PayingDistrict : IAsyncLifetime
{
    internal const string Key = "a-key-that-only-tests-know-0123456789";
    internal const string CallbackPath = "/api/dossiers/v1/payments/callback";

    private WebApplication _provider = null!;
    private WebApplication _relay = null!;
    private int _relayed;

    public District District { get; private set; } = null!;

    /// <summary>Further configuration of the service; set before it starts.</summary>
    internal IReadOnlyDictionary<string, string> Further { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    public Person Leader { get; private set; } = null!;

    /// <summary>The provider as a payer's browser and the tests' control see it.</summary>
    public HttpClient Provider { get; private set; } = null!;

    /// <summary>Callbacks that reached the service.</summary>
    public int Relayed => _relayed;

    public static DateTimeOffset Now => DateTimeOffset.UtcNow;

    public async ValueTask InitializeAsync()
    {
        _provider = ProviderApp.Create("--urls=http://127.0.0.1:0", $"--Provider:Key={Key}", "--Logging:LogLevel:Default=Warning");
        await _provider.StartAsync();
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _relay = builder.Build();
        _relay.MapPost(CallbackPath, RelayAsync);
        await _relay.StartAsync();

        Provider = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(_provider.Urls.First()) };
        District = new District
        {
            App = new DossiersApp
            {
                Settings = new Dictionary<string, string>(Further, StringComparer.Ordinal)
                {
                    ["Payments:Address"] = Provider.BaseAddress.ToString(),
                    ["Payments:Key"] = Key,
                    ["Payments:CallbackAddress"] = _relay.Urls.First() + CallbackPath,
                    ["Payments:ReturnAddress"] = "https://dichvucong.example/thanh-toan",
                    ["HttpResilience:Retries"] = "1",
                    ["HttpResilience:RetryDelay"] = "00:00:00.010",
                    ["HttpResilience:BreakerMinimumThroughput"] = "1000",
                },
            },
        };
        await District.InitializeAsync();
        Leader = await District.CommuneLeaderAsync();
    }

    public async ValueTask DisposeAsync()
    {
        Provider.Dispose();
        await _provider.DisposeAsync();
        await _relay.DisposeAsync();
        await District.DisposeAsync();
    }

    /// <summary>A citizen's dossier that waits for its fees.</summary>
    internal async Task<(Person Citizen, Standing Dossier, PaymentView Asked)> OwingAsync()
    {
        var citizen = new Person(Guid.Empty, District.App.As(CallerKind.Citizen, "dossiers:submit"));
        var application = Application(await District.PublishPaidAsync(), fees: TwoPagesAndTheCharge, agencyId: District.Commune);
        var submitted = await SendAsync(citizen.Client, "/v1/dossiers/online", application, key: Guid.CreateVersion7()).ShouldBe<Standing>(HttpStatusCode.Created);
        var accepted = await MoveAsync(District.CommuneDesk, submitted, "acceptance", at: Now);
        var asked = await AskAsync(District.CommuneDesk, accepted, new { timing = "Before", pauses = true }, Now);
        return (citizen, accepted, asked);
    }

    internal static Task<HttpResponseMessage> TryStartAsync(Person payer, PaymentView asked, Guid? key = null) => SendAsync(
        payer.Client, $"/v1/my-dossiers/{asked.DossierId}/payment-requests/{asked.Id}/online-payments", new { }, key: key ?? Guid.CreateVersion7());

    internal static Task<StartOnlinePayment.Response> StartAsync(Person payer, PaymentView asked) =>
        TryStartAsync(payer, asked).ShouldBe<StartOnlinePayment.Response>(HttpStatusCode.Created);

    /// <summary>A citizen's dossier whose payer stands at the provider, which will behave so.</summary>
    internal async Task<(Person Citizen, Standing Dossier, PaymentView Asked, StartOnlinePayment.Response Started)> AtTheProviderAsync(Behaviour? behaviour = null)
    {
        var (citizen, dossier, asked) = await OwingAsync();
        var started = await StartAsync(citizen, asked);
        await BehavesAsync(started, behaviour ?? new Behaviour());
        return (citizen, dossier, asked, started);
    }

    /// <summary>From now on the provider behaves so with this payment.</summary>
    internal Task BehavesAsync(StartOnlinePayment.Response started, Behaviour behaviour) =>
        Provider.PutAsJsonAsync($"/control/payments/{started.Reference}/behaviour", behaviour).ShouldBe(HttpStatusCode.NoContent);

    /// <summary>From now on the provider behaves so with every payment that has no behaviour of its own.</summary>
    internal Task BehavesAsync(Behaviour behaviour) => Provider.PutAsJsonAsync("/control/behaviour", behaviour).ShouldBe(HttpStatusCode.NoContent);

    /// <summary>The payer presses a button on the provider's page and is sent home.</summary>
    internal async Task PressAsync(StartOnlinePayment.Response started, string button)
    {
        (await Provider.GetStringAsync(started.PayAddress)).ShouldContain($"id=\"{button}\"");
        var home = await Provider.PostAsync(new Uri($"{started.PayAddress}/{button}"), null).ShouldBe(HttpStatusCode.Redirect);
        home.Headers.Location!.Query.ShouldContain(started.Reference);
    }

    internal Task StopProviderAsync() => _provider.StopAsync();

    internal Task<PaymentView> ReadAsync(PaymentView asked) => PaymentAsync(District.CommuneDesk, asked.Id);

    internal Task BecomesAsync(PaymentView asked, PaymentState state) =>
        Eventually.IsTrue(async () => (await ReadAsync(asked)).State == state, $"the request is {state}", TimeSpan.FromSeconds(30));

    internal Task TransactionBecomesAsync(PaymentView asked, TransactionState state) =>
        Eventually.IsTrue(async () => (await ReadAsync(asked)).Transactions[^1].State == state, $"the transaction is {state}", TimeSpan.FromSeconds(30));

    internal Task RelayedAsync(int atLeast) => Eventually.IsTrue(() => _relayed >= atLeast, "the provider has called back", TimeSpan.FromSeconds(30));

    /// <summary>Posts a callback as the provider would, or nearly.</summary>
    internal Task<HttpResponseMessage> CallBackAsync(string body, string? time, string? signature)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/v1/payments/callback") { Content = new StringContent(body, System.Text.Encoding.UTF8, "application/json") };
        request.Headers.TryAddWithoutValidation("X-Timestamp", time);
        request.Headers.TryAddWithoutValidation("X-Signature", signature);
        return District.App.Anonymous().SendAsync(request);
    }

    private async Task RelayAsync(HttpContext http)
    {
        using var reader = new StreamReader(http.Request.Body);
        using var answer = await CallBackAsync(await reader.ReadToEndAsync(), http.Request.Headers["X-Timestamp"], http.Request.Headers["X-Signature"]);
        http.Response.StatusCode = (int)answer.StatusCode;
        Interlocked.Increment(ref _relayed);
    }
}
