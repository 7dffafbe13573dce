using System.ComponentModel.DataAnnotations;
using EGov.Api;
using EGov.Messaging;
using EGov.Organization.Contracts;
using EGov.Organization.Model;
using EGov.Organization.Storage;
using EGov.Postgres;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace EGov.Organization.Agencies;

/// <summary>
/// Divides an agency into new ones, on one day and in one transaction. The request says which of the agencies under it goes to which
/// successor; one that is forgotten stops the split.
/// </summary>
internal static class SplitAgency
{
    public sealed record Successor(
        [Required, StringLength(50)] string Kind,
        [Required, StringLength(300)] string Name,
        [Required, StringLength(100)] string ShortName,
        [StringLength(IdentificationCode.MaxLength)] string? Code,
        [StringLength(IdentificationCode.MaxLength)] string? OldCode,
        Guid ParentId,
        [MaxLength(500)] IReadOnlyList<Guid>? ChildIds);

    public sealed record Request(Guid AgencyId, DateOnly SplitOn, [Required, MinLength(2), MaxLength(20)] IReadOnlyList<Successor> Successors);

    public sealed record Response(Guid AgencyId, IReadOnlyList<Guid> SuccessorIds);

    internal static void Map(RouteGroupBuilder splits) => splits
        .MapPost("/", Handle)
        .RequireAuthorization(Policies.Manage)
        .WithIdempotency<OrganizationDb>()
        .WithName(nameof(SplitAgency))
        .WithSummary("Split an agency into several");

    private static async Task<Results<Created<Response>, ProblemHttpResult>> Handle(
        Request request, IdempotencyKey key, Caller caller, OrganizationDb db, AgencyEnding ending, IEventLog events, TimeProvider clock, CancellationToken ct)
    {
        var inReach = db.AgenciesInReach(caller, clock.Today());
        var agency = await inReach.Include(a => a.Names).Include(a => a.Placements).Include(a => a.Codes)
            .AsSplitQuery().SingleOrDefaultAsync(a => a.Id == request.AgencyId, ct);
        var parents = request.Successors.Select(s => s.ParentId).Distinct().ToList();
        if (agency is null || await inReach.CountAsync(a => parents.Contains(a.Id), ct) != parents.Count)
        {
            return Refusals.UnknownAgency.ToProblem();
        }

        var children = await ending.ChildrenAsync(agency.Id, request.SplitOn, ct);
        var successors = new List<Guid>();
        foreach (var part in request.Successors)
        {
            if (!AgencyCodes.TryRead(part.Code, part.OldCode, out var codes))
            {
                return Refusals.InvalidCode.ToProblem();
            }

            var successor = Agency.Open(part.Kind, part.Name, part.ShortName, codes, part.ParentId, request.SplitOn);
            db.Add(successor);
            events.Stage(successor, successor.Opened());
            successors.Add(successor.Id);
            foreach (var childId in part.ChildIds ?? [])
            {
                if (children.Find(c => c.Id == childId) is not { } child)
                {
                    return Refusals.UnknownAgency.ToProblem(("agency", childId));
                }

                if (ending.Move(child, agency.Id, successor.Id, request.SplitOn) is { } immovable)
                {
                    return immovable.ToProblem(("agency", childId));
                }
            }
        }

        if (await ending.EndAsync(agency, request.SplitOn, successors, ct) is { } refusal)
        {
            return refusal.ToProblem();
        }

        agency.Touch();
        events.Stage(agency, new AgencySplit(agency.Id, successors, request.SplitOn));
        var (location, response) = ($"/v1/agencies/{agency.Id}", new Response(agency.Id, successors));
        db.Remember(key, StatusCodes.Status201Created, location, agency.Version, response);
        await db.SaveChangesAsync(ct);
        return TypedResults.Created(location, response);
    }
}
