using System.Text;
using EGov.Api;
using EGov.Dossiers.Contracts;
using EGov.Dossiers.Storage;
using EGov.WorkingTime;
using Npgsql;

namespace EGov.Dossiers.Worklists;

/// <summary>
/// One list as one statement: the page is cut out of the agency's own rows first, by the index made for it, and only its rows are joined to
/// what is shown: a search reads nothing but its index. Filters that are not asked for are not in the text, so that the planner never has to guess about them.
/// </summary>
internal sealed class WorklistQuery
{
    private const string Open = "p.finished_at is null and p.superseded_at is null";

    private readonly StringBuilder _where = new();
    private readonly List<NpgsqlParameter> _parameters = [];
    private readonly string _name;
    private readonly string _key;
    private string _from = "participation p";
    private bool _backwards;
    private bool _byName;

    private WorklistQuery(string name, string key, string where)
    {
        (_name, _key) = (name, key);
        _where.Append(where);
    }

    /// <summary>Dossiers that an official has and that are not finished, by the due time of the step.</summary>
    internal static WorklistQuery MyWork(Guid official)
    {
        // A coordinating branch beside the leading row of the same official is the same piece of work.
        var query = new WorklistQuery("my-work", "coalesce(w.due_at, 'infinity'::timestamptz)", """
            w.until_at is null and w.state in (2, 4, 5, 6, 8) and p.superseded_at is null
            and not exists (select from holding o where o.dossier_id = w.dossier_id and o.official_id = w.official_id and o.agency_id = w.agency_id
                            and o.until_at is null and o.seq < w.seq)
            """)
        {
            _from = "holding w join participation p on p.dossier_id = w.dossier_id and p.agency_id = w.agency_id",
        };
        return query.And("w.official_id = @official", "official", official);
    }

    /// <summary>Everything the agency has not finished.</summary>
    internal static WorklistQuery MyOffice() => new("my-office", "coalesce(p.due_at, 'infinity'::timestamptz)", Open);

    /// <summary>Results that wait at the desk.</summary>
    internal static WorklistQuery ToReturn() => new("to-return", "d.finished_at", "p.superseded_at is null and d.state = 9")
    {
        _from = "dossier d join participation p on p.dossier_id = d.id and p.agency_id = d.return_agency_id",
    };

    /// <summary>Came from another agency and nobody has taken it up.</summary>
    internal static WorklistQuery Arriving() =>
        new("arriving", "p.arrived_at", $"{Open} and p.taken_up_at is null and p.from_agency_id is not null");

    /// <summary>Due today or within 24 hours.</summary>
    internal static WorklistQuery NearDue(DateTimeOffset now) =>
        new WorklistQuery("near-due", "coalesce(p.due_at, 'infinity'::timestamptz)", Open)
            .And("coalesce(p.due_at, 'infinity'::timestamptz) >= @today", "today", StartOfDay(now))
            .And("coalesce(p.due_at, 'infinity'::timestamptz) <= @soon", "soon", now.AddHours(24));

    /// <summary>The day it was due is past.</summary>
    internal static WorklistQuery Late(DateTimeOffset now) =>
        new WorklistQuery("late", "coalesce(p.due_at, 'infinity'::timestamptz)", Open)
            .And("coalesce(p.due_at, 'infinity'::timestamptz) < @today", "today", StartOfDay(now));

    /// <summary>Everything the agency ever had, youngest first.</summary>
    internal static WorklistQuery Everything() => new("search", "'infinity'::timestamptz", "p.superseded_at is null") { _backwards = true };

    internal WorklistQuery Within(AgencyScope scope)
    {
        if (scope.IsOneAgency)
        {
            return And("p.agency_id = @agency", "agency", scope.Root);
        }

        // Over a whole province the trigrams of the name find the few dossiers sooner than a walk through every agency's rows.
        _byName = _backwards;
        _from = _backwards ? "dossier n join participation p on p.dossier_id = n.id" : _from;
        return And("p.agency_id = any(@agencies)", "agencies", scope.Agencies);
    }

    internal WorklistQuery OfAgency(Guid agency) => And("p.agency_id = @agency", "agency", agency);

    internal WorklistQuery Matching(WorklistFilter filter)
    {
        if (filter.Procedure is { } procedure)
        {
            And("p.procedure_id = (select id from procedure where code = @procedure)", "procedure", procedure);
        }

        if (filter.Field is { } field)
        {
            And("p.field = @field", "field", field);
        }

        if (filter.State is { Value: var state })
        {
            And("exists (select from dossier s where s.id = p.dossier_id and s.state = @state)", "state", (short)state);
        }

        foreach (var (word, i) in filter.Words.Select((word, i) => (word, i)))
        {
            var searched = _byName && !word.Any(char.IsAsciiDigit) ? "n.applicant_search" : "p.search";
            And($"{searched} like @word{i}", $"word{i}", $"%{word.Replace(@"\", @"\\", StringComparison.Ordinal).Replace("%", @"\%", StringComparison.Ordinal).Replace("_", @"\_", StringComparison.Ordinal)}%");
        }

        return this;
    }

