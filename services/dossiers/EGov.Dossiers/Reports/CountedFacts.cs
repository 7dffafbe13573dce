namespace EGov.Dossiers.Reports;

/// <summary>
/// What came in, was resolved and is in progress, with the predicates that the ministry's reports use: T (arrived), K (finished) and H (due)
/// compared as days. A row counts if it held at the end of the day told, came by then and was not finished before the period.
/// </summary>
internal static class CountedFacts
{
    /// <summary>before: came before the period; status: 1 early, 2 on time, 3 late, 4 withdrawn, 5 in progress within term, 6 in progress overdue.</summary>
    private static readonly string[] Attributes = ["before", "channel", "status"];

    internal static Facts By(TrackingDimension by, AskedReport asked) => by switch
    {
        TrackingDimension.Agency => new Facts(
            $"select agency_id as key_id, null::text as key_text, dossier_id as subject_id, 0 as seq, is_receiver, {Classes("arrived_day")} from participation where {Held(asked)}",
            Attributes, KeyKind.Agency),
        TrackingDimension.Field => Once(asked, "null::uuid", "field", KeyKind.Text),
        TrackingDimension.Procedure => Once(asked, "procedure_id", "null::text", KeyKind.Procedure),
        TrackingDimension.Channel => Once(asked, "null::uuid", "channel", KeyKind.Text),
        TrackingDimension.Official => new Facts(
            $"""
            select official_id as key_id, null::text as key_text, dossier_id as subject_id, seq, {Classes("turn_day")}
            from holding h where {Turns("turn_superseded_day", asked)} and official_id is not null
            """,
            Attributes, KeyKind.Official),
        TrackingDimension.Office => Offices(asked),
        _ => throw new ArgumentOutOfRangeException(nameof(by), by, "Not a dimension."),
    };

    /// <summary>The whole scope, every dossier once.</summary>
    internal static Facts Whole(AskedReport asked) => Once(asked, "null::uuid", "null::text", KeyKind.Whole);

    /// <summary>Turns of agencies at the steps of a procedure, each against the deadline of the step.</summary>
    internal static Facts Steps(AskedReport asked) => new(
        $"""
        select agency_id as key_id, null::text as key_text, dossier_id as subject_id, seq, {Classes("step_day")}
        from holding h where {Turns("step_superseded_day", asked)}
        """,
        Attributes, KeyKind.Agency);

    /// <summary>Whether the lines add up to the whole, because a dossier is on one of them only.</summary>
    internal static bool AddsUp(TrackingDimension by, AskedReport asked) =>
        by is TrackingDimension.Field or TrackingDimension.Procedure or TrackingDimension.Channel || (by == TrackingDimension.Agency && asked.Scope.IsOneAgency);

    /// <summary>The rows that held at the end of the day told: of a dossier and an agency there is one.</summary>
    internal static string Held(AskedReport asked) => $"""
        agency_id = any(@agencies) and finished_day >= @from and arrived_day <= @asOf and opened_day <= @asOf and superseded_day > @asOf
        {(asked.Field is null ? "" : "and field = @field")}
        {(asked.Procedure is null ? "" : "and procedure_id = (select id from procedure where code = @procedure)")}
        """;

    /// <summary>A turn's row that held at the end of the day told: of each turn there is one.</summary>
    private static string Turns(string superseded, AskedReport asked) => $"""
        h.state in (2, 4, 5, 6, 8) and h.agency_id = any(@agencies) and h.finished_day >= @from and h.opened_day <= @asOf and h.{superseded} > @asOf
        {(asked.Field is null ? "" : "and h.procedure_version_id in (select id from procedure_version where field = @field)")}
        {(asked.Procedure is null ? "" : "and h.procedure_version_id in (select v.id from procedure_version v join procedure p on p.id = v.procedure_id where p.code = @procedure)")}
        """;

    private static string Classes(string arrivedDay) => $"{arrivedDay} < @from as before, channel, {Status}";

    internal const string Status = "case when finished_day > @asOf then case when due_day < @asOf then 6 else 5 end when verdict <= 4 then verdict else 9 end as status";

    /// <summary>
    /// Every dossier once: by its receiver's row where the receiver is in the scope, else by what the scope's agencies did with it together,
    /// from the first arrival to the last part's end.
    /// </summary>
    private static Facts Once(AskedReport asked, string keyId, string keyText, KeyKind keys)
    {
        var scope = asked.Scope;
        var received = $"""
            select {keyId} as key_id, {keyText} as key_text, dossier_id as subject_id, 0 as seq, {Classes("arrived_day")}
            from participation where {Held(asked)} {(scope.IsOneAgency ? "" : "and is_receiver")}
            """;
        var sql = scope.IsOneAgency || scope.CoversAll ? received : $"""
            {received}
            union all
            select {keyId} as key_id, {keyText} as key_text, dossier_id as subject_id, 0 as seq, {Classes("arrived_day")}
            from ({ReceivedOutside(asked)}) outside
            """;
        return new Facts(sql, Attributes, keys);
    }

    private static string ReceivedOutside(AskedReport asked) => $"""
        select dossier_id, (array_agg(procedure_id))[1] as procedure_id, (array_agg(field))[1] as field, min(arrived_day) as arrived_day, max(finished_day) as finished_day,
               (array_agg(due_day order by finished_day desc, arrived_day desc))[1] as due_day,
               (array_agg(verdict order by finished_day desc, arrived_day desc))[1] as verdict, (array_agg(channel))[1] as channel
        from participation p where {Held(asked)} and not is_receiver
          and not exists (select from participation r where r.dossier_id = p.dossier_id and r.is_receiver and r.agency_id = any(@agencies)
                            and r.opened_day <= @asOf and r.superseded_day > @asOf)
        group by dossier_id
        """;

    /// <summary>Rooms and desks: the units that the steps name. Turns are grouped by step first, and the few groups get their unit's name.</summary>
    private static Facts Offices(AskedReport asked)
    {
        const string unit = """
            left join (select v.id as version_id, (s ->> 'no')::int as no, s ->> 'unit' as name
                       from procedure_version v, jsonb_array_elements(v.content -> 'steps') s) u
            """;
        var classes = Classes("step_day");
        var held = Turns("step_superseded_day", asked);
        return new Facts(
            $"""
            select h.agency_id as key_id, u.name as key_text, dossier_id as subject_id, seq, {classes}
            from holding h {unit} on u.version_id = h.procedure_version_id and u.no = h.step where {held}
            """,
            Attributes, KeyKind.Office)
        {
            GroupedOtherwise = $"""
                select key_id, u.name as key_text, before, channel, status, sum(n)::bigint as n
                from (select agency_id as key_id, procedure_version_id, step, before, channel, status, count(*) as n
                      from (select agency_id, procedure_version_id, step, {classes} from holding h where {held}) turns
                      group by agency_id, procedure_version_id, step, before, channel, status) steps
                {unit} on u.version_id = steps.procedure_version_id and u.no = steps.step
                group by key_id, u.name, before, channel, status
                """,
        };
    }
}
