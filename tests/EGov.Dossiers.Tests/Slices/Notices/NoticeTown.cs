using System.Net;
using System.Text.Json;
using EGov.Api;
using EGov.Testing;
using Xunit;

namespace EGov.Dossiers.Tests.Slices.Notices;

/// <summary>The district with a mail server and an SMS gateway, and people who are told things.</summary>
public sealed class NoticeTown : IAsyncLifetime
{
    private int _people;

    public NoticeTown() => District = new District
    {
        App = new DossiersApp
        {
            Settings = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["Notices:Mail:Host"] = "127.0.0.1",
                ["Notices:Mail:Port"] = $"{Sink.Port}",
                ["Notices:Mail:From"] = $"khong-tra-loi@{SmtpSink.Domain}",
                ["Notices:Mail:FromName"] = "Bộ phận Một cửa tỉnh Hà Nam",
                ["Notices:Mail:Timeout"] = "00:00:05",
                ["Notices:Sms:Address"] = Gateway.Address,
                ["Notices:Sms:Secret"] = SmsGateway.Secret,
                ["Notices:Sms:Sender"] = "MOTCUA-HN",
                ["Public:BaseAddress"] = "https://dichvucong.hanam.gov.vn",
            },
        },
    };

    public SmtpSink Sink { get; } = new();

    public SmsGateway Gateway { get; } = new();

    public District District { get; }

    public async ValueTask InitializeAsync()
    {
        await Sink.StartAsync();
        await Gateway.StartAsync();
        await District.InitializeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await District.DisposeAsync();
        await Gateway.DisposeAsync();
        Sink.Dispose();
    }

    /// <summary>Somebody nobody else in the test writes to.</summary>
    public (string Mail, string Phone) NewContact()
    {
        var number = Interlocked.Increment(ref _people);
        return ($"nguoi-dan-{number}@example.vn", $"0912{number:000000}");
    }

    public async Task<Standing> ReceiveAsync(string procedure, string? mail, string? phone, DateTimeOffset? at = null, string name = "Nguyễn Thị Mai Hương") =>
        await District.SendAsync(District.CommuneDesk.Client, "/v1/dossiers", Application(procedure, mail, phone, name), at ?? District.Morning, key: Guid.CreateVersion7())
            .ShouldBe<Standing>(HttpStatusCode.Created);

    /// <summary>An account submits online; answers its client and the dossier's id.</summary>
    public async Task<(HttpClient Citizen, Guid Dossier)> SubmitAsync(string procedure, string? mail, string? phone, DateTimeOffset? at = null)
    {
        var citizen = District.App.As(CallerKind.Citizen, "dossiers:submit");
        var submitted = await District.SendAsync(
            citizen, "/v1/dossiers/online", Application(procedure, mail, phone, "Trần Văn Bình", District.Commune), at ?? District.Morning, key: Guid.CreateVersion7()).ShouldBe<JsonElement>(HttpStatusCode.Created);
        return (citizen, submitted.GetProperty("id").GetGuid());
    }

    /// <summary>The notices of a dossier once there are as many as expected.</summary>
    public async Task<IReadOnlyList<JsonElement>> NoticesOfAsync(Guid dossier, int count)
    {
        IReadOnlyList<JsonElement> notices = [];
        await Eventually.IsTrue(
            async () => (notices = await ReadNoticesAsync(dossier)).Count >= count, $"{count} notices are made", TimeSpan.FromSeconds(30));
        return notices;
    }

    public async Task<IReadOnlyList<JsonElement>> ReadNoticesAsync(Guid dossier) =>
        [.. (await District.ReadAsync(District.CommuneDesk, $"/v1/dossiers/{dossier}/notices")).GetProperty("items").EnumerateArray()];

    public Task<JsonElement> DeliverAsync(DateTimeOffset at) => District.App.RunWorkAsync("notice-delivery", at);

    private static object Application(string procedure, string? mail, string? phone, string name, Guid? agencyId = null) => new
    {
        procedureCode = procedure,
        agencyId,
        applicant = new { kind = "Citizen", name, identity = "035085012345", phone, email = mail },
        components = new[] { new { code = "DON", originals = 1, copies = 0 } },
        fees = Array.Empty<object>(),
    };
}
