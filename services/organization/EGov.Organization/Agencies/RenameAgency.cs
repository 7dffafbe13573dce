using System.ComponentModel.DataAnnotations;
using EGov.Api;
using EGov.Messaging;
using EGov.Organization.Contracts;
using EGov.Organization.Model;
using EGov.Organization.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace EGov.Organization.Agencies;

/// <summary>Gives an agency another name from a day on.</summary>
internal static class RenameAgency
{
    public sealed record Request([Required, StringLength(300)] string Name, [Required, StringLength(100)] string ShortName, DateOnly From);

    internal static void Map(RouteGroupBuilder agencies) => agencies
        .MapPost("/{id:guid}/name", Handle)
        .RequireAuthorization(Policies.Manage)
        .WithName(nameof(RenameAgency))
        .WithSummary("Rename an agency from a day on");

    private static async Task<Results<Ok<AgencyChanged>, NotFound, ProblemHttpResult>> Handle(
        Guid id, Request request, IfMatch expected, Caller caller, HttpResponse http, OrganizationDb db, IEventLog events, TimeProvider clock, CancellationToken ct)
    {
        var agency = await db.AgenciesInReach(caller, clock.Today()).Include(a => a.Names).SingleOrDefaultAsync(a => a.Id == id, ct);
        if (agency is null)
        {
            return TypedResults.NotFound();
        }

        if (!expected.Matches(agency.Version))
        {
            return CommonRefusals.VersionConflict.ToProblem();
        }

        if (agency.Rename(request.Name, request.ShortName, request.From) is { } refusal)
        {
            return refusal.ToProblem();
        }

        var name = agency.Names[^1];
        events.Stage(agency, new AgencyRenamed(agency.Id, name.Name, name.ShortName, name.ValidFrom));
        await db.SaveChangesAsync(ct);

        http.SetETag(agency.Version);
        return TypedResults.Ok(new AgencyChanged(agency.Id, agency.Version));
    }
}
