using Npgsql;

namespace EGov.Dossiers.Transparency;

/// <summary>
/// What each agency received and resolved in each month of a year. Everybody asks for the same figures, so they are counted once in ten
/// minutes, whoever asks, and say as of when.
/// </summary>
internal sealed class TransparencyFigures(NpgsqlDataSource source) : IDisposable
{
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(10);

    // A dossier counts for the agency that received it: with its arrival and, resolved, with its end. Withdrawn ones ended on time, declined
    // ones never came in (as in report 06a).
    private const string Count = """
        select m.agency_id, a.name, m.month, sum(m.received)::bigint, sum(m.on_time)::bigint, sum(m.late)::bigint
        from (
            select agency_id, extract(month from arrived_day)::int as month, 1 as received, 0 as on_time, 0 as late
            from participation
            where is_receiver and superseded_day = 'infinity' and arrived_day between @from and @to and verdict <> 5
            union all
            select agency_id, extract(month from finished_day)::int, 0, (verdict <> 3)::int, (verdict = 3)::int
            from participation
            where is_receiver and superseded_day = 'infinity' and finished_day between @from and @to and verdict <> 5) m
        join agency a on a.id = m.agency_id
        group by m.agency_id, a.name, m.month
        order by a.name, m.agency_id, m.month
        """;

    private readonly SemaphoreSlim _counting = new(1);
    private readonly Dictionary<int, ShowTransparency.Response> _counted = [];

    internal async Task<ShowTransparency.Response> OfAsync(int year, DateTimeOffset now, CancellationToken ct)
    {
        await _counting.WaitAsync(ct);
        try
        {
            if (!_counted.TryGetValue(year, out var counted) || (now - counted.CountedAt).Duration() > Fresh)
            {
                _counted[year] = counted = new ShowTransparency.Response(year, now, await CountAsync(year, ct));
            }

            return counted;
        }
        finally
        {
            _counting.Release();
        }
    }

    public void Dispose() => _counting.Dispose();

    private async Task<IReadOnlyList<ShowTransparency.Row>> CountAsync(int year, CancellationToken ct)
    {
        await using var command = source.CreateCommand(Count);
        command.Parameters.AddWithValue("from", new DateOnly(year, 1, 1));
        command.Parameters.AddWithValue("to", new DateOnly(year, 12, 31));
        await using var row = await command.ExecuteReaderAsync(ct);
        var rows = new List<ShowTransparency.Row>();
        while (await row.ReadAsync(ct))
        {
            rows.Add(new ShowTransparency.Row(row.GetGuid(0), row.GetString(1), row.GetInt32(2), row.GetInt64(3), row.GetInt64(4) + row.GetInt64(5), row.GetInt64(4), row.GetInt64(5)));
        }

        return rows;
    }
}
