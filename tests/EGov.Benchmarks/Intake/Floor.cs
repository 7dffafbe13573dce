using System.Diagnostics;
using System.Globalization;
using Npgsql;

namespace EGov.Benchmarks.Intake;

/// <summary>
/// What PostgreSQL does with the rows of one reception when nothing else has to be done: the rows that the service itself wrote for one,
/// with new keys, by prepared statements, one transaction each.
/// </summary>
internal sealed class Floor(string database, Guid modelDossier)
{
    private const int Connections = 16;
    private static readonly TimeSpan Length = TimeSpan.FromSeconds(10);

    private static readonly (string Table, string Where)[] Tables =
    [
        ("dossier", "id = $1"),
        ("holding", "dossier_id = $1"),
        ("participation", "dossier_id = $1"),
        ("event_log", "subject = $1::text"),
        ("idempotency_key", "location like '%' || $1::text"),
    ];

    private int _written;

    /// <summary>One statement after another, as a service would send them.</summary>
    internal Task<double> StatementByStatementAsync(CancellationToken ct) => RunAsync(inOneTrip: false, ct);

    /// <summary>The whole transaction in one trip, which no service that has to look something up can do.</summary>
    internal Task<double> InOneTripAsync(CancellationToken ct) => RunAsync(inOneTrip: true, ct);

    private async Task<double> RunAsync(bool inOneTrip, CancellationToken ct)
    {
        var (agencies, rows) = await ReadModelAsync(ct);
        var done = 0;
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, Connections).Select(async number =>
        {
            await using var connection = new NpgsqlConnection(database + ";Maximum Pool Size=20");
            await connection.OpenAsync(ct);
            while (watch.Elapsed < Length)
            {
                await WriteAsync(connection, rows, agencies[number % agencies.Count], inOneTrip, ct);
                Interlocked.Increment(ref done);
            }
        }));
        return done / watch.Elapsed.TotalSeconds;
    }

    private async Task WriteAsync(NpgsqlConnection connection, List<ModelRow> rows, Guid agency, bool inOneTrip, CancellationToken ct)
    {
        var id = Guid.CreateVersion7();
        var number = Interlocked.Increment(ref _written);
        await using var batch = new NpgsqlBatch(connection);
        batch.BatchCommands.Add(new NpgsqlBatchCommand(
            "insert into reception_counter (agency_id, day, last) values ($1, '2014-01-01', 1) on conflict (agency_id, day) do update set last = reception_counter.last + 1 returning last")
        {
            Parameters = { new() { Value = agency } },
        });
        foreach (var row in rows)
        {
            batch.BatchCommands.Add(row.Command(id, string.Create(CultureInfo.InvariantCulture, $"FLOOR-{number}")));
        }

        await using var transaction = await connection.BeginTransactionAsync(ct);
        if (inOneTrip)
        {
            batch.Transaction = transaction;
            await batch.PrepareAsync(ct);
            await batch.ExecuteNonQueryAsync(ct);
        }
        else
        {
            foreach (NpgsqlBatchCommand statement in batch.BatchCommands)
            {
                await using var command = new NpgsqlCommand(statement.CommandText, connection, transaction);
                foreach (NpgsqlParameter parameter in statement.Parameters)
                {
                    command.Parameters.Add(parameter.Clone());
                }

                await command.PrepareAsync(ct);
                await command.ExecuteNonQueryAsync(ct);
            }
        }

        await transaction.CommitAsync(ct);
    }

    private async Task<(List<Guid> Agencies, List<ModelRow> Rows)> ReadModelAsync(CancellationToken ct)
    {
        await using var connection = new NpgsqlConnection(database);
        await connection.OpenAsync(ct);
        var rows = new List<ModelRow>();
        foreach (var (table, where) in Tables)
        {
            var columns = await ColumnsAsync(connection, table, ct);
            await using var command = new NpgsqlCommand($"select {string.Join(", ", columns.Select(c => c.Name))} from {table} where {where}", connection) { Parameters = { new() { Value = modelDossier } } };
            await using var reader = await command.ExecuteReaderAsync(ct);
            while (await reader.ReadAsync(ct))
            {
                var values = new object[reader.FieldCount];
                reader.GetValues(values);
                rows.Add(new ModelRow(table, columns, values));
            }
        }

        if (rows.Select(r => r.Table).Distinct().Count() != Tables.Length)
        {
            throw new InvalidOperationException("A reception does not write what the floor expects.");
        }

        var agencies = new List<Guid>();
        await using var select = new NpgsqlCommand("select id from agency order by id limit 16", connection);
        await using var found = await select.ExecuteReaderAsync(ct);
        while (await found.ReadAsync(ct))
        {
            agencies.Add(found.GetGuid(0));
        }

        return (agencies, rows);
    }

    private static async Task<List<(string Name, string Type)>> ColumnsAsync(NpgsqlConnection connection, string table, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(
            """
            select attname, format_type(atttypid, atttypmod) from pg_attribute
            where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = '' and attidentity = ''
              and (attrelid, attname) not in (('event_log'::regclass, 'tx'), ('event_log'::regclass, 'recorded_at')) order by attnum
            """, connection)
        { Parameters = { new() { Value = table } } };
        await using var reader = await command.ExecuteReaderAsync(ct);
        var columns = new List<(string, string)>();
        while (await reader.ReadAsync(ct))
        {
            columns.Add((reader.GetString(0), reader.GetString(1)));
        }

        return columns;
    }

    private sealed record ModelRow(string Table, List<(string Name, string Type)> Columns, object[] Values)
    {
        private readonly string _sql =
            $"insert into {Table} ({string.Join(", ", Columns.Select(c => c.Name))}) values ({string.Join(", ", Columns.Select((_, i) => $"${i + 1}"))})";

        internal NpgsqlBatchCommand Command(Guid id, string code)
        {
            var command = new NpgsqlBatchCommand(_sql);
            for (var i = 0; i < Columns.Count; i++)
            {
                object value = (Table, Columns[i].Name) switch
                {
                    ("dossier", "id") or (_, "dossier_id") => id,
                    ("dossier", "code") => code,
                    ("event_log", "id") or ("idempotency_key", "key") => Guid.CreateVersion7(),
                    ("event_log", "subject") => id.ToString(),
                    // Also because the model is found by it: the next run must not take this one's rows for part of it.
                    ("idempotency_key", "location") => $"/v1/dossiers/{id}",
                    _ => Values[i],
                };
                command.Parameters.Add(new NpgsqlParameter { Value = value, DataTypeName = Columns[i].Type });
            }

            return command;
        }
    }
}
