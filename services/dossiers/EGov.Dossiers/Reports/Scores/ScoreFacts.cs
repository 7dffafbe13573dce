namespace EGov.Dossiers.Reports.Scores;

/// <summary>
/// What figures count, by agency, by official, or of the whole scope with everything once. Each fact is dated by what happened to it, so that
/// a past day stays what it was: a petition has the agency of its last step by then, a dossier the row that held at its end.
/// </summary>
internal static class ScoreFacts
{
    internal static Facts Of(ScoreSource source, AskedReport asked) => source switch
    {
        ScoreSource.Dossiers => Counted(asked),
        ScoreSource.Handling => Handling(Counted(asked)),
        ScoreSource.Turns => asked.By == TrackingDimension.Official ? CountedFacts.By(TrackingDimension.Official, asked) : CountedFacts.Steps(asked),
        ScoreSource.Digitisation => Digitisation(asked),
        ScoreSource.Procedures => Procedures(asked),
        ScoreSource.Payments => Payments(asked),
        ScoreSource.Petitions => Petitions(asked),
        ScoreSource.Ratings => Ratings(asked),
        _ => throw new ArgumentOutOfRangeException(nameof(source), source, "Not a source."),
    };

    private static bool IsWhole(AskedReport asked) => asked.By == TrackingDimension.Criterion;

    private static Facts Keyed(AskedReport asked, string sql, params string[] attributes) => new(sql, attributes, IsWhole(asked) ? KeyKind.Whole : KeyKind.Agency);

    private static Facts Counted(AskedReport asked) => IsWhole(asked) ? CountedFacts.Whole(asked) : CountedFacts.By(asked.By!.Value, asked);

    private static Facts Handling(Facts counted) => counted with
    {
        Sql = $"""
            select counted.*, coalesce(r.asked, 0) as contacts, c.dossier_id is not null as complained
            from ({counted.Sql}) counted
            left join (select dossier_id, least(count(*), 2)::int as asked from supplement_request where asked_at < @end group by dossier_id) r
                on r.dossier_id = counted.subject_id
            left join (select distinct p.dossier_id from petition p where p.dossier_id is not null and p.received_at < @end and {WithinCompetence}) c
                on c.dossier_id = counted.subject_id
            """,
        Attributes = [.. counted.Attributes, "contacts", "complained"],
    };

    /// <summary>A result is that of the decision by its day; one corrected and taken again on a day shares it.</summary>
    private static Facts Digitisation(AskedReport asked) => Keyed(asked, $"""
        select p.agency_id as key_id, null::text as key_text, p.dossier_id as subject_id, 0 as seq, p.received, p.handled,
               f.dossier_id is not null as digitised, coalesce(f.reused, false) as reused, r.dossier_id is not null as result
        from (select agency_id, dossier_id, finished_day, arrived_day >= @from as received, finished_day <= @asOf and verdict <= 3 as handled
              from participation where {CountedFacts.Held(asked)} and is_receiver) p
        left join (select dossier_id, bool_or(kept_paper_id is not null) as reused from filed_paper
                   where component is not null and filed_at < @end and (removed_at is null or removed_at >= @end) group by dossier_id) f
            on f.dossier_id = p.dossier_id
        left join (select dossier_id, max(decided_at) as decided_at from result_file
                   where signed_at < @end and decided_at >= @start and decided_at < @end group by dossier_id) r
            on r.dossier_id = p.dossier_id and (r.decided_at at time zone 'Asia/Ho_Chi_Minh')::date = p.finished_day
        """, "received", "handled", "digitised", "reused", "result");

