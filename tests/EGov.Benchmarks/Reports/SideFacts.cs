using EGov.Benchmarks.Lists;
using Npgsql;

namespace EGov.Benchmarks.Reports;

/// <summary>
/// What dossiers of the load have beside them, in shares like those of a province: four of ten are paid for, every fifth is rated, one of twelve
/// was supplemented, most of the late ones were apologised for, one of two hundred led to a petition. Which ones is drawn from their codes.
/// </summary>
internal static class SideFacts
{
    /// <summary>A number below a thousand that is the dossier's own, another one for each kind of fact.</summary>
    private const string Drawn = "abs(hashtext(d.code || '{0}')) % 1000";

    private static readonly string[] Statements =
    [
        $"""
        insert into payment_request (id, version, dossier_id, number, agency_id, asked_agency_id, procedure_id, field, timing, pauses, state, lines, fee, charge, other, price_day, reason, requested_at,
            paid_at, paid_day, booked_day, way, payer_name, cancelled_at, refunded_fee, refunded_charge, refunded_other)
        select gen_random_uuid(), 2, d.id, 1, d.receiving_agency_id, d.receiving_agency_id, d.procedure_id, v.field, 'Before', false, case when n < 380 then 'Paid' when n < 395 then 'Unpaid' else 'Cancelled' end, '[]',
            10000 * (1 + n % 5), 5000 * (n % 3), 0, d.received_at::date, 'Phí, lệ phí', d.received_at,
            case when n < 380 then d.received_at + interval '1 hour' end, case when n < 380 then (d.received_at at time zone 'Asia/Ho_Chi_Minh')::date end,
            case when n < 380 then (d.received_at at time zone 'Asia/Ho_Chi_Minh')::date end,
            case when n < 380 then (array['Cash', 'Online', 'Transfer'])[1 + n % 3] end, d.applicant_name, case when n >= 395 then d.received_at + interval '1 day' end, 0, 0, 0
        from (select d.*, {Of("payment")} as n from dossier d) d join procedure_version v on v.id = d.procedure_version_id where n < 400
        """,
        $"""
        insert into rating (id, version, dossier_id, agency_id, procedure_id, procedure_version_id, finished_on, level, answers, source, rated_at, rated_on)
        select gen_random_uuid(), 1, d.id, d.receiving_agency_id, d.procedure_id, d.procedure_version_id,
            (d.finished_at at time zone 'Asia/Ho_Chi_Minh')::date, 1 + (n % 20 > 0)::int + (n % 10 > 0)::int + (n % 4 > 0)::int + (n % 2 > 0)::int, '[]', 'Notice',
            d.returned_at + interval '2 hours', ((d.returned_at + interval '2 hours') at time zone 'Asia/Ho_Chi_Minh')::date
        from (select d.*, {Of("rating")} as n from dossier d) d where n < 200 and d.returned_at is not null
        """,
        $"""
        insert into supplement_request (id, dossier_id, procedure_version_id, number, document_number, agency_id, items, contact, asked_at, ask_by, is_late, is_repeated, before_acceptance, answer_by,
            answered_at, answered_online, answers, waived)
        select gen_random_uuid(), d.id, d.procedure_version_id, 1, '1/PBS', d.receiving_agency_id, '[]', '{"{}"}', d.received_at + interval '1 day', d.received_at + interval '3 days', n % 20 = 0, false, false,
            d.received_at + interval '30 days', case when n % 10 > 0 then d.received_at + interval '5 days' end, false, '[]', '[]'
        from (select d.*, {Of("supplement")} as n from dossier d) d where n < 83
        """,
        $"""
        insert into apology (id, version, dossier_id, procedure_version_id, receiving_agency_id, agency_id, state, due_at, sign_by, proposed_at, proposed_due_at, reason, new_due_at, in_time, closed_at)
        select gen_random_uuid(), 2, d.id, d.procedure_version_id, d.receiving_agency_id, d.receiving_agency_id, 'Sent', d.due_at, d.due_at - interval '1 day', d.due_at - interval '2 days', d.finished_at, 'Nhiều hồ sơ',
            d.finished_at, n % 10 > 0, d.due_at - interval '1 day'
        from (select d.*, {Of("apology")} as n from dossier d) d where n < 800 and d.finished_at > d.due_at + interval '12 hours'
        """,
        $"""
        insert into petition (id, version, code, about, agency_id, dossier_id, procedure_id, title, content, asker_name, state, received_at, due_at, answer, answered_at, asker_satisfied, step_count)
        select d.id, 2, 'PAKN-' || d.code, 'Dossier', d.receiving_agency_id, d.id, d.procedure_id, 'Phản ánh', 'Nội dung', d.applicant_name, 'Answered', d.received_at + interval '3 days',
            d.received_at + interval '17 days', 'Trả lời', d.received_at + (n + 5) * interval '3 days', n > 0, 2
        from (select d.*, {Of("petition")} as n from dossier d) d where n < 5
        """,
        """
        insert into petition_step (petition_id, seq, agency_id, action, at)
        select id, 1, agency_id, 'Received', received_at from petition union all select id, 2, agency_id, 'Answered', answered_at from petition
        """,
        "vacuum analyze payment_request, rating, supplement_request, apology, petition, petition_step",
    ];

    internal static async Task<long> AddAsync(NpgsqlDataSource database, CancellationToken ct)
    {
        await using var db = await database.OpenConnectionAsync(ct);
        // As with the load: all of it comes from one drawing.
        await DossierLoad.ExecuteAsync(db, "set session_replication_role = replica; set synchronous_commit = off", ct);
        var rows = 0L;
        foreach (var statement in Statements)
        {
            rows += Math.Max(0, await DossierLoad.ExecuteAsync(db, statement, ct));
        }

        return rows;
    }

    private static string Of(string kind) => Drawn.Replace("{0}", kind, StringComparison.Ordinal);
}
