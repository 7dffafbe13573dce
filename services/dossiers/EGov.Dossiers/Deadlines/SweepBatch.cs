using EGov.Dossiers.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace EGov.Dossiers.Deadlines;

/// <summary>A place in an index that a sweep walks: an instant, then a dossier.</summary>
internal readonly record struct SweepKey(DateTimeOffset At, Guid Id)
{
    internal static readonly SweepKey First = new(DateTimeOffset.UnixEpoch, Guid.Empty);

    /// <summary>The last place of an instant.</summary>
    internal static SweepKey LastOf(DateTimeOffset at) => new(at, Guid.AllBitsSet);
}

/// <summary>Plain statements on the connection and in the transaction of the service's context.</summary>
internal static class SweepBatch
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

    /// <summary>Where a batch ends: the place of the last of so many rows, or null when there are fewer.</summary>
    internal static async Task<SweepKey?> EndAsync(this DossiersDb db, string sql, Guid agency, SweepKey after, DateTimeOffset horizon, int size, CancellationToken ct)
    {
        await using var command = db.Command(
            sql, ("agency", agency), ("after", after.At), ("afterId", after.Id), ("horizon", horizon), ("size", (long)size));
        await using var reader = await command.ExecuteReaderAsync(ct);
        return await reader.ReadAsync(ct) ? Key(reader) : null;
    }

    private static SweepKey Key(NpgsqlDataReader row) => new(row.GetFieldValue<DateTimeOffset>(0), row.GetGuid(1));
}
