using EGov.Messaging.Log;
using Npgsql;
using NpgsqlTypes;

namespace EGov.Messaging.Relay;

/// <summary>
/// The relay's side of the event log, on the one connection that holds the relay's lock: when it is lost, so is the right to move the cursor.
/// </summary>
internal sealed class LogReader(NpgsqlConnection connection)
{
    private const long Lock = 0x45476F76_52656C61; // "EGovRela"; advisory locks count per database

    /// <summary>Tries to become the database's only relay.</summary>
    public async Task<bool> TryLockAsync(CancellationToken ct)
    {
        await using var command = new NpgsqlCommand("select pg_try_advisory_lock($1)", connection) { Parameters = { new() { Value = Lock } } };
        return (bool)(await command.ExecuteScalarAsync(ct))!;
    }

    /// <summary>
    /// Gives the lock up at once. The connection goes back to its pool, which would clear the lock only when somebody uses it again, and no
    /// other replica could take over until then.
    /// </summary>
    public async Task UnlockAsync()
    {
        if (connection.State != System.Data.ConnectionState.Open)
        {
            return;
        }

        try
        {
            await ExecuteAsync("select pg_advisory_unlock_all()", CancellationToken.None);
        }
        catch (NpgsqlException)
        {
            // The connection is gone, and the lock with it.
        }
    }

    public async Task<Cursor> LoadCursorAsync(CancellationToken ct)
    {
        // A cursor that is lost moves events twice, never past one: no need to wait for the disk each time.
        await ExecuteAsync("set synchronous_commit = off", ct);
        await ExecuteAsync($"insert into event_relay_cursor (id, from_tx, to_tx, position) values ({RelayCursor.TheOnlyOne}, '0', '0', 0) on conflict do nothing", ct);
        await using var command = new NpgsqlCommand("select from_tx, to_tx, position, pg_snapshot_xmax(pg_current_snapshot()) from event_relay_cursor", connection);
        await using var reader = await command.ExecuteReaderAsync(ct);
        await reader.ReadAsync(ct);
        var cursor = new Cursor(Xid(reader, 0), Xid(reader, 1), reader.GetInt64(2));
        return cursor.To <= Xid(reader, 3)
            ? cursor
            : throw new InvalidOperationException(
                $"The relay's cursor is at transaction {cursor.To}, which this cluster has not reached: the database was restored from another one. "
                + "Set event_relay_cursor to '0', '0', 0 to send the log again (handlers know what they have seen).");
    }

    /// <summary>
    /// Opens the window from <paramref name="from"/> to the oldest transaction still running and reads its first events.
    /// Everything below that has ended, so nothing can appear in the window later; inside it, position is the order of writing.
    /// </summary>
    public async Task<(ulong To, List<LogRow> Rows)> OpenWindowAsync(ulong from, int limit, CancellationToken ct)
    {
        // "position + 0" keeps the planner from walking the primary key from the beginning of the log: the window is found by its transactions.
        await using var command = new NpgsqlCommand(
            """
            with horizon as materialized (select pg_snapshot_xmin(pg_current_snapshot()) as upto)
            select h.upto, e.position, e.id, e.type, e.subject, e.body
            from horizon h left join lateral (
                select l.* from event_log l where l.tx >= $1 and l.tx < h.upto order by l.position + 0 limit $2) e on true
            order by e.position
            """,
            connection)
        {
            Parameters = { Xid(from), new() { Value = limit } },
        };
        await command.PrepareAsync(ct);
        await using var reader = await command.ExecuteReaderAsync(ct);
        var rows = new List<LogRow>();
        var to = from;
        while (await reader.ReadAsync(ct))
        {
            to = Xid(reader, 0);
            if (!await reader.IsDBNullAsync(1, ct))
            {
                rows.Add(Row(reader, 1));
            }
        }

        return (to, rows);
    }

    /// <summary>Reads on in a window that is larger than a page.</summary>
    public async Task<List<LogRow>> ReadOnAsync(Cursor window, int limit, CancellationToken ct)
    {
        // "is true" keeps the planner from sorting the whole window for each page: here the primary key is the way.
        await using var command = new NpgsqlCommand(
            """
            select position, id, type, subject, body from event_log
            where position > $3 and (tx >= $1 and tx < $2) is true order by position limit $4
            """,
            connection)
        {
            Parameters = { Xid(window.From), Xid(window.To), new() { Value = window.Position }, new() { Value = limit } },
        };
        await command.PrepareAsync(ct);
        return await ReadRowsAsync(command, ct);
    }

