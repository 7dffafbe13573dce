using System.Text;
using EGov.Api;
using EGov.Dossiers.Contracts;
using EGov.Dossiers.Model;
using EGov.Dossiers.Storage;
using EGov.Dossiers.Worklists;
using Npgsql;

namespace EGov.Dossiers.Deadlines;

/// <summary>Which agency's findings are asked for.</summary>
/// <param name="Agency">An agency in reach; the caller's own when absent.</param>
/// <param name="Below">Whether the agencies below it belong to the list too, for posts that reach them.</param>
public readonly record struct NoticeFilter(Guid? Agency, bool? Below);

/// <summary>One finding of the deadline sweep.</summary>
/// <param name="DossierId">The dossier.</param>
/// <param name="Code">Code on the receipt; null for a submission that is not accepted.</param>
/// <param name="Version">Version of the finding, to acknowledge it by.</param>
/// <param name="State">State of the dossier when it was found.</param>
/// <param name="Procedure">What is asked for.</param>
/// <param name="Agency">Agency that held it then.</param>
/// <param name="OfficialId">Official that held it then.</param>
/// <param name="Official">The official's name.</param>
/// <param name="About">The due time it is about or, for silence, since when nothing happened.</param>
/// <param name="FoundAt">When it was found and told.</param>
/// <param name="AcknowledgedAt">When a leader took note of it.</param>
/// <param name="AcknowledgedBy">The leader's name.</param>
/// <param name="Note">What the leader said.</param>
public sealed record NoticeItem(
    Guid DossierId, string? Code, int Version, DossierState State, NamedProcedure Procedure, NamedAgency Agency, Guid? OfficialId, string? Official,
    DateTimeOffset About, DateTimeOffset FoundAt, DateTimeOffset? AcknowledgedAt, string? AcknowledgedBy, string? Note);

/// <summary>Place in a list of findings: youngest first.</summary>
internal sealed record NoticeKeys(DateTimeOffset At, Guid Id, DateTimeOffset About, Guid Agency);

/// <summary>Findings of one kind as one statement; the page is cut out of the agencies' own index before anything is joined.</summary>
internal sealed class NoticeList(DeadlineKind kind, string where = "")
{
    internal async Task<Page<NoticeItem>> ReadAsync(NpgsqlDataSource source, AgencyScope scope, PageRequest page, CancellationToken ct)
    {
        var sort = $"notices/{kind}";
        var conditions = new StringBuilder(where);
        await using var command = source.CreateCommand();
        if (page.Keys<NoticeKeys>(sort) is { } keys)
        {
            conditions.Append(" and (n.found_at, n.dossier_id, n.subject_at, n.agency_id) < (@at, @id, @about, @agency)");
            command.Parameters.AddWithValue("at", keys.At);
            command.Parameters.AddWithValue("id", keys.Id);
            command.Parameters.AddWithValue("about", keys.About);
            command.Parameters.AddWithValue("agency", keys.Agency);
        }

        command.CommandText = $"""
            with page as materialized (
                select n.* from deadline_notice n
                join dossier d on d.id = n.dossier_id
                where n.kind = @kind and n.agency_id = any(@agencies) {conditions}
                order by n.found_at desc, n.dossier_id desc, n.subject_at desc, n.agency_id desc
                limit @limit)
            select n.dossier_id, d.code, n.version, n.state, pr.code, v.name, v.field, n.agency_id, a.name, n.official_id, o.full_name,
                   n.subject_at, n.found_at, n.acknowledged_at, n.acknowledged_name, n.note
            from page n
            join dossier d on d.id = n.dossier_id
            join procedure pr on pr.id = d.procedure_id
            join procedure_version v on v.id = d.procedure_version_id
            join agency a on a.id = n.agency_id
            left join official o on o.id = n.official_id
            order by n.found_at desc, n.dossier_id desc, n.subject_at desc, n.agency_id desc
            """;
        command.Parameters.AddWithValue("kind", kind.ToString());
        command.Parameters.AddWithValue("agencies", scope.Agencies);
        command.Parameters.AddWithValue("limit", page.Limit + 1);
        await using var reader = await command.ExecuteReaderAsync(ct);
        var rows = new List<NoticeItem>();
        while (await reader.ReadAsync(ct))
        {
            rows.Add(Item(reader));
        }

        return page.Cut(rows, sort, item => new NoticeKeys(item.FoundAt, item.DossierId, item.About, item.Agency.Id));
    }

    private static NoticeItem Item(NpgsqlDataReader row) => new(
        row.GetGuid(0), row.Text(1), row.GetInt32(2), (DossierState)row.GetInt16(3),
        new NamedProcedure(row.GetString(4), row.GetString(5), row.GetString(6)), new NamedAgency(row.GetGuid(7), row.GetString(8)),
        row.Get<Guid>(9), row.Text(10), row.GetFieldValue<DateTimeOffset>(11), row.GetFieldValue<DateTimeOffset>(12),
        row.Get<DateTimeOffset>(13), row.Text(14), row.Text(15));
}
