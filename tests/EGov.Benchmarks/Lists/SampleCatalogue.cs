using System.Globalization;
using Npgsql;

namespace EGov.Benchmarks.Lists;

/// <summary>What the dossiers of the load stand on: the agencies that organization's events bring, and forty procedures.</summary>
internal static class SampleCatalogue
{
    private const int Procedures = 40;
    private const int YenTheAgencies = 37;

    private static readonly int[] Days = [1, 3, 3, 5, 5, 7, 10, 10, 15, 20];
    private static readonly string[] Fields = ["Hộ tịch", "Đất đai", "Hoạt động xây dựng", "Bảo trợ xã hội", "Người có công", "Hộ kinh doanh", "Giáo dục", "Môi trường"];

    internal static async Task WaitForAgenciesAsync(NpgsqlConnection db, CancellationToken ct)
    {
        for (var tries = 0; tries < 300; tries++)
        {
            await using var command = new NpgsqlCommand(
                "select count(*) from agency_reach r join agency a on a.id = r.ancestor_id where a.kind = 'district'", db);
            if (await command.ExecuteScalarAsync(ct) is long and >= YenTheAgencies - 1)
            {
                return;
            }

            await Task.Delay(200, ct);
        }

        throw new InvalidOperationException("The agencies of Yên Thế did not arrive from organization.");
    }

    internal static async Task<IReadOnlyList<LoadedProcedure>> InsertAsync(NpgsqlDataSource database, CancellationToken ct)
    {
        var procedures = new List<LoadedProcedure>();
        await using var batch = database.CreateBatch();
        for (var number = 0; number < Procedures; number++)
        {
            var procedure = new LoadedProcedure(Guid.CreateVersion7(), Guid.CreateVersion7(), Fields[number % Fields.Length], Days[number % Days.Length]);
            procedures.Add(procedure);
            batch.BatchCommands.Add(new NpgsqlBatchCommand("insert into procedure(id, code, version) values ($1, $2, 2)")
            {
                Parameters = { new() { Value = procedure.Id }, new() { Value = string.Create(CultureInfo.InvariantCulture, $"9.{number:000000}") } },
            });
            batch.BatchCommands.Add(new NpgsqlBatchCommand(
                "insert into procedure_version(id, procedure_id, number, state, name, field, level, fully_online, content, valid_from) "
                + "values ($1, $2, 1, 'Published', $3, $4, 3, false, $5::jsonb, '2012-01-01')")
            {
                Parameters =
                {
                    new() { Value = procedure.VersionId },
                    new() { Value = procedure.Id },
                    new() { Value = $"{procedure.Field}: thủ tục {number + 1}" },
                    new() { Value = procedure.Field },
                    new() { Value = Content(procedure.Days) },
                },
            });
        }

        await batch.ExecuteNonQueryAsync(ct);
        return procedures;
    }

    private static string Content(int days) => string.Create(CultureInfo.InvariantCulture, $$"""
        {
          "channels": ["Direct"],
          "components": [{ "code": "TP01", "name": "Đơn đề nghị", "required": true, "originals": 1, "copies": 0 }],
          "fees": [],
          "terms": [{ "channel": "Direct", "amount": {{days}}, "unit": "WorkingDays" }],
          "steps": [
            { "no": 1, "name": "Tiếp nhận", "agency": { "kind": "Receiving" }, "unit": "Bộ phận Một cửa", "hours": 4, "leads": true },
            { "no": 2, "name": "Thẩm định, quyết định", "agency": { "kind": "Chosen" }, "unit": "Phòng chuyên môn", "hours": {{(days * 8) - 4}}, "leads": true }
          ],
          "supplementPolicy": "Restart",
          "legalBases": []
        }
        """);
}
