using Npgsql;

namespace EGov.Benchmarks.Intake;

/// <summary>What the database says about a run, compared with what was answered and what arrived.</summary>
internal sealed class Books(string database)
{
    /// <summary>Receptions answered with 201 that are not there, or there more often than they were answered; and gaps in the codes.</summary>
    internal async Task<(int Lost, int Unasked, int Gaps)> CompareAsync(IEnumerable<Guid> answered, CancellationToken ct)
    {
        var there = await ReadAsync("select id from dossier", r => r.GetGuid(0), ct);
        var told = answered.ToHashSet();
        // Numbers of one agency and day run from 1 without a gap, and no two are alike.
        var gaps = await ReadAsync(
            """
            select (max(n) - count(distinct n) + count(*) - count(distinct n))::int from (
                select receiving_agency_id, substring(code from '-(\d{6})-')::text as day, substring(code from '(\d+)$')::int as n from dossier where code is not null) numbered
            group by receiving_agency_id, day
            """, r => r.GetInt32(0), ct);
        return (told.Except(there).Count(), there.Count - told.Count(there.ToHashSet().Contains), gaps.Sum());
    }

    /// <summary>When each reception was written, just before its transaction committed, by the clock that the subscriber has too.</summary>
    internal async Task<Dictionary<Guid, DateTime>> WrittenAsync(CancellationToken ct)
        => (await ReadAsync("select id, recorded_at from event_log where type = 'egov.dossiers.dossier-received.v1'", r => (r.GetGuid(0), r.GetDateTime(1)), ct)).ToDictionary();

    private async Task<List<T>> ReadAsync<T>(string sql, Func<NpgsqlDataReader, T> read, CancellationToken ct)
    {
        await using var connection = new NpgsqlConnection(database);
        await connection.OpenAsync(ct);
        await using var command = new NpgsqlCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync(ct);
        var rows = new List<T>();
        while (await reader.ReadAsync(ct))
        {
            rows.Add(read(reader));
        }

        return rows;
    }
}
