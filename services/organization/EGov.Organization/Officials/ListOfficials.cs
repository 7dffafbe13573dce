using EGov.Api;
using EGov.Organization.Model;
using EGov.Organization.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace EGov.Organization.Officials;

/// <summary>The directory: officials by name, of one agency or of all, marks not needed in the search.</summary>
internal static class ListOfficials
{
    private const string Sort = "officials/name";

    internal static void Map(RouteGroupBuilder officials) => officials
        .MapGet("/", Handle)
        .RequireAuthorization(Policies.Read)
        .WithName(nameof(ListOfficials))
        .WithSummary("List officials: of an agency as of a day, by words of their name");

    private static async Task<Ok<Page<OfficialView>>> Handle(
        Guid? agency, DateOnly? asOf, string? q, PageRequest page, OrganizationDb db, TimeProvider clock, CancellationToken ct)
    {
        var day = asOf ?? clock.Today();
        var after = page.Keys<Keys>(Sort);
        var officials = db.Officials.AsNoTracking().Containing(q, o => o.Search);
        if (agency is { } of)
        {
            officials = officials.Where(o => o.Posts.Any(p => p.AgencyId == of && p.ValidFrom <= day && (p.ValidTo == null || p.ValidTo > day)));
        }

        if (after is not null)
        {
            officials = officials.Where(o => EF.Functions.GreaterThan(ValueTuple.Create(o.Search, o.Id), ValueTuple.Create(after.Name, after.Id)));
        }

        var rows = await officials.OrderBy(o => o.Search).ThenBy(o => o.Id).Take(page.Limit + 1).AsView().AsSplitQuery().ToListAsync(ct);
        return TypedResults.Ok(page.Cut(rows, Sort, o => new Keys(VietnameseText.Fold(o.FullName), o.Id)));
    }

    private sealed record Keys(string Name, Guid Id);
}
