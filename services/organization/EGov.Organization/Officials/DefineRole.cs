using System.ComponentModel.DataAnnotations;
using EGov.Api;
using EGov.Messaging;
using EGov.Organization.Contracts;
using EGov.Organization.Model;
using EGov.Organization.Storage;
using EGov.Postgres;
using Microsoft.AspNetCore.Http.HttpResults;

namespace EGov.Organization.Officials;

/// <summary>Adds a role to the catalogue that all share.</summary>
internal static class DefineRole
{
    public sealed record Request(
        [Required, StringLength(50), RegularExpression("[a-z][a-z0-9-]*")] string Code,
        [Required, StringLength(100)] string Vietnamese,
        [Required, StringLength(100)] string English,
        [Required, MaxLength(50)] IReadOnlyList<string> Scopes,
        bool ReachesBelow);

    internal static void Map(RouteGroupBuilder roles) => roles
        .MapPost("/", Handle)
        .RequireAuthorization(Policies.Manage)
        .WithIdempotency<OrganizationDb>()
        .WithName(nameof(DefineRole))
        .WithSummary("Define a role");

    private static async Task<Results<Created<ListRoles.Response>, ProblemHttpResult>> Handle(
        Request request, IdempotencyKey key, Caller caller, HttpResponse http, OrganizationDb db, IEventLog events, TimeProvider clock, CancellationToken ct)
    {
        if (await Roles.RefusalAsync(request.Scopes, caller, db, clock.Today(), ct) is { } refusal)
        {
            return refusal.ToProblem();
        }

        var role = new Role
        {
            Id = Guid.CreateVersion7(),
            Code = request.Code,
            Vietnamese = VietnameseText.Nfc(request.Vietnamese),
            English = VietnameseText.Nfc(request.English),
            Scopes = [.. request.Scopes.Distinct(StringComparer.Ordinal)],
            ReachesBelow = request.ReachesBelow,
            Version = 1,
        };
        db.Add(role);
        events.Stage(role, new RoleChanged(role.Id, role.Code, role.Vietnamese, role.English, role.Scopes, role.ReachesBelow));

        const string Location = "/v1/roles";
        var response = new ListRoles.Response(role.Code, role.Vietnamese, role.English, role.Scopes, role.ReachesBelow, role.Version);
        db.Remember(key, StatusCodes.Status201Created, Location, role.Version, response);
        await db.SaveChangesAsync(ct);

        http.SetETag(role.Version);
        return TypedResults.Created(Location, response);
    }
}
