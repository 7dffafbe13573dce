using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using EGov.Benchmarks.Platform;
using Npgsql;

namespace EGov.Benchmarks.Intake;

/// <summary>One reception desk in each agency of the district, each with an official of its own who is signed in.</summary>
internal sealed record Desk(Guid AgencyId, string Token)
{
    internal const string Clock = "2015-06-10T02:00:00.0000000+00:00";
    private const string Password = "Benchmark@2015";

    internal static async Task<IReadOnlyList<Desk>> OpenAllAsync(TestPlatform platform, CancellationToken ct, IReadOnlyCollection<Guid>? only = null)
    {
        var now = DateTimeOffset.Parse(Clock, CultureInfo.InvariantCulture);
        using var administrator = await SignedIn.AsAsync(platform.Organization.Address, platform.Organization.Address, "quantri", "BacGiang@2015", now, ct);
        var desks = new List<Desk>();
        foreach (var agency in only ?? await AgenciesAsync(platform, ct))
        {
            var userName = $"quay{desks.Count:00}";
            var official = await PostAsync(administrator, "/v1/officials", new { fullName = $"Cán bộ {userName}", staffNumber = userName }, ct);
            var id = official.GetProperty("id").GetGuid();
            await PostAsync(administrator, $"/v1/officials/{id}/posts", new { agencyId = agency, title = "Cán bộ tiếp nhận", roleCodes = (string[])["desk-official"], from = "2014-01-01" }, ct);
            await PostAsync(administrator, "/v1/accounts", new { officialId = id, userName, password = Password, mustChangePassword = false }, ct);
            using var signedIn = await SignedIn.AsAsync(platform.Organization.Address, platform.Dossiers.Address, userName, Password, now, ct);
            desks.Add(new Desk(agency, signedIn.DefaultRequestHeaders.Authorization!.Parameter!));
        }

        return desks;
    }

    private static async Task<List<Guid>> AgenciesAsync(TestPlatform platform, CancellationToken ct)
    {
        await using var db = new NpgsqlConnection(platform.ConnectionString("dossiers"));
        await db.OpenAsync(ct);
        await using var command = new NpgsqlCommand("select id from agency where kind in ('commune', 'town') and coalesce(former_code, code) is not null order by id", db);
        await using var reader = await command.ExecuteReaderAsync(ct);
        var agencies = new List<Guid>();
        while (await reader.ReadAsync(ct))
        {
            agencies.Add(reader.GetGuid(0));
        }

        return agencies;
    }

    private static async Task<JsonElement> PostAsync(HttpClient client, string path, object body, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body) };
        request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString());
        using var answer = await client.SendAsync(request, ct);
        var json = await answer.Content.ReadFromJsonAsync<JsonElement>(ct);
        return answer.IsSuccessStatusCode ? json : throw new InvalidOperationException($"POST {path}: {(int)answer.StatusCode} {json}");
    }
}
