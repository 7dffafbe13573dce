using System.Globalization;
using EGov.Messaging;
using EGov.Messaging.Log;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using NpgsqlTypes;

namespace EGov.Benchmarks.Relay;

/// <summary>The tables of messaging and nothing else.</summary>
internal sealed class LogDb(DbContextOptions<LogDb> options) : DbContext(options)
{
    protected override void OnModelCreating(ModelBuilder modelBuilder) => modelBuilder.AddEventLog();
}

/// <summary>As large as the event of a reception.</summary>
internal sealed record DossierCounted(Guid DossierId, Guid AgencyId, Guid ProcedureId, string Code, string Field, DateTimeOffset ReceivedAt, DateTimeOffset DueAt)
{
    public const string EventType = "egov.benchmark.dossier-counted.v1";
}

/// <summary>Events of many subjects, mixed at random, each subject's in the order of its versions.</summary>
internal static class Backlog
{
    private const int EventsPerSubject = 10;

    internal static List<(Guid Id, string Subject, int Version, byte[] Body)> Create(int count, int seed)
    {
        var random = new Random(seed);
        var subjects = Enumerable.Range(0, count / EventsPerSubject).Select(_ => Guid.CreateVersion7()).ToArray();
        var order = Enumerable.Range(0, count).Select(i => i % subjects.Length).ToArray();
        random.Shuffle(order);
        var versions = new int[subjects.Length];
        var agency = Guid.CreateVersion7();
        var events = new List<(Guid, string, int, byte[])>(count);
        foreach (var subject in order)
        {
            var now = DateTimeOffset.UtcNow;
            var context = new EventContext(
                Guid.CreateVersion7(), DossierCounted.EventType, "/services/benchmark", subjects[subject], ++versions[subject], now,
                agency.ToString(), Guid.CreateVersion7().ToString("n"), null, "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
            var data = new DossierCounted(
                context.Subject, agency, Guid.CreateVersion7(), string.Create(CultureInfo.InvariantCulture, $"H02.12-151210-{subject:0000}"), "Người có công", now, now.AddDays(10));
            events.Add((context.Id, context.Subject.ToString(), context.SubjectVersion, CloudEvent.Write(context, data)));
        }

        return events;
    }

    /// <summary>Writes the events by COPY in one transaction: the relay sees them all at once, when it commits.</summary>
    internal static async Task WriteAsync(string database, List<(Guid Id, string Subject, int Version, byte[] Body)> events, CancellationToken ct)
    {
        await using var connection = new NpgsqlConnection(database);
        await connection.OpenAsync(ct);
        await using var copy = await connection.BeginBinaryImportAsync("copy event_log (id, type, subject, subject_version, body) from stdin (format binary)", ct);
        foreach (var e in events)
        {
            await copy.StartRowAsync(ct);
            await copy.WriteAsync(e.Id, NpgsqlDbType.Uuid, ct);
            await copy.WriteAsync(DossierCounted.EventType, NpgsqlDbType.Text, ct);
            await copy.WriteAsync(e.Subject, NpgsqlDbType.Text, ct);
            await copy.WriteAsync(e.Version, NpgsqlDbType.Integer, ct);
            await copy.WriteAsync(e.Body, NpgsqlDbType.Bytea, ct);
        }

        await copy.CompleteAsync(ct);
    }
}
