using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using EGov.Dossiers.Contracts;
using EGov.Organization.Contracts;
using EGov.Testing;
using Shouldly;
using Xunit;

namespace EGov.Dossiers.Tests;

/// <summary>
/// A province with a department, a district with two offices and two communes, their officials, and what people do there.
/// Everything is told by events and done over HTTP.
/// </summary>
public sealed class District : IAsyncLifetime
{
    /// <summary>A Monday morning in office hours, long before the change of the code's form.</summary>
    public static readonly DateTimeOffset Morning = Civil("2015-01-05 08:00");

    public DossiersApp App { get; init; } = new();

    public Guid Province { get; } = Guid.CreateVersion7();

    public Guid Department { get; } = Guid.CreateVersion7();

    public Guid Own { get; } = Guid.CreateVersion7();

    public Guid LabourOffice { get; } = Guid.CreateVersion7();

    public Guid JusticeOffice { get; } = Guid.CreateVersion7();

    public Guid Commune { get; } = Guid.CreateVersion7();

    public Guid OtherCommune { get; } = Guid.CreateVersion7();

    public Person CommuneDesk { get; private set; } = null!;

    public Person Specialist { get; private set; } = null!;

    public Person OtherSpecialist { get; private set; } = null!;

    public Person Head { get; private set; } = null!;

    public Person Justice { get; private set; } = null!;

    public Person Leader { get; private set; } = null!;

    public Person Controller { get; private set; } = null!;