    /// <summary>Moves the cursor, and with it, in one transaction, puts aside what could not be sent.</summary>
    public async Task MoveAsync(Cursor cursor, IReadOnlyCollection<(LogRow Row, string? Reason)> parked, CancellationToken ct)
    {
        await using var batch = new NpgsqlBatch(connection);
        foreach (var (row, reason) in parked)
        {
            batch.BatchCommands.Add(new NpgsqlBatchCommand("insert into event_parked (position, subject, reason) values ($1, $2, $3) on conflict do nothing")
            {
                Parameters = { new() { Value = row.Position }, new() { Value = row.Subject }, new() { Value = (object?)reason ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text } },
            });
        }

        batch.BatchCommands.Add(new NpgsqlBatchCommand("update event_relay_cursor set from_tx = $1, to_tx = $2, position = $3")
        {
            Parameters = { Xid(cursor.From), Xid(cursor.To), new() { Value = cursor.Position } },
        });
        await batch.PrepareAsync(ct);
        await batch.ExecuteNonQueryAsync(ct);
    }

    public async Task<HashSet<string>> ParkedSubjectsAsync(CancellationToken ct)
    {
        await using var command = new NpgsqlCommand("select distinct subject from event_parked", connection);
        await using var reader = await command.ExecuteReaderAsync(ct);
        var subjects = new HashSet<string>(StringComparer.Ordinal);
        while (await reader.ReadAsync(ct))
        {
            subjects.Add(reader.GetString(0));
        }

        return subjects;
    }

    /// <summary>The next events of subjects that an operator has released, each subject's in order.</summary>
    public async Task<List<LogRow>> ReleasedAsync(int limit, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(
            """
            select e.position, e.id, e.type, e.subject, e.body from event_parked p join event_log e using (position)
            where p.released_at is not null order by p.subject, p.position limit $1
            """,
            connection)
        {
            Parameters = { new() { Value = limit } },
        };
        return await ReadRowsAsync(command, ct);
    }

    /// <summary>What was parked behind a subject after its release goes with it.</summary>
    public Task ReleaseFollowersAsync(CancellationToken ct) => ExecuteAsync(
        "update event_parked set released_at = now() where released_at is null and subject in (select subject from event_parked where released_at is not null)", ct);

    public Task UnparkAsync(long position, CancellationToken ct) => ExecuteAsync("delete from event_parked where position = $1", ct, new NpgsqlParameter { Value = position });

    public async Task ParkAgainAsync(LogRow row, string reason, CancellationToken ct)
    {
        await ExecuteAsync("update event_parked set released_at = null where subject = $1", ct, new NpgsqlParameter { Value = row.Subject });
        await ExecuteAsync("update event_parked set reason = $2, parked_at = now() where position = $1", ct, new NpgsqlParameter { Value = row.Position }, new NpgsqlParameter { Value = reason });
    }

    private static async Task<List<LogRow>> ReadRowsAsync(NpgsqlCommand command, CancellationToken ct)
    {
        await using var reader = await command.ExecuteReaderAsync(ct);
        var rows = new List<LogRow>();
        while (await reader.ReadAsync(ct))
        {
            rows.Add(Row(reader, 0));
        }

        return rows;
    }

    private static LogRow Row(NpgsqlDataReader reader, int at)
        => new(reader.GetInt64(at), reader.GetGuid(at + 1), reader.GetString(at + 2), reader.GetString(at + 3), reader.GetFieldValue<byte[]>(at + 4));

    private static ulong Xid(NpgsqlDataReader reader, int at) => reader.GetFieldValue<ulong>(at);

    private static NpgsqlParameter Xid(ulong value) => new() { Value = value, NpgsqlDbType = NpgsqlDbType.Xid8 };

    private async Task ExecuteAsync(string sql, CancellationToken ct, params NpgsqlParameter[] parameters)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        command.Parameters.AddRange(parameters);
        await command.ExecuteNonQueryAsync(ct);
    }
}