    internal async Task<Page<WorklistItem>> ReadAsync(NpgsqlDataSource source, PageRequest page, DateTimeOffset now, CancellationToken ct)
    {
        var (greater, direction) = _backwards ? ("<", "desc") : (">", "asc");
        if (page.Keys<WorklistKeys>(_name) is { } keys)
        {
            // Everything has one instant in the order of a search: comparing it too would hide the index from the planner.
            And(_backwards ? $"(p.dossier_id, p.agency_id) {greater} (@id, @after)" : $"({_key}, p.dossier_id, p.agency_id) {greater} (@at, @id, @after)", "id", keys.Id);
            _parameters.Add(new("after", keys.Agency));
            if (!_backwards)
            {
                _parameters.Add(new("at", keys.At));
            }
        }

        _parameters.Add(new("limit", page.Limit + 1));
        await using var command = source.CreateCommand($"""
            with page as materialized (
                select p.dossier_id, p.agency_id, {_key} as key
                from {_from}
                where {_where}
                order by {(_backwards ? "" : $"{_key} {direction}, ")}p.dossier_id {direction}, p.agency_id {direction}
                limit @limit)
            select p.dossier_id, d.code, d.version, d.state, pr.code, v.name, p.field, d.applicant_name, p.agency_id, a.name,
                   p.arrived_at, p.due_at, p.from_agency_id, f.name, h.agency_id, ha.name, h.official_id, ho.full_name, d.step, page.key
            from page
            join participation p on p.dossier_id = page.dossier_id and p.agency_id = page.agency_id and p.superseded_at is null
            join dossier d on d.id = p.dossier_id
            join procedure pr on pr.id = p.procedure_id
            join procedure_version v on v.id = d.procedure_version_id
            join agency a on a.id = p.agency_id
            left join agency f on f.id = p.from_agency_id
            left join holding h on h.dossier_id = p.dossier_id and h.leads and h.until_at is null
            left join agency ha on ha.id = h.agency_id
            left join official ho on ho.id = h.official_id
            order by page.key {direction}, page.dossier_id {direction}, page.agency_id {direction}
            """);
        command.Parameters.AddRange(_parameters.ToArray());
        await using var reader = await command.ExecuteReaderAsync(ct);
        var rows = new List<(WorklistItem Item, WorklistKeys Keys)>(page.Limit + 1);
        while (await reader.ReadAsync(ct))
        {
            rows.Add((Item(reader, now), KeysOf(reader)));
        }

        var cut = page.Cut(rows, _name, row => row.Keys);
        return new Page<WorklistItem>([.. cut.Items.Select(row => row.Item)], cut.Next);
    }

    private WorklistQuery And(string condition, string parameter, object value)
    {
        _where.Append("\n  and ").Append(condition);
        _parameters.Add(new(parameter, value));
        return this;
    }

    private static WorklistItem Item(NpgsqlDataReader row, DateTimeOffset now)
    {
        var dueAt = row.Get<DateTimeOffset>(11);
        return new WorklistItem(
            row.GetGuid(0), row.Text(1), row.GetInt32(2), (DossierState)row.GetInt16(3),
            new NamedProcedure(row.GetString(4), row.GetString(5), row.GetString(6)), row.GetString(7), new NamedAgency(row.GetGuid(8), row.GetString(9)),
            row.Get<DateTimeOffset>(10), dueAt, TimingOf(dueAt, now),
            row.Get<Guid>(12) is { } from ? new NamedAgency(from, row.Text(13) ?? "") : null,
            row.Get<Guid>(14) is { } holder ? new Holder(holder, row.Text(15) ?? "", row.Get<Guid>(16), row.Text(17)) : null,
            row.GetInt32(18));
    }

    private static WorklistKeys KeysOf(NpgsqlDataReader row) => new(row.GetFieldValue<DateTimeOffset>(19), row.GetGuid(0), row.GetGuid(8));

    private static Timing TimingOf(DateTimeOffset? dueAt, DateTimeOffset now) => dueAt switch
    {
        null => Timing.None,
        _ when dueAt < StartOfDay(now) => Timing.Late,
        _ when dueAt <= now.AddHours(24) => Timing.NearDue,
        _ => Timing.WithinTerm,
    };

    private static DateTimeOffset StartOfDay(DateTimeOffset now) => CivilTime.At(CivilTime.DateOf(now));
}
