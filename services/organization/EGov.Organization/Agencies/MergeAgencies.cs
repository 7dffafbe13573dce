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
/// Makes one agency of several, on one day and in one transaction: an existing one takes the others in, or a new one is opened. What stood
/// under the predecessors stands under the successor; their posts end.
/// </summary>
internal static class MergeAgencies
{
    public sealed record Successor(
        [Required, StringLength(50)] string Kind,
        [Required, StringLength(300)] string Name,
        [Required, StringLength(100)] string ShortName,
        [StringLength(IdentificationCode.MaxLength)] string? Code,
        [StringLength(IdentificationCode.MaxLength)] string? OldCode,
        Guid ParentId);

    public sealed record Request(
        [Required, MinLength(1), MaxLength(50)] IReadOnlyList<Guid> PredecessorIds, DateOnly MergedOn, Guid? SuccessorId, Successor? Opening) : IValidatableObject
    {
        public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
        {
            if (SuccessorId is null == Opening is null)
            {
                yield return new ValidationResult("Give either successorId or opening.", [nameof(SuccessorId)]);
            }
        }
    }

    internal static void Map(RouteGroupBuilder mergers) => mergers
        .MapPost("/", Handle)
        .RequireAuthorization(Policies.Manage)
        .WithIdempotency<OrganizationDb>()
        .WithName(nameof(MergeAgencies))
        .WithSummary("Merge agencies into one");

    private static async Task<Results<Created<AgencyChanged>, ProblemHttpResult>> Handle(
        Request request, IdempotencyKey key, Caller caller, OrganizationDb db, AgencyEnding ending, IEventLog events, TimeProvider clock, CancellationToken ct)
    {
        var inReach = db.AgenciesInReach(caller, clock.Today());
        var ids = request.PredecessorIds.Distinct().ToList();
        if (ids.Count != request.PredecessorIds.Count || (request.SuccessorId is { } s && ids.Contains(s)))
        {
            return Refusals.SuccessorAmongPredecessors.ToProblem();
        }

        var predecessors = await inReach.Include(a => a.Names).Include(a => a.Placements).Include(a => a.Codes)
            .AsSplitQuery().Where(a => ids.Contains(a.Id)).OrderBy(a => a.Id).ToListAsync(ct);
        var (successor, refusal) = await SuccessorAsync(request, db, inReach, events, ct);
        if (refusal is not null || predecessors.Count != ids.Count)
        {
            return (refusal ?? Refusals.UnknownAgency).ToProblem();
        }

        foreach (var predecessor in predecessors)
        {
            foreach (var child in await ending.ChildrenAsync(predecessor.Id, request.MergedOn, ct))
            {
                if (child.Id != successor!.Id && !ids.Contains(child.Id) && ending.Move(child, predecessor.Id, successor.Id, request.MergedOn) is { } immovable)
                {
                    return immovable.ToProblem(("agency", child.Id));
                }
            }

            if (await ending.EndAsync(predecessor, request.MergedOn, [successor!.Id], ct) is { } unending)
            {
                return unending.ToProblem(("agency", predecessor.Id));
            }
        }

        successor!.Touch();
        events.Stage(successor, new AgenciesMerged(successor.Id, ids, request.MergedOn));
        var (location, response) = ($"/v1/agencies/{successor.Id}", new AgencyChanged(successor.Id, successor.Version));
        db.Remember(key, StatusCodes.Status201Created, location, successor.Version, response);
        await db.SaveChangesAsync(ct);
        return TypedResults.Created(location, response);
    }

    private static async Task<(Agency? Successor, Refusal? Refusal)> SuccessorAsync(
        Request request, OrganizationDb db, IQueryable<Agency> inReach, IEventLog events, CancellationToken ct)
    {
        if (request.Opening is not { } opening)
        {
            var existing = await inReach.OpenOn(request.MergedOn).SingleOrDefaultAsync(a => a.Id == request.SuccessorId, ct);
            return (existing, existing is null ? Refusals.UnknownAgency : null);
        }

        if (!AgencyCodes.TryRead(opening.Code, opening.OldCode, out var codes))
        {
            return (null, Refusals.InvalidCode);
        }

        if (!await inReach.AnyAsync(a => a.Id == opening.ParentId, ct))
        {
            return (null, Refusals.UnknownAgency);
        }

        var opened = Agency.Open(opening.Kind, opening.Name, opening.ShortName, codes, opening.ParentId, request.MergedOn);
        db.Add(opened);
        events.Stage(opened, opened.Opened());
        return (opened, null);
    }
}
