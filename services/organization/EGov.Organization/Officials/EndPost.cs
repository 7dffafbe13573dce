using EGov.Api;
using EGov.Messaging;
using EGov.Organization.Contracts;
using EGov.Organization.Model;
using EGov.Organization.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace EGov.Organization.Officials;

/// <summary>Ends a post in an agency that the caller administers; its rights end with it.</summary>
internal static class EndPost
{
    public sealed record Request(DateOnly To);

    public sealed record Response(Guid PostId, Guid OfficialId, int Version);

    internal static void Map(RouteGroupBuilder officials) => officials
        .MapPost("/{id:guid}/posts/{postId:guid}/ending", Handle)
        .RequireAuthorization(Policies.Manage)
        .WithName(nameof(EndPost))
        .WithSummary("End a post");

    private static async Task<Results<Ok<Response>, NotFound, ProblemHttpResult>> Handle(
        Guid id, Guid postId, Request request, IfMatch expected, Caller caller, HttpResponse http, OrganizationDb db, IEventLog events, TimeProvider clock, CancellationToken ct)
    {
        // The post's own agency has to be in reach, not just any of the official's.
        var today = clock.Today();
        var official = await db.OfficialsInReach(caller, today).Include(o => o.Posts.Where(p => p.Id == postId
                && db.AgenciesWithin(caller.AgencyId, caller.ReachesBelow, today).Any(r => r.AgencyId == p.AgencyId)))
            .SingleOrDefaultAsync(o => o.Id == id, ct);
        if (official?.Posts.SingleOrDefault() is not { } post)
        {
            return TypedResults.NotFound();
        }

        if (!expected.Matches(official.Version))
        {
            return CommonRefusals.VersionConflict.ToProblem();
        }

        if (official.End(post, request.To) is { } refusal)
        {
            return refusal.ToProblem();
        }

        events.Stage(official, new PostEnded(post.Id, official.Id, post.AgencyId, request.To));
        await db.SaveChangesAsync(ct);

        http.SetETag(official.Version);
        return TypedResults.Ok(new Response(post.Id, official.Id, official.Version));
    }
}
