using System.ComponentModel.DataAnnotations;
using EGov.Api;
using EGov.Messaging;
using EGov.Organization.Contracts;
using EGov.Organization.Model;
using EGov.Organization.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace EGov.Organization.Agencies;

/// <summary>Gives an agency an identification code from a day on; a code of the same form that it had ends the day before.</summary>
internal static class AssignCode
{
    public sealed record Request([Required, StringLength(IdentificationCode.MaxLength)] string Code, DateOnly From);

    internal static void Map(RouteGroupBuilder agencies) => agencies
        .MapPost("/{id:guid}/codes", Handle)
        .RequireAuthorization(Policies.Manage)
        .WithName(nameof(AssignCode))
        .WithSummary("Assign an identification code from a day on");

    private static async Task<Results<Ok<AgencyChanged>, NotFound, ProblemHttpResult>> Handle(
        Guid id, Request request, IfMatch expected, Caller caller, HttpResponse http, OrganizationDb db, IEventLog events, TimeProvider clock, CancellationToken ct)
    {
        var agency = await db.AgenciesInReach(caller, clock.Today()).Include(a => a.Codes).SingleOrDefaultAsync(a => a.Id == id, ct);
        if (agency is null)
        {
            return TypedResults.NotFound();
        }

        if (!expected.Matches(agency.Version))
        {
            return CommonRefusals.VersionConflict.ToProblem();
        }

        if (IdentificationCode.FormOf(request.Code) is not { } form)
        {
            return Refusals.InvalidCode.ToProblem();
        }

        var former = agency.Codes.Find(c => c.Form == form && c.ValidTo is null)?.Code;
        if (agency.Assign(request.Code, request.From) is { } refusal)
        {
            return refusal.ToProblem();
        }

        events.Stage(agency, new AgencyCodeAssigned(agency.Id, form, request.Code, former, request.From));
        await db.SaveChangesAsync(ct);

        http.SetETag(agency.Version);
        return TypedResults.Ok(new AgencyChanged(agency.Id, agency.Version));
    }
}
