using EGov.Api;
using Npgsql;
using NpgsqlTypes;

namespace EGov.Benchmarks.Lists;

/// <summary>
/// Puts dossiers into a migrated database with COPY, a chunk of each table at a time. Secondary indexes are taken away
/// first and built again afterwards exactly as they were; foreign keys are not checked, because the rows come from one drawing.
/// </summary>
internal sealed class DossierLoad(NpgsqlDataSource database)
{
    private const int Chunk = 50_000;
    private static readonly string[] Tables = ["dossier", "holding", "participation"];

    /// <summary>Rows of dossier, holding and participation.</summary>
    internal async Task<long> RunAsync(IEnumerable<DossierRow> dossiers, Action<int> progress, CancellationToken ct)
    {
        var indexes = await TakeIndexesAsync(ct);
        var rows = 0L;
        var done = 0;
        await using var first = await OpenAsync(ct);
        await using var second = await OpenAsync(ct);
        foreach (var chunk in dossiers.Chunk(Chunk))
        {
            var written = await Task.WhenAll(CopyDossiersAndPartsAsync(first, chunk, ct), CopyHistoryAsync(second, chunk, ct));
            rows += written.Sum();
            progress(done += chunk.Length);
        }

        foreach (var definition in indexes)
        {
            await ExecuteAsync(first, definition, ct);
        }

        await ExecuteAsync(first, "vacuum analyze dossier, holding, participation", ct);
        return rows;
    }

    private static async Task<long> CopyDossiersAndPartsAsync(NpgsqlConnection db, DossierRow[] chunk, CancellationToken ct)
    {
        const string columns = "id, version, code, procedure_id, procedure_version_id, receiving_agency_id, channel, state, step, applicant_kind, applicant_name, "
            + "applicant_identity, components, fees, received_at, due_at, outcome, finished_at, returned_at, supplement_requests, holding_count, desk_agency_id";
        await using (var copy = await db.BeginBinaryImportAsync($"copy dossier ({columns}) from stdin (format binary)", ct))
        {
            foreach (var row in chunk)
            {
                await copy.StartRowAsync(ct);
                await copy.WriteAsync(row.Id, ct);
                await copy.WriteAsync(row.History.Count, ct);
                await copy.WriteAsync(row.Code, ct);
                await copy.WriteAsync(row.Procedure.Id, ct);
                await copy.WriteAsync(row.Procedure.VersionId, ct);
                await copy.WriteAsync(row.Receiver, ct);
                await copy.WriteAsync(row.Channel, ct);
                await copy.WriteAsync(row.History[^1].State, ct);
                await copy.WriteAsync(row.History[^1].Step, ct);
                await copy.WriteAsync("Citizen", ct);
                await copy.WriteAsync(row.Applicant, ct);
                await copy.WriteAsync(row.Identity, ct);
                await copy.WriteAsync("""[{"code":"TP01","originals":1,"copies":0}]""", NpgsqlDbType.Jsonb, ct);
                await copy.WriteAsync("[]", NpgsqlDbType.Jsonb, ct);
                await copy.WriteAsync(row.ReceivedAt, NpgsqlDbType.TimestampTz, ct);
                await WriteAsync(copy, row.DueAt, ct);
                await WriteAsync(copy, row.FinishedAt is null ? null : "Granted", ct);
                await WriteAsync(copy, row.FinishedAt, ct);
                await WriteAsync(copy, row.ReturnedAt, ct);
                await copy.WriteAsync(0, ct);
                await copy.WriteAsync(row.History.Count, ct);
                await WriteAsync(copy, row.Desk, ct);
            }

            await copy.CompleteAsync(ct);
        }

        return chunk.Length + await CopyPartsAsync(db, chunk, ct);
    }

    private static async Task<long> CopyPartsAsync(NpgsqlConnection db, DossierRow[] chunk, CancellationToken ct)
    {
        const string columns = "dossier_id, agency_id, round, is_receiver, procedure_id, field, from_agency_id, arrived_at, taken_up_at, due_at, finished_at, outcome, opened_at, channel, search";
        await using var copy = await db.BeginBinaryImportAsync($"copy participation ({columns}) from stdin (format binary)", ct);
        foreach (var row in chunk)
        {
            var search = VietnameseText.Fold($"{row.Applicant} {row.Identity}  {row.Code}");
            foreach (var part in row.Parts)
            {
                await copy.StartRowAsync(ct);
                await copy.WriteAsync(row.Id, ct);
                await copy.WriteAsync(part.Agency, ct);
                await copy.WriteAsync(1, ct);
                await copy.WriteAsync(part.Receives, ct);
                await copy.WriteAsync(row.Procedure.Id, ct);
                await copy.WriteAsync(row.Procedure.Field, ct);
                await WriteAsync(copy, part.From, ct);
                await copy.WriteAsync(part.ArrivedAt, NpgsqlDbType.TimestampTz, ct);
                await copy.WriteAsync(part.ArrivedAt, NpgsqlDbType.TimestampTz, ct);
                await WriteAsync(copy, part.DueAt, ct);
                await WriteAsync(copy, part.FinishedAt, ct);
                await WriteAsync(copy, part.FinishedAt is null ? null : "Granted", ct);
                await copy.WriteAsync(part.ArrivedAt, NpgsqlDbType.TimestampTz, ct);
                await copy.WriteAsync(row.Channel, ct);
                await copy.WriteAsync(search, ct);
            }
        }

        return (long)await copy.CompleteAsync(ct);
    }

