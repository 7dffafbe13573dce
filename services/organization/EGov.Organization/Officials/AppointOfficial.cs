using System.ComponentModel.DataAnnotations;
using EGov.Api;
using EGov.Messaging;
using EGov.Organization.Model;
using EGov.Organization.Storage;
using EGov.Postgres;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace EGov.Organization.Officials;

/// <summary>
/// Gives an official a post with roles in an agency that the caller administers. Administrative rights are conferred only by those who
/// have them, and an account that thereby becomes an administrator's needs a password by the stricter rule.
/// </summary>
internal static class AppointOfficial
{
    public sealed record Request(
        Guid AgencyId,
        [Required, StringLength(150)] string Title,
        [Required, MinLength(1), MaxLength(20)] IReadOnlyList<string> RoleCodes,
        DateOnly From,
        DateOnly? To);

    public sealed record Response(Guid PostId, Guid OfficialId, int Version);

    internal static void Map(RouteGroupBuilder officials) => officials
        .MapPost("/{id:guid}/posts", Handle)
        .RequireAuthorization(Policies.Manage)
        .WithIdempotency<OrganizationDb>()
        .WithName(nameof(AppointOfficial))
        .WithSummary("Appoint an official to a post");

    private static async Task<Results<Created<Response>, NotFound, ProblemHttpResult>> Handle(
        Guid id, Request request, IdempotencyKey key, Caller caller, HttpResponse http, OrganizationDb db, IEventLog events, TimeProvider clock, CancellationToken ct)
    {
        if (await db.OfficialsInReach(caller, clock.Today()).SingleOrDefaultAsync(o => o.Id == id, ct) is not { } official)
        {
            return TypedResults.NotFound();
        }

        if (!await db.AgenciesInReach(caller, clock.Today()).AnyAsync(a => a.Id == request.AgencyId, ct))
        {
            return Refusals.UnknownAgency.ToProblem(("agency", request.AgencyId));
        }

        var codes = request.RoleCodes.Distinct(StringComparer.Ordinal).ToList();
        var roles = await db.Roles.Where(r => codes.Contains(r.Code)).OrderBy(r => r.Code).ToListAsync(ct);
        if (roles.Count != codes.Count)
        {
            return Refusals.UnknownRole.ToProblem();
        }

        var administrative = roles.SelectMany(r => r.Scopes).Where(Policies.IsManagement).ToList();
        if (!administrative.TrueForAll(caller.Has) || (administrative.Count > 0 && roles.Exists(r => r.ReachesBelow) && !caller.ReachesBelow))
        {
            return Refusals.MayNotConfer.ToProblem();
        }

        if (request.To <= request.From)
        {
            return Refusals.EndsBeforeItStarts.ToProblem();
        }

        var appointed = official.Appoint(request.AgencyId, request.Title, roles, request.From, request.To);
        events.Stage(official, appointed);
        if (administrative.Count > 0
            && await db.Accounts.SingleOrDefaultAsync(a => a.OfficialId == id && !a.Administrator, ct) is { } account)
        {
            (account.Administrator, account.MustChangePassword, account.Version) = (true, true, account.Version + 1);
        }

        var (location, response) = ($"/v1/officials/{id}", new Response(appointed.PostId, id, official.Version));
        db.Remember(key, StatusCodes.Status201Created, location, official.Version, response);
        await db.SaveChangesAsync(ct);

        http.SetETag(official.Version);
        return TypedResults.Created(location, response);
    }
}
