using EGov.Api;
using EGov.Organization.Model;
using EGov.Organization.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace EGov.Organization.Agencies;

/// <summary>Lists the agencies that exist on a day, by name; marks do not matter in the search.</summary>
internal static class ListAgencies
{
    private const string Sort = "agencies/name";

    internal static void Map(RouteGroupBuilder agencies) => agencies
        .MapGet("/", Handle)
        .RequireAuthorization(Policies.Read)
        .WithName(nameof(ListAgencies))
        .WithSummary("List agencies as of a day: by kind, by parent, by words of their name");

    private static async Task<Ok<Page<AgencyAsOf>>> Handle(
        DateOnly? asOf, string? kind, Guid? parent, string? q, PageRequest page, OrganizationDb db, TimeProvider clock, CancellationToken ct)
    {
        var day = asOf ?? clock.Today();
        var after = page.Keys<Keys>(Sort);
        var agencies = db.Agencies.AsNoTracking().OpenOn(day).Where(a => kind == null || a.Kind == kind);
        if (parent is { } above)
        {
            agencies = agencies.Where(a => a.Placements.Any(p => p.ParentId == above && p.ValidFrom <= day && (p.ValidTo == null || p.ValidTo > day)));
        }

        var names = db.AgencyNames.AsNoTracking().Where(n => n.ValidFrom <= day && (n.ValidTo == null || n.ValidTo > day)).Containing(q, n => n.Search);
        var ids = from name in names
                  join agency in agencies on name.AgencyId equals agency.Id
                  where after == null || EF.Functions.GreaterThan(ValueTuple.Create(name.Search, agency.Id), ValueTuple.Create(after.Name, after.Id))
                  orderby name.Search, agency.Id
                  select new Keys(name.Search, agency.Id);
        var keys = await ids.Take(page.Limit + 1).ToListAsync(ct);

        // First which rows, then the rows: only what is shown is put together.
        var wanted = keys.ConvertAll(k => k.Id);
        var rows = await db.Agencies.AsNoTracking().Where(a => wanted.Contains(a.Id)).AsOf(day).ToDictionaryAsync(a => a.Id, ct);
        var cut = page.Cut(keys, Sort, k => k);
        return TypedResults.Ok(new Page<AgencyAsOf>([.. cut.Items.Select(k => rows[k.Id])], cut.Next));
    }

    private sealed record Keys(string Name, Guid Id);
}
