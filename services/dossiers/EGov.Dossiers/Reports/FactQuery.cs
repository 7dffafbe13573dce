using EGov.Api;
using EGov.Dossiers.Storage;
using Npgsql;
using NpgsqlTypes;

namespace EGov.Dossiers.Reports;

/// <summary>A line as it was counted.</summary>
internal sealed record FactLine(string? Key, string? Code, string Name, IReadOnlyDictionary<string, long> Figures);

/// <summary>Counts facts and opens figures: the two ways to read the same statement with the same predicates.</summary>
internal sealed class FactQuery(NpgsqlDataSource source, LineNames names)
{
    private const string Order = "report-dossiers";

    private sealed record Keys(Guid Id, int Seq);

    /// <summary>The lines, in the order of their codes and names.</summary>
    internal async Task<List<FactLine>> LinesAsync(Facts facts, IReadOnlyList<Measure> measures, AskedReport asked, CancellationToken ct)
    {
        var counted = measures.Where(m => m.Predicate is not null).ToList();
        var sums = counted.Select(m => $"coalesce(sum({(m.AddsAmounts ? "amount" : "n")}) filter (where {m.Predicate}), 0)::bigint");
        await using var command = Command($"select key_id, key_text, {string.Join(",\n", sums)} from ({facts.Grouped}) grouped group by key_id, key_text", facts, asked);
        var found = new List<(Guid? Id, string? Text, IReadOnlyDictionary<string, long> Figures)>();
        await using (var reader = await command.ExecuteReaderAsync(ct))
        {
            while (await reader.ReadAsync(ct))
            {
                var row = reader;
                found.Add((row.Get<Guid>(0), row.Text(1), counted.Select((m, i) => (m.Key, Value: row.GetInt64(i + 2))).ToDictionary(m => m.Key, m => m.Value, StringComparer.Ordinal)));
            }
        }

        return await names.NameAsync(facts.Keys, found, asked.AsOf, ct);
    }

    /// <summary>The figures of the whole scope; nothing counted is zero everywhere.</summary>
    internal async Task<IReadOnlyDictionary<string, long>> WholeAsync(Facts facts, IReadOnlyList<Measure> measures, AskedReport asked, CancellationToken ct) =>
        Add(measures, (await LinesAsync(facts with { Keys = KeyKind.Whole }, measures, asked, ct)).Select(line => line.Figures));

    internal static IReadOnlyDictionary<string, long> Add(IReadOnlyList<Measure> measures, IEnumerable<IReadOnlyDictionary<string, long>> lines)
    {
        var all = lines.ToList();
        return measures.Where(m => m.Predicate is not null).ToDictionary(m => m.Key, m => all.Sum(line => line[m.Key]), StringComparer.Ordinal);
    }

    /// <summary>One page of what a figure counts.</summary>
    internal async Task<Page<ReportItem>> OpenAsync(Facts facts, Measure measure, string? row, AskedReport asked, PageRequest page, CancellationToken ct)
    {
        var (id, text) = LineKeys.Read(row);
        var after = page.Keys<Keys>(Order);
        var where = new List<string> { $"({measure.Predicate})" };
        where.AddRange(row is null ? [] : [id is null ? "key_id is null" : "key_id = @keyId", text is null ? "key_text is null" : "key_text = @keyText"]);
        where.AddRange(after is null ? [] : ["(subject_id, seq) > (@afterId, @afterSeq)"]);
        await using var command = Command(
            ItemSql(facts.Subject, $"""
                select subject_id, seq, {(facts.HasAmount ? "amount" : "null::bigint")} as amount
                from ({facts.All}) facts
                where {string.Join(" and ", where)}
                order by subject_id, seq limit @limit
                """),
            facts, asked);
        command.Parameters.AddWithValue("keyId", NpgsqlDbType.Uuid, (object?)id ?? DBNull.Value);
        command.Parameters.AddWithValue("keyText", NpgsqlDbType.Text, (object?)text ?? DBNull.Value);
        command.Parameters.AddWithValue("afterId", after?.Id ?? Guid.Empty);
        command.Parameters.AddWithValue("afterSeq", after?.Seq ?? 0);
        command.Parameters.AddWithValue("limit", page.Limit + 1);
        var items = new List<ReportItem>();
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            items.Add(new ReportItem(
                reader.GetGuid(0), reader.GetInt32(1), reader.Text(2), reader.Text(3) ?? "", reader.Text(4), reader.Text(5),
                reader.Get<DateTimeOffset>(6), reader.Get<DateTimeOffset>(7), reader.Get<DateTimeOffset>(8), reader.Get<long>(9)));
        }

        return page.Cut(items, Order, item => new Keys(item.Id, item.Seq));
    }

    /// <summary>The page with what is shown of each; of a dossier its receiver's row as it was on the day told.</summary>
    private static string ItemSql(SubjectKind subject, string page) => subject switch
    {
        SubjectKind.Procedure => $"""
            with page as ({page})
            select page.subject_id, page.seq, p.code, v.name, null, a.name, null::timestamptz, null::timestamptz, null::timestamptz, page.amount
            from page join procedure_version v on v.id = page.subject_id join procedure p on p.id = v.procedure_id left join agency a on a.id = v.agency_id
            order by page.subject_id, page.seq
            """,
        SubjectKind.Petition => $"""
            with page as ({page})
            select page.subject_id, page.seq, p.code, p.title, v.name, a.name, p.received_at, p.due_at, case when p.answered_at < @end then p.answered_at end, page.amount
            from page join petition p on p.id = page.subject_id
            cross join lateral (select s.agency_id from petition_step s where s.petition_id = p.id and s.at < @end order by s.seq desc limit 1) held
            join agency a on a.id = held.agency_id
            left join lateral (select name from procedure_version where procedure_id = p.procedure_id and valid_from <= @asOf order by valid_from desc, number desc limit 1) v on true
            order by page.subject_id, page.seq
            """,
        _ => $"""
            with page as ({page})
            select page.subject_id, page.seq, d.code, d.applicant_name, v.name, a.name, r.arrived_at, r.due_at,
                   case when r.finished_day <= @asOf then r.finished_at end, page.amount
            from page
            join dossier d on d.id = page.subject_id
            join procedure_version v on v.id = d.procedure_version_id
            join agency a on a.id = d.receiving_agency_id
            left join participation r on r.dossier_id = d.id and r.is_receiver and r.opened_day <= @asOf and r.superseded_day > @asOf
            order by page.subject_id, page.seq
            """,
    };

    private NpgsqlCommand Command(string sql, Facts facts, AskedReport asked)
    {
        var command = source.CreateCommand(sql);
        command.Parameters.AddWithValue("agencies", asked.Scope.Agencies);
        command.Parameters.AddWithValue("from", asked.From);
        command.Parameters.AddWithValue("asOf", asked.AsOf);
        command.Parameters.AddWithValue("start", asked.Start);
        command.Parameters.AddWithValue("end", asked.End);
        command.Parameters.AddWithValue("field", NpgsqlDbType.Text, (object?)asked.Field ?? DBNull.Value);
        command.Parameters.AddWithValue("procedure", NpgsqlDbType.Text, (object?)asked.Procedure ?? DBNull.Value);
        foreach (var (name, value, type) in facts.Parameters)
        {
            command.Parameters.AddWithValue(name, type, value ?? DBNull.Value);
        }

        return command;
    }
}
