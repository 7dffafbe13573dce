using System.Text.Json;
using EGov.Messaging;
using EGov.Organization.Model;
using EGov.Organization.Storage;
using Microsoft.EntityFrameworkCore;

namespace EGov.Organization.Seeding;

/// <summary>
/// Bắc Giang as of 2015 with some of its departments, Yên Thế district with its offices, and the district's 21 communes and towns; and Lạng Sơn with
/// the department whose year 2012 is replayed.
/// </summary>
internal sealed class SampleAgencies(OrganizationDb db, IEventLog events)
{
    /// <summary>Adds what is missing and gives the ids of all by code.</summary>
    internal async Task<IReadOnlyDictionary<string, Guid>> PlantAsync(CancellationToken ct)
    {
        var known = await db.AgencyCodes.AsNoTracking().ToDictionaryAsync(c => c.Code, c => c.AgencyId, StringComparer.Ordinal, ct);
        foreach (var row in await ReadAsync(ct))
        {
            if (known.ContainsKey(row.Code))
            {
                continue;
            }

            var parent = row.Parent is null ? (Guid?)null : known[row.Parent];
            var agency = Agency.Open(row.Kind, row.Name, row.ShortName, [row.Code, row.OldCode], parent, row.OpenedOn);
            db.Add(agency);
            events.Stage(agency, agency.Opened());
            known[row.Code] = agency.Id;
        }

        return known;
    }

    private static async Task<List<Row>> ReadAsync(CancellationToken ct)
    {
        await using var stream = typeof(SampleAgencies).Assembly.GetManifestResourceStream("EGov.Organization.Seeding.agencies.json")!;
        return (await JsonSerializer.DeserializeAsync<List<Row>>(stream, JsonSerializerOptions.Web, ct))!;
    }

    private sealed record Row(string Code, string OldCode, string Kind, string Name, string ShortName, string? Parent, DateOnly OpenedOn);
}