    public static DateTimeOffset Civil(string text) =>
        new(DateTime.ParseExact(text, "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture), TimeSpan.FromHours(7));

    public async ValueTask InitializeAsync()
    {
        await App.InitializeAsync();
        Controller = new Person(Guid.CreateVersion7(), App.AsOfficial(Province, Guid.CreateVersion7(), true, "procedures:manage"));
        await OpenAsync(Province, "province", "UBND tỉnh Hà Nam", "UBND tỉnh", "H25", null);
        await OpenAsync(Department, "department", "Sở Lao động - Thương binh và Xã hội", "Sở LĐTBXH", "H25.12", Province);
        await OpenAsync(Own, "district", "UBND huyện Thanh Liêm", "UBND huyện", "H25.30", Province);
        await OpenAsync(LabourOffice, "office", "Phòng Lao động - Thương binh và Xã hội", "Phòng LĐTBXH", "H25.30.06", Own);
        await OpenAsync(JusticeOffice, "office", "Phòng Tư pháp", "Phòng Tư pháp", "H25.30.03", Own);
        await OpenAsync(Commune, "commune", "UBND xã Thanh Hà", "UBND xã", "H25.30.21", Own);
        await OpenAsync(OtherCommune, "commune", "UBND xã Liêm Cần", "UBND xã", "H25.30.22", Own);
        CommuneDesk = await AppointAsync(Commune, "Trần Thị Bích", "dossiers:receive", "dossiers:handle");
        Specialist = await AppointAsync(LabourOffice, "Nguyễn Văn Đức", "dossiers:handle");
        OtherSpecialist = await AppointAsync(LabourOffice, "Lê Thị Hồng", "dossiers:handle");
        Head = await AppointAsync(LabourOffice, "Phạm Quốc Khánh", "dossiers:assign", "dossiers:handle", "dossiers:decide");
        Justice = await AppointAsync(JusticeOffice, "Đỗ Minh Tâm", "dossiers:handle");
        Leader = await AppointAsync(Department, "Vũ Hải Yến", "dossiers:decide", "dossiers:handle");
        foreach (var agency in new[] { Province, Department, Own, LabourOffice, JusticeOffice, Commune, OtherCommune })
        {
            await Eventually.IsTrue(
                async () => (await Controller.Client.GetAsync($"/v1/calendars/{agency}")).IsSuccessStatusCode, "the agencies are known", TimeSpan.FromSeconds(30));
        }
    }

    public ValueTask DisposeAsync() => App.DisposeAsync();

    public async Task OpenAsync(Guid id, string kind, string name, string shortName, string code, Guid? parent) =>
        await App.Events.TellAsync(id, 1, new AgencyOpened(id, kind, name, shortName, code, FormerOf(code), parent, new DateOnly(2010, 1, 1)));

    public async Task<Person> AppointAsync(Guid agency, string name, params string[] scopes)
    {
        var official = Guid.CreateVersion7();
        var post = Guid.CreateVersion7();
        await App.Events.TellAsync(official, 1, new OfficialRegistered(official, name));
        await App.Events.TellAsync(official, 2, new OfficialAppointed(post, official, name, agency, "Chuyên viên", ["specialist"], false, new DateOnly(2010, 1, 1), null));
        return new Person(official, App.AsOfficial(agency, official, false, scopes));
    }

    /// <summary>A procedure handled where it is received: a desk step and a deciding step, 8 hours in all.</summary>
    public Task<string> PublishLocalAsync(DateOnly? from = null, int days = 1) => PublishAsync(from: from, days: days, steps:
    [
        new { no = 1, name = "Tiếp nhận", agency = new { kind = "Receiving" }, hours = 4 },
        new { no = 2, name = "Giải quyết", agency = new { kind = "Receiving" }, hours = (days * 8) - 4 },
    ]);

    /// <summary>Thờ cúng liệt sĩ: commune 5 days, district office 10, department 15.</summary>
    public Task<string> PublishVerticalAsync(string supplementPolicy = "Restart") => PublishAsync(days: 30, supplementPolicy: supplementPolicy, steps:
    [
        new { no = 1, name = "Tiếp nhận", agency = new { kind = "Receiving" }, hours = 40 },
        new { no = 2, name = "Thẩm tra", agency = new { kind = "Beside", agencyKind = "district", shortName = "Phòng LĐTBXH" }, hours = 60 },
        new { no = 3, name = "Trình phòng", agency = new { kind = "Beside", agencyKind = "district", shortName = "Phòng LĐTBXH" }, hours = 20 },
        new { no = 4, name = "Quyết định", agency = new { kind = "Fixed", agencyId = Department }, hours = 120 },
    ]);

    public async Task<string> PublishAsync(
        IReadOnlyList<object> steps, int days, DateOnly? from = null, string supplementPolicy = "Restart", Guid? agencyId = null, string[]? channels = null, bool publish = true, bool outOfBoundary = true)
    {
        var code = $"1.{Random.Shared.Next(1_000_000):000000}";
        channels ??= ["Direct", "Online"];
        var content = new
        {
            name = $"Thủ tục thử nghiệm {code}",
            field = "Người có công",
            agencyId,
            level = 3,
            fullyOnline = false,
            channels,
            components = new[]
            {
                new { code = "DON", name = "Đơn đề nghị", required = true, originals = 1, copies = 0 },
                new { code = "GT", name = "Giấy tờ kèm theo", required = false, originals = 0, copies = 1 },
            },
            fees = new[]
            {
                new { code = "TRANG", name = "Phí thẩm định", kind = "Fee", unitPrice = 15_000, unit = "trang", validFrom = (string?)null, validTo = (string?)"2023-07-01" },
                new { code = "TRANG", name = "Phí thẩm định", kind = "Fee", unitPrice = 7_500, unit = "trang", validFrom = (string?)"2023-07-01", validTo = (string?)"2024-01-01" },
                new { code = "TRANG", name = "Phí thẩm định", kind = "Fee", unitPrice = 15_000, unit = "trang", validFrom = (string?)"2024-01-01", validTo = (string?)null },
            },
            terms = channels.Select(channel => new { channel, amount = days, unit = "WorkingDays" }),
            steps,
            supplementPolicy,
            legalBases = Array.Empty<string>(),
            outOfBoundary,
        };
        var drafting = new HttpRequestMessage(HttpMethod.Post, "/v1/procedures") { Content = JsonContent.Create(new { code, content }) };
        drafting.Headers.Add("Idempotency-Key", Guid.CreateVersion7().ToString());
        await Controller.Client.SendAsync(drafting).ShouldBe(HttpStatusCode.Created);
        if (publish)
        {
            await PublishVersionAsync(code, 1, from ?? new DateOnly(2012, 1, 1));
        }

        return code;
    }

    public async Task PublishVersionAsync(string code, int number, DateOnly from)
    {
        var publishing = new HttpRequestMessage(HttpMethod.Post, $"/v1/procedures/{code}/versions/{number}/publication") { Content = JsonContent.Create(new { from }) };
        publishing.Headers.Add("If-Match", "*");
        await Controller.Client.SendAsync(publishing).ShouldBe(HttpStatusCode.OK);
    }

    public static object Application(
        string procedure, string identity = "035085012345", string kind = "Citizen", object[]? components = null, object[]? fees = null, Guid? agencyId = null, string channel = "Direct") => new
        {
            procedureCode = procedure,
            agencyId,
            channel,
            applicant = new { kind, name = "Nguyễn Thị Mai Hương", identity, phone = "0912345678" },
            components = components ?? [new { code = "DON", originals = 1, copies = 0 }],
            fees = fees ?? [],
        };

    public static Task<HttpResponseMessage> SendAsync(
        HttpClient client, string path, object body, DateTimeOffset? at = null, int? version = null, Guid? key = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body) };
        if (at is { } clock)
        {
            request.Headers.Add("X-Clock", clock.ToString("O"));
        }

        if (version is { } v)
        {
            request.Headers.Add("If-Match", $"\"{v}\"");
        }

        if (key is { } k)
        {
            request.Headers.Add("Idempotency-Key", k.ToString());
        }

        return client.SendAsync(request);
    }