    private static async Task<long> CopyHistoryAsync(NpgsqlConnection db, DossierRow[] chunk, CancellationToken ct)
    {
        const string columns = "dossier_id, seq, step, leads, agency_id, official_id, state, action, from_at, until_at, due_at, channel, ended_by, procedure_version_id, step_continues, turn_continues";
        await using var copy = await db.BeginBinaryImportAsync($"copy holding ({columns}) from stdin (format binary)", ct);
        foreach (var row in chunk)
        {
            for (var seq = 1; seq <= row.History.Count; seq++)
            {
                var stretch = row.History[seq - 1];
                await copy.StartRowAsync(ct);
                await copy.WriteAsync(row.Id, ct);
                await copy.WriteAsync(seq, ct);
                await copy.WriteAsync(stretch.Step, ct);
                await copy.WriteAsync(true, ct);
                await copy.WriteAsync(stretch.Agency, ct);
                await WriteAsync(copy, stretch.Official, ct);
                await copy.WriteAsync(stretch.State, ct);
                await copy.WriteAsync(stretch.Action, ct);
                await copy.WriteAsync(stretch.From, NpgsqlDbType.TimestampTz, ct);
                await WriteAsync(copy, stretch.Until, ct);
                await WriteAsync(copy, stretch.DueAt, ct);
                await copy.WriteAsync(row.Channel, ct);
                await WriteAsync(copy, stretch.EndedBy, ct);
                await copy.WriteAsync(row.Procedure.VersionId, ct);
                await copy.WriteAsync(false, ct);
                await copy.WriteAsync(false, ct);
            }
        }

        return (long)await copy.CompleteAsync(ct);
    }

    private static Task WriteAsync(NpgsqlBinaryImporter copy, string? text, CancellationToken ct) =>
        text is null ? copy.WriteNullAsync(ct) : copy.WriteAsync(text, ct);

    private static Task WriteAsync(NpgsqlBinaryImporter copy, Guid? id, CancellationToken ct) =>
        id is { } known ? copy.WriteAsync(known, ct) : copy.WriteNullAsync(ct);

    private static Task WriteAsync(NpgsqlBinaryImporter copy, DateTime? at, CancellationToken ct) =>
        at is { } instant ? copy.WriteAsync(instant, NpgsqlDbType.TimestampTz, ct) : copy.WriteNullAsync(ct);

    /// <summary>Drops the indexes that no constraint owns and returns their definitions.</summary>
    private async Task<IReadOnlyList<string>> TakeIndexesAsync(CancellationToken ct)
    {
        await using var db = await database.OpenConnectionAsync(ct);
        var found = new List<(string Name, string Definition)>();
        await using (var command = new NpgsqlCommand(
            "select i.indexname, i.indexdef from pg_indexes i where i.schemaname = 'public' and i.tablename = any($1) "
            + "and not exists (select 1 from pg_constraint c where c.conname = i.indexname)", db)
        { Parameters = { new() { Value = Tables } } })
        await using (var reader = await command.ExecuteReaderAsync(ct))
        {
            while (await reader.ReadAsync(ct))
            {
                found.Add((reader.GetString(0), reader.GetString(1)));
            }
        }

        foreach (var (name, _) in found)
        {
            await ExecuteAsync(db, $"drop index \"{name}\"", ct);
        }

        return [.. found.Select(index => index.Definition)];
    }

    private async Task<NpgsqlConnection> OpenAsync(CancellationToken ct)
    {
        var db = await database.OpenConnectionAsync(ct);
        await ExecuteAsync(db, "set session_replication_role = replica; set maintenance_work_mem = '512MB'; set synchronous_commit = off", ct);
        return db;
    }

    internal static async Task<int> ExecuteAsync(NpgsqlConnection db, string sql, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, db) { CommandTimeout = 0 };
        return await command.ExecuteNonQueryAsync(ct);
    }
}
