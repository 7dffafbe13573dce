using System.Runtime.CompilerServices;
using EGov.Dossiers.Storage;
using EGov.WorkingTime;
using Npgsql;
using NpgsqlTypes;

namespace EGov.Dossiers.Reports;

/// <summary>Reads the register of one desk in order of reception, as it stood at the end of the day told.</summary>
internal sealed class RegisterQuery(NpgsqlDataSource source, AskedReport asked)
{
    private string Received => $"""
        p.agency_id = @agency and p.is_receiver and p.arrived_at >= @start and p.arrived_at < @end
          and p.opened_day <= @asOf and p.superseded_day > @asOf
          {(asked.Field is null ? "" : "and p.field = @field")}
          {(asked.Procedure is null ? "" : "and p.procedure_id = (select id from procedure where code = @procedure)")}
        """;

    internal async Task<long> CountAsync(CancellationToken ct)
    {
        await using var command = Command($"select count(*) from participation p where {Received}", null, null);
        return (long)(await command.ExecuteScalarAsync(ct))!;
    }

    internal async IAsyncEnumerable<ShowRegister.Line> ReadAsync(
        ShowRegister.Keys? after, int? limit, [EnumeratorCancellation] CancellationToken ct)
    {
        await using var command = Command($"""
            with line as (
                select p.dossier_id, p.arrived_at, p.due_at from participation p
                where {Received}
                  {(after is null ? "" : "and (p.arrived_at, p.dossier_id) > (@at, @id)")}
                order by p.arrived_at, p.dossier_id
                {(limit is null ? "" : "limit @limit")})
            select d.id, d.code, v.name, d.applicant_name, d.applicant_address, d.applicant_phone, coalesce(lead.name, receiving.name),
                   line.arrived_at, line.due_at, case when d.returned_at < @told then d.returned_at end, d.channel
            from line
            join dossier d on d.id = line.dossier_id
            join procedure_version v on v.id = d.procedure_version_id
            join agency receiving on receiving.id = d.receiving_agency_id
            left join agency lead on lead.id = v.agency_id
            order by line.arrived_at, line.dossier_id
            """, after, limit);
        await using var reader = await command.ExecuteReaderAsync(ct);
        for (var number = (after?.Number ?? 0) + 1; await reader.ReadAsync(ct); number++)
        {
            yield return LineOf(number, reader);
        }
    }

    private static ShowRegister.Line LineOf(int number, NpgsqlDataReader row) => new(
        number, row.GetGuid(0), row.GetString(1), row.GetString(2), row.GetString(3), row.Text(4), row.Text(5), row.GetString(6),
        row.GetFieldValue<DateTimeOffset>(7), row.Get<DateTimeOffset>(8), row.Get<DateTimeOffset>(9), row.GetString(10), null);

    private NpgsqlCommand Command(string sql, ShowRegister.Keys? after, int? limit)
    {
        var command = source.CreateCommand(sql);
        command.Parameters.AddWithValue("agency", asked.Scope.Root);
        command.Parameters.AddWithValue("start", asked.Start);
        command.Parameters.AddWithValue("end", CivilTime.At(Min(asked.To, asked.AsOf).AddDays(1)));
        command.Parameters.AddWithValue("told", asked.End);
        command.Parameters.AddWithValue("asOf", asked.AsOf);
        command.Parameters.AddWithValue("field", NpgsqlDbType.Text, (object?)asked.Field ?? DBNull.Value);
        command.Parameters.AddWithValue("procedure", NpgsqlDbType.Text, (object?)asked.Procedure ?? DBNull.Value);
        command.Parameters.AddWithValue("at", after?.At ?? DateTimeOffset.UnixEpoch);
        command.Parameters.AddWithValue("id", after?.Id ?? Guid.Empty);
        command.Parameters.AddWithValue("limit", limit ?? 0);
        return command;
    }

    private static DateOnly Min(DateOnly a, DateOnly b) => a < b ? a : b;
}
