using Npgsql;

namespace EGov.Benchmarks.Lists;

/// <summary>A district whose agencies receive and handle dossiers.</summary>
internal sealed record DistrictAgencies(Guid Seat, IReadOnlyList<Guid> Offices, IReadOnlyList<Guid> Communes);

/// <summary>
/// Yên Thế as organization's events told of it, and nine neighbours of the same make put beside it, so that the clerk's
/// own office is a small part of the million. Each agency has a few officials.
/// </summary>
internal sealed record Province(IReadOnlyList<DistrictAgencies> Districts, IReadOnlyDictionary<Guid, string> Codes, IReadOnlyDictionary<Guid, IReadOnlyList<Guid>> Officials)
{
    private const int Neighbours = 9;
    private const int OfficialsEach = 5;

    internal static async Task<Province> CompleteAsync(NpgsqlConnection db, CancellationToken ct)
    {
        var known = await ReadAsync(db, ct);
        var seat = known.Single(agency => agency.Kind == "district");
        var province = known.Single(agency => agency.Id == seat.ParentId);
        var districts = new List<DistrictAgencies> { District(known, seat.Id) };
        var codes = known.ToDictionary(agency => agency.Id, agency => agency.Code);
        for (var number = 1; number <= Neighbours; number++)
        {
            districts.Add(await AddNeighbourAsync(db, known, seat, province.Id, number, codes, ct));
        }

        var officials = codes.Keys.ToDictionary(agency => agency, _ => (IReadOnlyList<Guid>)[.. Enumerable.Range(0, OfficialsEach).Select(_ => Guid.CreateVersion7())]);
        await using var insert = new NpgsqlCommand("insert into official(id, full_name) select id, 'Cán bộ ' || number from unnest($1::uuid[]) with ordinality as o(id, number)", db)
        {
            Parameters = { new() { Value = officials.Values.SelectMany(ids => ids).ToArray() } },
        };
        await insert.ExecuteNonQueryAsync(ct);
        return new Province(districts, codes, officials);
    }

    private static async Task<DistrictAgencies> AddNeighbourAsync(
        NpgsqlConnection db, List<AgencyRow> known, AgencyRow model, Guid province, int number, Dictionary<Guid, string> codes, CancellationToken ct)
    {
        var copies = known.Where(agency => agency.Id == model.Id || agency.ParentId == model.Id)
            .ToDictionary(agency => agency.Id, agency => agency with
            {
                Id = Guid.CreateVersion7(),
                Code = $"H02.{60 + number}{agency.Code[model.Code.Length..]}",
            });
        var seat = copies[model.Id].Id;
        await using var batch = new NpgsqlBatch(db);
        foreach (var (original, copy) in copies)
        {
            codes[copy.Id] = copy.Code;
            var parent = original == model.Id ? province : seat;
            batch.BatchCommands.Add(new NpgsqlBatchCommand(
                "insert into agency(id, kind, name, short_name, code, former_code, parent_id, opened_on, name_version, code_version, former_code_version, parent_version) "
                + "select $1, kind, name || ' ' || $2, short_name, $3, null, $4, opened_on, 1, 1, 1, 1 from agency where id = $5")
            {
                Parameters = { new() { Value = copy.Id }, new() { Value = $"({number})" }, new() { Value = copy.Code }, new() { Value = parent }, new() { Value = original } },
            });
            foreach (var ancestor in original == model.Id ? new[] { copy.Id, province } : [copy.Id, seat, province])
            {
                batch.BatchCommands.Add(new NpgsqlBatchCommand("insert into agency_reach(ancestor_id, agency_id) values ($1, $2)")
                {
                    Parameters = { new() { Value = ancestor }, new() { Value = copy.Id } },
                });
            }
        }

        await batch.ExecuteNonQueryAsync(ct);
        return new DistrictAgencies(
            seat,
            [.. copies.Values.Where(copy => copy.Kind == "office").Select(copy => copy.Id)],
            [.. copies.Values.Where(copy => copy.Kind is "commune" or "town").Select(copy => copy.Id)]);
    }

    private static DistrictAgencies District(List<AgencyRow> known, Guid seat) => new(
        seat,
        [.. known.Where(agency => agency.Kind == "office" && agency.ParentId == seat).Select(agency => agency.Id)],
        [.. known.Where(agency => agency.Kind is "commune" or "town" && agency.ParentId == seat).Select(agency => agency.Id)]);

    private static async Task<List<AgencyRow>> ReadAsync(NpgsqlConnection db, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand("select id, kind, code, parent_id from agency where opened_on is not null", db);
        await using var reader = await command.ExecuteReaderAsync(ct);
        var agencies = new List<AgencyRow>();
        while (await reader.ReadAsync(ct))
        {
            agencies.Add(new AgencyRow(
                reader.GetGuid(0), reader.GetString(1), reader.GetString(2), await reader.IsDBNullAsync(3, ct) ? null : reader.GetGuid(3)));
        }

        return agencies;
    }

    private sealed record AgencyRow(Guid Id, string Kind, string Code, Guid? ParentId);
}
