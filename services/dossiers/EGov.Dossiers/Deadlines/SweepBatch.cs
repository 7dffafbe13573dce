using EGov.Dossiers.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace EGov.Dossiers.Deadlines;

/// <summary>A place in an index that a sweep walks: an instant, then a dossier.</summary>
internal readonly record struct SweepKey(DateTimeOffset At, Guid Id)
{
    internal static readonly SweepKey First = new(DateTimeOffset.UnixEpoch, Guid.Empty);
}

/// <summary>
/// One batch of a walk. What was told before is passed over in the index, by the key of its notice and without a look at the dossier; only
/// what is left, the candidates, is read and judged. So a sweep costs what is new, and nothing has to be remembered from one to the next.
/// </summary>
/// <param name="Told">What this batch told.</param>
/// <param name="Next">Where to go on; null when nothing is left.</param>
internal sealed record SweepBatch<T>(IReadOnlyList<T> Told, SweepKey? Next);

/// <summary>Plain statements on the connection and in the transaction of the service's context.</summary>
internal static class SweepBatches
{
    internal static NpgsqlCommand Command(this DossiersDb db, string sql, params (string Name, object Value)[] parameters)
    {
        var command = new NpgsqlCommand(sql, (NpgsqlConnection)db.Database.GetDbConnection(), (NpgsqlTransaction)db.Database.CurrentTransaction!.GetDbTransaction());
        foreach (var (name, value) in parameters)
        {
            command.Parameters.AddWithValue(name, value);
        }

        return command;
    }

    /// <summary>Walks on until nothing is left, each batch with its events in a transaction of its own.</summary>
    internal static async Task WalkAsync(this DossiersDb db, Func<SweepKey, Task<SweepKey?>> batch, CancellationToken ct)
    {
        for (SweepKey? after = SweepKey.First; after is { } key;)
        {
            await using var transaction = await db.Database.BeginTransactionAsync(ct);
            after = await batch(key);
            await transaction.CommitAsync(ct);
        }
    }

    /// <summary>Reads candidates in order: place, dossier, whether it was told now, and what was told.</summary>
    internal static async Task<SweepBatch<T>> FindAsync<T>(this NpgsqlCommand command, int size, Func<NpgsqlDataReader, T> told, CancellationToken ct)
    {
        await using var reader = await command.ExecuteReaderAsync(ct);
        var (found, candidates, last) = (new List<T>(), 0, SweepKey.First);
        while (await reader.ReadAsync(ct))
        {
            var key = new SweepKey(await reader.GetFieldValueAsync<DateTimeOffset>(0, ct), reader.GetGuid(1));
            candidates += key == last ? 0 : 1;
            last = key;
            if (reader.GetBoolean(2))
            {
                found.Add(told(reader));
            }
        }

        return new SweepBatch<T>(found, candidates < size ? null : last);
    }
}
