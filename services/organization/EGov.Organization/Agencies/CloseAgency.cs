using System.ComponentModel.DataAnnotations;
using EGov.Api;
using EGov.Organization.Model;
using EGov.Organization.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace EGov.Organization.Agencies;

/// <summary>Ends an agency, with or without others that carry on its work. Its posts end with it; agencies under it have to go first.</summary>
internal static class CloseAgency
{
    public sealed record Request(DateOnly ClosedOn, [MaxLength(20)] IReadOnlyList<Guid>? SuccessorIds);

    internal static void Map(RouteGroupBuilder agencies) => agencies
        .MapPost("/{id:guid}/closing", Handle)
        .RequireAuthorization(Policies.Manage)
        .WithName(nameof(CloseAgency))
        .WithSummary("End an agency");

    private static async Task<Results<Ok<AgencyChanged>, NotFound, ProblemHttpResult>> Handle(
        Guid id, Request request, IfMatch expected, Caller caller, HttpResponse http, OrganizationDb db, AgencyEnding ending, TimeProvider clock, CancellationToken ct)
    {
        var inReach = db.AgenciesInReach(caller, clock.Today());
        var agency = await inReach.Include(a => a.Names).Include(a => a.Placements).Include(a => a.Codes)
            .AsSplitQuery().SingleOrDefaultAsync(a => a.Id == id, ct);
        if (agency is null)
        {
            return TypedResults.NotFound();
        }

        if (!expected.Matches(agency.Version))
        {
            return CommonRefusals.VersionConflict.ToProblem();
        }

        var successors = request.SuccessorIds?.Distinct().ToList() ?? [];
        if (successors.Contains(id) || await inReach.OpenOn(request.ClosedOn).CountAsync(a => successors.Contains(a.Id), ct) != successors.Count)
        {
            return Refusals.UnknownAgency.ToProblem();
        }

        if (await ending.EndAsync(agency, request.ClosedOn, successors, ct) is { } refusal)
        {
            return refusal.ToProblem();
        }

        await db.SaveChangesAsync(ct);

        http.SetETag(agency.Version);
        return TypedResults.Ok(new AgencyChanged(agency.Id, agency.Version));
    }
}
