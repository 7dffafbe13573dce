using System.ComponentModel.DataAnnotations;
using EGov.Organization.Model;
using EGov.Organization.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace EGov.Organization.Agencies;

/// <summary>Shows the tree as it stood on a day, from the top or from an agency down.</summary>
internal static class GetAgencyTree
{
    /// <summary>More than a large province has; beyond it the answer would be too long to be of use.</summary>
    private const int Largest = 5000;

    public sealed record Node(Guid Id, string Kind, string Name, string ShortName, string? Code, IReadOnlyList<Node> Children);

    public sealed record Response(DateOnly AsOf, IReadOnlyList<Node> Roots);

    internal static void Map(RouteGroupBuilder agencies) => agencies
        .MapGet("/tree", Handle)
        .RequireAuthorization(Policies.Read)
        .WithName(nameof(GetAgencyTree))
        .WithSummary("The agency tree as of a day");

    private static async Task<Results<Ok<Response>, ProblemHttpResult>> Handle(
        DateOnly? asOf, Guid? root, [Range(1, 10)] int? levels, OrganizationDb db, TimeProvider clock, CancellationToken ct)
    {
        var day = asOf ?? clock.Today();
        var depth = levels ?? 5;
        var rows = await db.Database.SqlQuery<Row>(
            $"""
            with recursive tree as (
                select p.agency_id, p.parent_id, 1 as level
                from agency_placement p
                where p.valid_from <= {day} and (p.valid_to is null or p.valid_to > {day})
                  and (p.agency_id = {root}::uuid or ({root}::uuid is null and p.parent_id is null))
                union all
                select p.agency_id, p.parent_id, t.level + 1
                from tree t join agency_placement p on p.parent_id = t.agency_id
                where p.valid_from <= {day} and (p.valid_to is null or p.valid_to > {day}) and t.level < {depth})
            select t.agency_id "Id", t.parent_id "ParentId", t.level "Level", a.kind "Kind", n.name "Name", n.short_name "ShortName", n.search "Search", c.code "Code"
            from tree t
            join agency a on a.id = t.agency_id
            join agency_name n on n.agency_id = a.id and n.valid_from <= {day} and (n.valid_to is null or n.valid_to > {day})
            left join agency_code c on c.agency_id = a.id and c.form = 'Present' and c.valid_from <= {day} and (c.valid_to is null or c.valid_to > {day})
            limit {Largest + 1}
            """).ToListAsync(ct);
        if (rows.Count > Largest)
        {
            return Refusals.TreeTooLarge.ToProblem();
        }

        var byParent = rows.Where(r => r.Level > 1).ToLookup(r => r.ParentId);
        return TypedResults.Ok(new Response(day, Nodes(rows.Where(r => r.Level == 1))));

        // Siblings by code, as the province lists them; those without one by name.
        List<Node> Nodes(IEnumerable<Row> siblings) =>
        [
            .. siblings.OrderBy(r => r.Code is null).ThenBy(r => r.Code, StringComparer.Ordinal).ThenBy(r => r.Search, StringComparer.Ordinal)
                .Select(r => new Node(r.Id, r.Kind, r.Name, r.ShortName, r.Code, Nodes(byParent[r.Id]))),
        ];
    }

    private sealed record Row(Guid Id, Guid? ParentId, int Level, string Kind, string Name, string ShortName, string Search, string? Code);
}
