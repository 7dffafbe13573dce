using EGov.Api;
using EGov.Dossiers.Contracts;
using EGov.Dossiers.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace EGov.Dossiers.Petitions;

/// <summary>Anybody reads what was published, newest first, and searches it without minding diacritics.</summary>
internal static class BrowsePublished
{
    private const string Order = "published-petitions/newest";

    public sealed record Item(string Code, PetitionSubject About, string Title, string Question, string Answer, string Agency, DateTimeOffset PublishedAt);

    private sealed record Keys(DateTimeOffset At, Guid Id);

    internal static void Map(IEndpointRouteBuilder app)
    {
        var published = app.MapGroup("/v1/published-petitions").WithTags("petitions").AllowAnonymous();
        published.MapGet("", List).WithName(nameof(BrowsePublished)).WithSummary("Browse published petitions");
        published.MapGet("/{code}", Read).WithName("GetPublishedPetition").WithSummary("Read a published petition");
    }

    private static async Task<Results<Ok<Page<Item>>, ProblemHttpResult>> List(string? q, Guid? agency, PageRequest page, DossiersDb db, CancellationToken ct)
    {
        if (q is { Length: > 200 })
        {
            return CommonRefusals.InvalidRequest.ToProblem();
        }

        var after = page.Keys<Keys>(Order);
        var (at, id) = (after?.At, after?.Id);
        var petitions = db.Petitions.AsNoTracking().Where(p => p.PublishedAt != null && (agency == null || p.AgencyId == agency));
        foreach (var word in VietnameseText.Fold(VietnameseText.Nfc(q ?? "")).Split(' ', StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal))
        {
            petitions = petitions.Where(p => EF.Property<string>(p, PetitionsMapping.Search).Contains(word));
        }

        var rows = await (
            from petition in petitions
            join agencyOf in db.Agencies on petition.AgencyId equals agencyOf.Id
            where at == null || petition.PublishedAt < at || (petition.PublishedAt == at && petition.Id < id)
            orderby petition.PublishedAt descending, petition.Id descending
            select new { petition.Id, petition.Code, petition.About, Title = petition.PublishedTitle!, Question = petition.PublishedQuestion!, Answer = petition.PublishedAnswer!, Agency = agencyOf.Name, At = petition.PublishedAt!.Value })
            .Take(page.Limit + 1).ToListAsync(ct);
        var cut = page.Cut(rows, Order, r => new Keys(r.At, r.Id));
        return TypedResults.Ok(new Page<Item>([.. cut.Items.Select(r => new Item(r.Code, r.About, r.Title, r.Question, r.Answer, r.Agency, r.At))], cut.Next));
    }

    private static async Task<Results<Ok<Item>, NotFound>> Read(string code, DossiersDb db, CancellationToken ct)
    {
        var item = await (
            from petition in db.Petitions.AsNoTracking()
            join agency in db.Agencies on petition.AgencyId equals agency.Id
            where petition.Code == code && petition.PublishedAt != null
            select new Item(petition.Code, petition.About, petition.PublishedTitle!, petition.PublishedQuestion!, petition.PublishedAnswer!, agency.Name, petition.PublishedAt!.Value)).SingleOrDefaultAsync(ct);
        return item is null ? TypedResults.NotFound() : TypedResults.Ok(item);
    }
}
