using EGov.Dossiers.Storage;
using Npgsql;

namespace EGov.Dossiers.Reports;

/// <summary>The key of a line as addresses carry it: an id, a text, or both.</summary>
internal static class LineKeys
{
    internal static string Write(Guid? id, string? text) => (id, text) switch
    {
        (null, _) => $"~{text}",
        (_, null) => id.Value.ToString(),
        _ => $"{id}~{text}",
    };

    internal static (Guid? Id, string? Text) Read(string? key)
    {
        var cut = key?.IndexOf('~', StringComparison.Ordinal) ?? -1;
        var (id, text) = cut < 0 ? (key, null) : (key![..cut], key[(cut + 1)..]);
        return (Guid.TryParse(id, out var known) ? known : null, text);
    }
}

/// <summary>What lines are called: looked up after counting, because they are few.</summary>
internal sealed class LineNames(NpgsqlDataSource source)
{
    internal async Task<List<FactLine>> NameAsync(
        KeyKind kind, List<(Guid? Id, string? Text, IReadOnlyDictionary<string, long> Figures)> found, DateOnly asOf, CancellationToken ct)
    {
        var known = await ReadAsync(kind, [.. found.Select(f => f.Id).OfType<Guid>()], asOf, ct);
        return [.. found.Select(f =>
        {
            var (code, name) = f.Id is { } id ? known.GetValueOrDefault(id, (null, "")) : (null, Spelled(f.Text));
            return new FactLine(
                kind == KeyKind.Whole ? null : LineKeys.Write(f.Id, f.Text), code,
                kind == KeyKind.Office && f.Text is not null ? $"{name} - {f.Text}" : name, f.Figures);
        }).OrderBy(line => line.Code, StringComparer.Ordinal).ThenBy(line => line.Name, StringComparer.Ordinal).ThenBy(line => line.Key, StringComparer.Ordinal)];
    }

    internal static string Spelled(string? text) => text switch
    {
        "Direct" => "Trực tiếp",
        "Online" => "Trực tuyến",
        "Postal" => "Bưu chính công ích",
        _ => text ?? "",
    };

    private async Task<Dictionary<Guid, (string? Code, string Name)>> ReadAsync(KeyKind kind, Guid[] ids, DateOnly asOf, CancellationToken ct)
    {
        var sql = kind switch
        {
            KeyKind.Agency or KeyKind.Office => "select id, code, name from agency where id = any(@ids)",
            KeyKind.Official => "select id, null::text, full_name from official where id = any(@ids)",
            // The name of the version in effect on the day told, or of the one nearest to it.
            KeyKind.Procedure => """
                select p.id, p.code, (select v.name from procedure_version v where v.procedure_id = p.id
                                      order by coalesce(v.valid_from <= @asOf, false) desc, v.valid_from desc nulls last, v.number desc limit 1)
                from procedure p where p.id = any(@ids)
                """,
            _ => null,
        };
        var known = new Dictionary<Guid, (string? Code, string Name)>();
        if (sql is null || ids.Length == 0)
        {
            return known;
        }

        await using var command = source.CreateCommand(sql);
        command.Parameters.AddWithValue("ids", ids);
        command.Parameters.AddWithValue("asOf", asOf);
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            known[reader.GetGuid(0)] = (reader.Text(1), reader.Text(2) ?? "");
        }

        return known;
    }
}
