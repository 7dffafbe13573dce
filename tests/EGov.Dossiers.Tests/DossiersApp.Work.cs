using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using EGov.Api;
using EGov.Testing;
using Npgsql;

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

    /// <summary>Holds a task's lock as another replica does while it runs the task.</summary>
    internal async Task<IAsyncDisposable> TakeWorkAsync(string name)
    {
        var connection = await ConnectAsync();
        await using var take = new NpgsqlCommand("select pg_advisory_lock(hashtextextended($1, 0))", connection) { Parameters = { new() { Value = $"work:{name}" } } };
        await take.ExecuteNonQueryAsync();
        return connection;
    }

    /// <summary>Holds a dossier's row, so that whoever changes it waits until this is given up.</summary>
    internal async Task<IAsyncDisposable> HoldDossierAsync(Guid id)
    {
        var connection = await ConnectAsync();
        var transaction = await connection.BeginTransactionAsync();
        await using var hold = new NpgsqlCommand("select from dossier where id = $1 for update", connection, transaction) { Parameters = { new() { Value = id } } };
        await hold.ExecuteNonQueryAsync();
        return connection;
    }

    private async Task<NpgsqlConnection> ConnectAsync()
    {
        var connection = new NpgsqlConnection(_database.ConnectionString + ";Pooling=false");
        await connection.OpenAsync();
        return connection;
    }

    private HttpClient Operator() => As(CallerKind.Official, "operations:manage");
}
