using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace EGov.EndToEnd.Tests;

/// <summary>A procedure of the tests' own, and what its desk does.</summary>
internal static class Desks
{
    internal static async Task<string> PublishAsync(HttpClient controller)
    {
        var office = await controller.GetAsync("/api/organization/v1/agencies/by-code/H02.30.06").ShouldBe<JsonElement>(HttpStatusCode.OK);
        var officeId = office.GetProperty("agency").GetProperty("id").GetGuid();
        var code = $"1.{Random.Shared.Next(1_000_000):000000}";
        var content = new
        {
            name = "Giải quyết chế độ mai táng phí đối với người có công",
            field = "Người có công",
            level = 3,
            fullyOnline = false,
            channels = new[] { "Direct", "Online" },
            components = new[] { new { code = "DON", name = "Bản khai", required = true, originals = 1, copies = 0 } },
            fees = Array.Empty<object>(),
            terms = new[] { "Direct", "Online" }.Select(channel => new { channel, amount = 1, unit = "WorkingDays" }),
            steps = new object[]
            {
                new { no = 1, name = "Tiếp nhận", agency = new { kind = "Receiving" }, hours = 2 },
                new { no = 2, name = "Thẩm tra", agency = new { kind = "Fixed", agencyId = officeId }, hours = 4 },
                new { no = 3, name = "Quyết định", agency = new { kind = "Receiving" }, hours = 2 },
            },
            supplementPolicy = "Restart",
            legalBases = Array.Empty<string>(),
        };
        await PostAsync(controller, "/api/dossiers/v1/procedures", new { code, content }, HttpStatusCode.Created);
        using var publishing = new HttpRequestMessage(HttpMethod.Post, $"/api/dossiers/v1/procedures/{code}/versions/1/publication") { Content = JsonContent.Create(new { from = "2012-01-01" }) };
        publishing.Headers.Add("If-Match", "*");
        await controller.SendAsync(publishing).ShouldBe(HttpStatusCode.OK);
        return code;
    }

    internal static object Application(string procedure, string applicant = "Nguyễn Thị Mai Hương") => new
    {
        procedureCode = procedure,
        channel = "Direct",
        applicant = new { kind = "Citizen", name = applicant, identity = "024085012345", phone = "0912345678" },
        components = new[] { new { code = "DON", originals = 1, copies = 0 } },
        fees = Array.Empty<object>(),
    };

    internal static async Task<JsonElement> PostAsync(HttpClient client, string path, object body, HttpStatusCode expected)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body) };
        request.Headers.Add("Idempotency-Key", Guid.CreateVersion7().ToString());
        return await client.SendAsync(request).ShouldBe<JsonElement>(expected);
    }

    internal static async Task<JsonElement> MoveAsync(HttpClient client, JsonElement dossier, string move, object body, HttpStatusCode expected = HttpStatusCode.OK)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/dossiers/v1/dossiers/{dossier.GetProperty("id").GetGuid()}/{move}") { Content = JsonContent.Create(body) };
        request.Headers.Add("If-Match", $"\"{dossier.GetProperty("version").GetInt32()}\"");
        request.Headers.Add("Idempotency-Key", Guid.CreateVersion7().ToString());
        return await client.SendAsync(request).ShouldBe<JsonElement>(expected);
    }

    internal static Task ArrivedAsync(HttpClient client, JsonElement dossier) => Eventually.IsTrue(
        async () => (await client.GetAsync($"/api/dossiers/v1/dossiers/{dossier.GetProperty("id").GetGuid()}")).StatusCode == HttpStatusCode.OK,
        "the dossier arrived at the agency", TimeSpan.FromSeconds(30));

    /// <summary>Receives a dossier of a name at the sample desk.</summary>
    internal static async Task<(Guid Id, string Code)> ReceiveAsync(RunningPlatform platform, string applicant)
    {
        using var controller = await platform.AsAsync("kiemsoat");
        using var desk = await platform.AsAsync("motcua");
        var received = await PostAsync(desk, "/api/dossiers/v1/dossiers", Application(await PublishAsync(controller), applicant), HttpStatusCode.Created);
        return (received.GetProperty("id").GetGuid(), received.GetProperty("code").GetString()!);
    }
}
