using EGov.Dossiers.Storage;
using Npgsql;

namespace EGov.Dossiers.Reports;

/// <summary>
/// The counting, with the predicates that the ministry's reports use: T (arrived), K (finished) and H (due) compared as days; a row counts
/// if it came by the day told and was not finished before the period. Nothing in it depends on today.
/// </summary>
internal sealed class TrackingQuery(NpgsqlDataSource source, AgencyScope scope, DateOnly from, DateOnly asOf, string? onlyField, string? onlyProcedure)
{
    private const string Sums = """
        count(*) filter (where arrived_day < @from), count(*) filter (where arrived_day >= @from), count(*) filter (where arrived_day >= @from and online),
        count(*) filter (where finished_day <= @asOf and verdict = 1), count(*) filter (where finished_day <= @asOf and verdict in (2, 4)),
        count(*) filter (where finished_day <= @asOf and verdict = 3), count(*) filter (where finished_day <= @asOf and verdict = 4),
        count(*) filter (where finished_day > @asOf and (due_day is null or due_day >= @asOf)), count(*) filter (where finished_day > @asOf and due_day < @asOf)
        """;

    /// <summary>The rows that held at the end of the day told: of a dossier and an agency there is one.</summary>
    private string Held => $"""
        agency_id = any(@agencies) and finished_day >= @from and arrived_day <= @asOf and opened_day <= @asOf and superseded_day > @asOf
        {(onlyField is null ? "" : "and field = @field")}
        {(onlyProcedure is null ? "" : "and procedure_id = (select id from procedure where code = @procedure)")}
        """;

    private string ByAgency => $"""
        with counted as (select agency_id, arrived_day, finished_day, due_day, verdict, channel = 'Online' as online from participation where {Held})
        select a.id, a.code, a.name, line.*
        from (select agency_id, {Sums} from counted group by agency_id) line (agency_id, c0, c1, c2, c3, c4, c5, c6, c7, c8)
        join agency a on a.id = line.agency_id
        order by a.code, a.name, a.id
        """;

    /// <summary>
    /// Every dossier once for the whole scope: by its receiver's row where the receiver is in the scope, else by what the scope's agencies
    /// did with it together, from the first arrival to the last part's end.
    /// </summary>
    private string Once => $"""
        counted as (
            select procedure_id, field, arrived_day, finished_day, due_day, verdict, channel = 'Online' as online
            from participation where {Held} {(scope.IsOneAgency ? "" : "and is_receiver")}
            {(scope.IsOneAgency || scope.CoversAll ? "" : $"union all {ReceivedOutside}")})
        """;

    private string ReceivedOutside => $"""
        select (array_agg(procedure_id))[1], (array_agg(field))[1], min(arrived_day), max(finished_day),
               (array_agg(due_day order by finished_day desc, arrived_day desc))[1], (array_agg(verdict order by finished_day desc, arrived_day desc))[1],
               bool_or(channel = 'Online')
        from participation p where {Held} and not is_receiver
          and not exists (select from participation r where r.dossier_id = p.dossier_id and r.is_receiver and r.agency_id = any(@agencies)
                            and r.opened_day <= @asOf and r.superseded_day > @asOf)
        group by dossier_id
        """;

    /// <summary>What passed through somebody's hands, from the history of holdings: the last step's deadline counts, and none while the clock stood.</summary>
    private string Hands(string keys, string group, string join) => $"""
        held as (
            select {keys}, h.dossier_id, min(h.from_at) as arrived_at, max(case when h.until_at < @end then h.until_at else 'infinity' end) as finished_at,
                   (array_agg(case when h.state in (2, 4) then h.due_at end order by h.from_at desc, h.seq desc))[1] as due_at
            from holding h {join}
            where h.agency_id = any(@agencies) and h.state in (2, 4, 5, 6, 8) and h.from_at < @end and (h.until_at is null or h.until_at >= @start)
            group by {group}, h.dossier_id),
        counted as (
            select held.*, d.channel = 'Online' as online, (held.arrived_at at time zone 'Asia/Ho_Chi_Minh')::date as arrived_day,
                   (held.finished_at at time zone 'Asia/Ho_Chi_Minh')::date as finished_day, (held.due_at at time zone 'Asia/Ho_Chi_Minh')::date as due_day,
                   case when d.state = 7 and d.finished_at = held.finished_at then 4
                        when held.due_at is null or (held.finished_at at time zone 'Asia/Ho_Chi_Minh')::date = (held.due_at at time zone 'Asia/Ho_Chi_Minh')::date then 2
                        when held.finished_at < held.due_at then 1 else 3 end as verdict
            from held join dossier d on d.id = held.dossier_id
            {(onlyField is null && onlyProcedure is null ? "" : "join procedure_version v on v.id = d.procedure_version_id")}
            where true {(onlyField is null ? "" : "and v.field = @field")}
            {(onlyProcedure is null ? "" : "and d.procedure_id = (select id from procedure where code = @procedure)")})
        """;

