using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using EGov.Api;
using EGov.Testing;

namespace EGov.Dossiers.Tests;

/// <content>Repeated tasks, run when the test says so and as of its time.</content>
public sealed partial class DossiersApp
{
    /// <summary>Lets the repeated tasks rest, so that only <see cref="RunWorkAsync"/> runs them.</summary>
    public async Task HoldWorkAsync()
    {
        using var held = await Operator().PutAsJsonAsync("/v1/operations/work/hold", new { until = DateTimeOffset.UtcNow.AddHours(6), reason = "tests" })
            .ShouldBe(HttpStatusCode.NoContent);
    }

    /// <summary>Runs a repeated task as of an instant and answers what it did.</summary>
    public Task<JsonElement> RunWorkAsync(string name, DateTimeOffset at) => RunWorkByAsync(Operator(), name, at);

    private static async Task<JsonElement> RunWorkByAsync(HttpClient by, string name, DateTimeOffset at)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/v1/operations/work/{name}");
        request.Headers.Add("X-Clock", at.ToString("O", CultureInfo.InvariantCulture));
        return await by.SendAsync(request).ShouldBe<JsonElement>(HttpStatusCode.OK);
    }

    private HttpClient Operator() => As(CallerKind.Official, "operations:manage");
}
