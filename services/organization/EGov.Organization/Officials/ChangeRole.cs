using System.ComponentModel.DataAnnotations;
using EGov.Api;
using EGov.Messaging;
using EGov.Organization.Contracts;
using EGov.Organization.Model;
using EGov.Organization.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace EGov.Organization.Officials;

/// <summary>Changes what a role is called and allows; tokens issued from then on carry it.</summary>
internal static class ChangeRole
{
    public sealed record Request(
        [Required, StringLength(100)] string Vietnamese,
        [Required, StringLength(100)] string English,
        [Required, MaxLength(50)] IReadOnlyList<string> Scopes,
        bool ReachesBelow);

    internal static void Map(RouteGroupBuilder roles) => roles
        .MapPut("/{code}", Handle)
        .RequireAuthorization(Policies.Manage)
        .WithName(nameof(ChangeRole))
        .WithSummary("Change a role");

    private static async Task<Results<Ok<ListRoles.Response>, NotFound, ProblemHttpResult>> Handle(
        string code, Request request, IfMatch expected, Caller caller, HttpResponse http, OrganizationDb db, IEventLog events, TimeProvider clock, CancellationToken ct)
    {
        if (await db.Roles.SingleOrDefaultAsync(r => r.Code == code, ct) is not { } role)
        {
            return TypedResults.NotFound();
        }

        if (!expected.Matches(role.Version))
        {
            return CommonRefusals.VersionConflict.ToProblem();
        }

        if (await Roles.RefusalAsync(request.Scopes, caller, db, clock.Today(), ct) is { } refusal)
        {
            return refusal.ToProblem();
        }

        (role.Vietnamese, role.English) = (VietnameseText.Nfc(request.Vietnamese), VietnameseText.Nfc(request.English));
        (role.Scopes, role.ReachesBelow, role.Version) = ([.. request.Scopes.Distinct(StringComparer.Ordinal)], request.ReachesBelow, role.Version + 1);
        events.Stage(role, new RoleChanged(role.Id, role.Code, role.Vietnamese, role.English, role.Scopes, role.ReachesBelow));
        await db.SaveChangesAsync(ct);

        http.SetETag(role.Version);
        return TypedResults.Ok(new ListRoles.Response(role.Code, role.Vietnamese, role.English, role.Scopes, role.ReachesBelow, role.Version));
    }
}
