using System.Text.Json;
using EGov.Dossiers.Deadlines;
using EGov.Dossiers.Model;
using EGov.Messaging;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Shouldly;

namespace EGov.Dossiers.Tests;

/// <content>The deadline sweep and what it left.</content>
public sealed partial class DossiersApp
{
    /// <summary>Runs the sweep as of an instant.</summary>
    public Task<JsonElement> SweepAsync(DateTimeOffset at) => RunWorkAsync("deadline-sweep", at);

    /// <summary>Several sweeps at once, as if each replica had the lock to itself.</summary>
    internal Task<SweepAnswer[]> SweepAtOnceAsync(int replicas, DateTimeOffset at, int batch) => Task.WhenAll(Enumerable.Range(0, replicas).Select(_ => Task.Run(async () =>
    {
        await using var scope = _factory.Services.CreateAsyncScope();
        var services = scope.ServiceProvider;
        var made = ActivatorUtilities.CreateInstance<DeadlineSweep>(services);
        made.BatchSize = batch;
        return await made.RunAsync(at, default);
    })));

    /// <summary>What the sweep told of a dossier: kind and what it is about, in order.</summary>
    internal async Task<List<(DeadlineKind Kind, DateTimeOffset About)>> NoticesOfAsync(Guid dossier)
    {
        await using var db = OpenDb();
        var rows = await db.DeadlineNotices.Where(n => n.DossierId == dossier).OrderBy(n => n.FoundAt).ThenBy(n => n.Kind).ToListAsync();
        return [.. rows.Select(n => (n.Kind, n.SubjectAt))];
    }

    internal async Task<List<DeadlineKind>> KindsOfAsync(Guid dossier) => [.. (await NoticesOfAsync(dossier)).Select(n => n.Kind).Where(k => k != DeadlineKind.Silent)];

    internal async Task<Apology> ApologyOfAsync(Guid dossier)
    {
        await using var db = OpenDb();
        return await db.Apologies.AsNoTracking().Where(a => a.DossierId == dossier).OrderByDescending(a => a.ProposedAt).FirstAsync();
    }

    internal async Task<Dossier> DossierAsync(Guid id)
    {
        await using var db = OpenDb();
        return await db.Dossiers.AsNoTracking().Include(d => d.Holdings).Include(d => d.Participations).SingleAsync(d => d.Id == id);
    }

    /// <summary>The events of a type staged about a dossier.</summary>
    internal async Task<List<T>> StagedAsync<T>(Guid dossier)
    {
        var type = (string)typeof(T).GetField("EventType")!.GetRawConstantValue()!;
        await using var source = NpgsqlDataSource.Create(_database.ConnectionString);
        await using var command = source.CreateCommand("select body from event_log where subject = $1 and type = $2 order by position");
        command.Parameters.AddWithValue(dossier.ToString());
        command.Parameters.AddWithValue(type);
        await using var reader = await command.ExecuteReaderAsync();
        var events = new List<T>();
        while (await reader.ReadAsync())
        {
            using var json = JsonDocument.Parse(await reader.GetFieldValueAsync<byte[]>(0));
            events.Add(json.RootElement.GetProperty("data").Deserialize<T>(EventJson.Options)!);
        }

        return events;
    }

    /// <summary>Does to the database what only a broken system does.</summary>
    internal async Task BreakAsync(string sql)
    {
        await using var source = NpgsqlDataSource.Create(_database.ConnectionString);
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>A dossier with a proposed apology: received on Monday, due at 10:00 of the Monday after, swept on Thursday at 10:00.</summary>
    internal async Task<(Guid Dossier, Apology Apology)> HasProposalAsync(Guid agency, ReceivedUnder under)
    {
        var id = await ReceivesAsync(agency, under, Province.At("05/01 08:00"), Province.At("12/01 10:00"));
        await SweepAsync(Province.At("08/01 10:00"));
        var apology = await ApologyOfAsync(id);
        apology.State.ShouldBe(ApologyState.Proposed);
        return (id, apology);
    }
}
