using EGov.Api;
using EGov.Messaging;
using EGov.Organization.Contracts;
using EGov.Organization.Model;
using EGov.Organization.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace EGov.Organization.Agencies;

/// <summary>Places an agency under another parent from a day on. Both have to be in the caller's reach; the database refuses cycles.</summary>
internal static class MoveAgency
{
    public sealed record Request(Guid? ParentId, DateOnly From);

    internal static void Map(RouteGroupBuilder agencies) => agencies
        .MapPost("/{id:guid}/parent", Handle)
        .RequireAuthorization(Policies.Manage)
        .WithName(nameof(MoveAgency))
        .WithSummary("Place an agency under another from a day on");

    private static async Task<Results<Ok<AgencyChanged>, NotFound, ProblemHttpResult>> Handle(
        Guid id, Request request, IfMatch expected, Caller caller, HttpResponse http, OrganizationDb db, IEventLog events, TimeProvider clock, CancellationToken ct)
    {
        var inReach = db.AgenciesInReach(caller, clock.Today());
        var agency = await inReach.Include(a => a.Placements).SingleOrDefaultAsync(a => a.Id == id, ct);
        if (agency is null)
        {
            return TypedResults.NotFound();
        }

        if (!expected.Matches(agency.Version))
        {
            return CommonRefusals.VersionConflict.ToProblem();
        }

        if (request.ParentId is null && caller is not { AgencyId: null, ReachesBelow: true })
        {
            return Refusals.ParentRequired.ToProblem();
        }

        if (request.ParentId is { } parent && !await inReach.AnyAsync(a => a.Id == parent, ct))
        {
            return Refusals.UnknownAgency.ToProblem(("agency", parent));
        }

        var former = agency.Placements.OrderBy(p => p.ValidFrom).Last().ParentId;
        if (agency.Move(request.ParentId, request.From) is { } refusal)
        {
            return refusal.ToProblem();
        }

        events.Stage(agency, new AgencyMoved(agency.Id, request.ParentId, former, request.From));
        await db.SaveChangesAsync(ct);

        http.SetETag(agency.Version);
        return TypedResults.Ok(new AgencyChanged(agency.Id, agency.Version));
    }
}
