using System.ComponentModel.DataAnnotations;
using EGov.Api;
using EGov.Messaging;
using EGov.Organization.Model;
using EGov.Organization.Storage;
using EGov.Postgres;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace EGov.Organization.Agencies;

/// <summary>Opens an agency under one that the caller administers, with the codes it already has.</summary>
internal static class OpenAgency
{
    public sealed record Request(
        [Required, StringLength(50)] string Kind,
        [Required, StringLength(300)] string Name,
        [Required, StringLength(100)] string ShortName,
        [StringLength(IdentificationCode.MaxLength)] string? Code,
        [StringLength(IdentificationCode.MaxLength)] string? OldCode,
        Guid? ParentId,
        DateOnly OpenedOn);

    internal static void Map(RouteGroupBuilder agencies) => agencies
        .MapPost("/", Handle)
        .RequireAuthorization(Policies.Manage)
        .WithIdempotency<OrganizationDb>()
        .WithName(nameof(OpenAgency))
        .WithSummary("Open an agency");

    private static async Task<Results<Created<AgencyChanged>, ProblemHttpResult>> Handle(
        Request request, IdempotencyKey key, Caller caller, HttpResponse http, OrganizationDb db, IEventLog events, TimeProvider clock, CancellationToken ct)
    {
        if (!AgencyCodes.TryRead(request.Code, request.OldCode, out var codes))
        {
            return Refusals.InvalidCode.ToProblem();
        }

        if (request.ParentId is null && caller is not { AgencyId: null, ReachesBelow: true })
        {
            return Refusals.ParentRequired.ToProblem();
        }

        if (request.ParentId is { } parent && !await db.AgenciesInReach(caller, clock.Today()).AnyAsync(a => a.Id == parent, ct))
        {
            return Refusals.UnknownAgency.ToProblem(("agency", parent));
        }

        var agency = Agency.Open(request.Kind, request.Name, request.ShortName, codes, request.ParentId, request.OpenedOn);
        db.Add(agency);
        events.Stage(agency, agency.Opened());

        var (location, response) = ($"/v1/agencies/{agency.Id}", new AgencyChanged(agency.Id, agency.Version));
        db.Remember(key, StatusCodes.Status201Created, location, agency.Version, response);
        await db.SaveChangesAsync(ct);

        http.SetETag(agency.Version);
        return TypedResults.Created(location, response);
    }
}