    /// <summary>Of an agency: the procedures it is competent for and those that every receiving agency is competent for.</summary>
    private static Facts Procedures(AskedReport asked)
    {
        var published = $"""
            select v.id, v.agency_id, v.level >= 3 as online,
                   jsonb_array_length(v.content -> 'channels') > 0 and jsonb_array_length(v.content -> 'components') > 0 and jsonb_array_length(v.content -> 'terms') > 0
                   and jsonb_array_length(v.content -> 'steps') > 0 and jsonb_array_length(v.content -> 'legalBases') > 0 and coalesce(v.content ->> 'result', '') <> '' as complete
            from procedure_version v
            where v.state in ('Published', 'Withdrawn') and v.valid_from <= @asOf and (v.valid_to is null or v.valid_to > @asOf)
              and (v.agency_id is null or v.agency_id = any(@agencies))
              {(asked.Field is null ? "" : "and v.field = @field")}
              {(asked.Procedure is null ? "" : "and v.procedure_id = (select id from procedure where code = @procedure)")}
            """;
        return Keyed(asked,
            IsWhole(asked)
                ? $"select null::uuid as key_id, null::text as key_text, id as subject_id, 0 as seq, online, complete from ({published}) v"
                : $"""
                  select a.id as key_id, null::text as key_text, v.id as subject_id, 0 as seq, online, complete
                  from unnest(@agencies) a(id) join ({published}) v on v.agency_id is null or v.agency_id = a.id
                  """,
            "online", "complete") with
        {
            Subject = SubjectKind.Procedure,
            // The few groups are given to the agencies, not each procedure.
            GroupedOtherwise = IsWhole(asked) ? null : $"""
                select a.id as key_id, null::text as key_text, v.online, v.complete, sum(v.n)::bigint as n
                from unnest(@agencies) a(id)
                join (select agency_id, online, complete, count(*) as n from ({published}) p group by agency_id, online, complete) v on v.agency_id is null or v.agency_id = a.id
                group by a.id, v.online, v.complete
                """,
        };
    }

    /// <summary>A dossier counts once for each agency it was paid at, and once for the whole.</summary>
    private static Facts Payments(AskedReport asked)
    {
        var (agency, each) = IsWhole(asked) ? ("null::uuid", "dossier_id") : ("agency_id", "agency_id, dossier_id");
        return Keyed(asked, $"""
            select {agency} as key_id, null::text as key_text, dossier_id as subject_id, 0 as seq, bool_or(way = 'Online') as online
            from payment_request
            where agency_id = any(@agencies) and paid_day between @from and @asOf and way is not null
              {(asked.Field is null ? "" : "and field = @field")}
              {(asked.Procedure is null ? "" : "and procedure_id = (select id from procedure where code = @procedure)")}
            group by {each}
            """, "online");
    }

    private const string WithinCompetence = "not exists (select from petition_step s where s.petition_id = p.id and s.action = 'Refused' and s.at < @end)";

    private static Facts Petitions(AskedReport asked) => Keyed(asked, $"""
        select held.agency_id as key_id, null::text as key_text, p.id as subject_id, 0 as seq, p.answered_at <= p.due_at and p.answered_at < @end as in_time,
               coalesce(not p.asker_satisfied, false) and exists (select from petition_step s where s.petition_id = p.id and s.action = 'Rated' and s.at < @end) as dissatisfied
        from petition p
        cross join lateral (select s.agency_id from petition_step s where s.petition_id = p.id and s.at < @end order by s.seq desc limit 1) held
        where held.agency_id = any(@agencies) and {WithinCompetence}
          and ((p.answered_at >= @start and p.answered_at < @end) or (p.due_at < @end and coalesce(p.answered_at >= @end, true)))
          {(asked.Field is null ? "" : "and p.field = @field")}
          {(asked.Procedure is null ? "" : "and p.procedure_id = (select id from procedure where code = @procedure)")}
        """, "in_time", "dissatisfied") with
    {
        Subject = SubjectKind.Petition,
    };

    private static Facts Ratings(AskedReport asked) => Keyed(asked, $"""
        select agency_id as key_id, null::text as key_text, dossier_id as subject_id, 0 as seq, level
        from rating
        where agency_id = any(@agencies) and rated_on between @from and @asOf
          {(asked.Field is null ? "" : "and procedure_id in (select procedure_id from procedure_version where field = @field)")}
          {(asked.Procedure is null ? "" : "and procedure_id = (select id from procedure where code = @procedure)")}
        """, "level");
}