    internal Task<List<TrackingLine>> LinesAsync(TrackingDimension by, CancellationToken ct) => ReadAsync(by switch
    {
        TrackingDimension.Agency => ByAgency,
        TrackingDimension.Field => $"with {Once} select null::uuid, null::text, field, null::uuid, {Sums} from counted group by field order by field",
        TrackingDimension.Procedure => $"""
            with {Once}
            select p.id, p.code, (select v.name from procedure_version v where v.procedure_id = p.id order by v.number desc limit 1), line.*
            from (select procedure_id, {Sums} from counted group by procedure_id) line (procedure_id, c0, c1, c2, c3, c4, c5, c6, c7, c8)
            join procedure p on p.id = line.procedure_id
            order by p.code
            """,
        TrackingDimension.Official => $"""
            with {Hands("h.official_id", "h.official_id", "")}
            select line.official_id, null::text, coalesce(o.full_name, ''), line.*
            from (select official_id, {Sums} from counted where official_id is not null group by official_id) line (official_id, c0, c1, c2, c3, c4, c5, c6, c7, c8)
            left join official o on o.id = line.official_id
            order by 3, 1
            """,
        TrackingDimension.Office => $"""
            with unit as (
                select v.id as version_id, (s ->> 'no')::int as no, s ->> 'unit' as name
                from procedure_version v, jsonb_array_elements(v.content -> 'steps') s),
            {Hands("h.agency_id, u.name as unit", "h.agency_id, u.name", "join dossier hd on hd.id = h.dossier_id left join unit u on u.version_id = hd.procedure_version_id and u.no = h.step")}
            select a.id, a.code, a.name || coalesce(' - ' || line.unit, ''), line.agency_id, c0, c1, c2, c3, c4, c5, c6, c7, c8
            from (select agency_id, unit, {Sums} from counted group by agency_id, unit) line (agency_id, unit, c0, c1, c2, c3, c4, c5, c6, c7, c8)
            join agency a on a.id = line.agency_id
            order by a.code, 3, a.id
            """,
        _ => throw new ArgumentOutOfRangeException(nameof(by), by, "Not a dimension."),
    }, ct);

    internal async Task<TrackingLine> TotalAsync(CancellationToken ct) =>
        (await ReadAsync($"with {Once} select null::uuid, null::text, '', null::uuid, {Sums} from counted", ct)).Single() with { Name = scope.Name };

    private async Task<List<TrackingLine>> ReadAsync(string sql, CancellationToken ct)
    {
        await using var command = source.CreateCommand(sql);
        command.Parameters.AddWithValue("agencies", scope.Agencies);
        command.Parameters.AddWithValue("from", from);
        command.Parameters.AddWithValue("asOf", asOf);
        command.Parameters.AddWithValue("start", WorkingTime.CivilTime.At(from));
        command.Parameters.AddWithValue("end", WorkingTime.CivilTime.At(asOf.AddDays(1)));
        command.Parameters.AddWithValue("field", (object?)onlyField ?? DBNull.Value);
        command.Parameters.AddWithValue("procedure", (object?)onlyProcedure ?? DBNull.Value);
        await using var reader = await command.ExecuteReaderAsync(ct);
        var lines = new List<TrackingLine>();
        while (await reader.ReadAsync(ct))
        {
            lines.Add(Line(reader));
        }

        return lines;
    }

    private static TrackingLine Line(NpgsqlDataReader row) => new(
        row.Get<Guid>(0), row.Text(1), row.GetString(2), row.GetInt64(4), row.GetInt64(5), row.GetInt64(6),
        row.GetInt64(7), row.GetInt64(8), row.GetInt64(9), row.GetInt64(10), row.GetInt64(11), row.GetInt64(12));
}
