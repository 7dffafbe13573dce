using System.ComponentModel.DataAnnotations;
using EGov.Api;
using EGov.Messaging;
using EGov.Organization.Contracts;
using EGov.Organization.Model;
using EGov.Organization.Storage;
using EGov.Postgres;
using Microsoft.AspNetCore.Http.HttpResults;

namespace EGov.Organization.Agencies;

/// <summary>Adds a kind of agency to the catalogue that all share.</summary>
internal static class AddAgencyKind
{
    public sealed record Request(
        [Required, StringLength(50), RegularExpression("[a-z][a-z0-9-]*")] string Code,
        [Required, StringLength(100)] string Vietnamese,
        [Required, StringLength(100)] string English);

    internal static void Map(RouteGroupBuilder kinds) => kinds
        .MapPost("/", Handle)
        .RequireAuthorization(Policies.Manage)
        .WithIdempotency<OrganizationDb>()
        .WithName(nameof(AddAgencyKind))
        .WithSummary("Add a kind of agency");

    private static async Task<Results<Created<ListAgencyKinds.Response>, ProblemHttpResult>> Handle(
        Request request, IdempotencyKey key, Caller caller, OrganizationDb db, IEventLog events, TimeProvider clock, CancellationToken ct)
    {
        if (!await db.IsAtTheTopAsync(caller, clock.Today(), ct))
        {
            return Refusals.OnlyAtTheTop.ToProblem();
        }

        var kind = new AgencyKind
        {
            Id = Guid.CreateVersion7(),
            Code = request.Code,
            Vietnamese = VietnameseText.Nfc(request.Vietnamese),
            English = VietnameseText.Nfc(request.English),
        };
        db.Add(kind);
        events.Stage(kind, new AgencyKindAdded(kind.Id, kind.Code, kind.Vietnamese, kind.English));

        const string Location = "/v1/agency-kinds";
        var response = new ListAgencyKinds.Response(kind.Code, kind.Vietnamese, kind.English);
        db.Remember(key, StatusCodes.Status201Created, Location, kind.Version, response);
        await db.SaveChangesAsync(ct);
        return TypedResults.Created(Location, response);
    }
}