    public Task<Standing> ReceiveAsync(string procedure, DateTimeOffset? at = null, Person? desk = null) =>
        SendAsync((desk ?? CommuneDesk).Client, "/v1/dossiers", Application(procedure), at ?? Morning, key: Guid.CreateVersion7()).ShouldBe<Standing>(HttpStatusCode.Created);

    public static Task<Standing> MoveAsync(Person person, Standing dossier, string move, object? body = null, DateTimeOffset? at = null) =>
        TryAsync(person, dossier, move, body, at).ShouldBe<Standing>(HttpStatusCode.OK);

    public static Task<HttpResponseMessage> TryAsync(Person person, Standing dossier, string move, object? body = null, DateTimeOffset? at = null) =>
        SendAsync(person.Client, $"/v1/dossiers/{dossier.Id}/{move}", body ?? new { }, at ?? Morning.AddHours(1), dossier.Version);

    /// <summary>Waits until the dossier is in the person's own reach, which its agency's copy of the event brings about.</summary>
    public static Task ArrivedAsync(Person person, Standing dossier) => Eventually.IsTrue(
        async () => (await person.Client.GetAsync($"/v1/dossiers/{dossier.Id}")).StatusCode == HttpStatusCode.OK, "the dossier arrived at the agency", TimeSpan.FromSeconds(30));

    /// <summary>A dossier of the vertical procedure at the district office, not yet taken up.</summary>
    public async Task<Standing> AtTheOfficeAsync(string procedure)
    {
        var received = await ReceiveAsync(procedure);
        var handed = await MoveAsync(CommuneDesk, received, "hand-over", new { step = 2 });
        await ArrivedAsync(Specialist, handed);
        return handed;
    }

    public static async Task<JsonElement> ReadAsync(Person person, string path) =>
        await person.Client.GetAsync(path).ShouldBe<JsonElement>(HttpStatusCode.OK);

    private static string FormerOf(string code)
    {
        var groups = code.Split('.');
        return $"000.{groups.ElementAtOrDefault(2) ?? "00"}.{groups.ElementAtOrDefault(1) ?? "00"}.{groups[0]}";
    }
}

public sealed record Person(Guid Id, HttpClient Client);

public sealed record Standing(
    Guid Id, string? Code, int Version, DossierState State, int StateCode, int Step, Guid AgencyId, Guid? OfficialId, DateTimeOffset? StepDueAt, DateTimeOffset? DueAt);
