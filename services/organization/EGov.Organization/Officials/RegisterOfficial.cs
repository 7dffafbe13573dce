using System.ComponentModel.DataAnnotations;
using EGov.Api;
using EGov.Messaging;
using EGov.Organization.Contracts;
using EGov.Organization.Model;
using EGov.Organization.Storage;
using EGov.Postgres;
using Microsoft.AspNetCore.Http.HttpResults;

namespace EGov.Organization.Officials;

/// <summary>Enters an official into the register; posts come separately.</summary>
internal static class RegisterOfficial
{
    public sealed record Request(
        [Required, StringLength(100)] string FullName,
        [StringLength(40), RegularExpression("[0-9A-Za-z][0-9A-Za-z._/-]*")] string? StaffNumber);

    public sealed record Response(Guid Id, int Version);

    internal static void Map(RouteGroupBuilder officials) => officials
        .MapPost("/", Handle)
        .RequireAuthorization(Policies.Manage)
        .WithIdempotency<OrganizationDb>()
        .WithName(nameof(RegisterOfficial))
        .WithSummary("Register an official");

    private static async Task<Results<Created<Response>, ProblemHttpResult>> Handle(
        Request request, IdempotencyKey key, HttpResponse http, OrganizationDb db, IEventLog events, CancellationToken ct)
    {
        var official = Official.Register(request.FullName, request.StaffNumber);
        db.Add(official);
        events.Stage(official, new OfficialRegistered(official.Id, official.FullName));

        var (location, response) = ($"/v1/officials/{official.Id}", new Response(official.Id, official.Version));
        db.Remember(key, StatusCodes.Status201Created, location, official.Version, response);
        await db.SaveChangesAsync(ct);

        http.SetETag(official.Version);
        return TypedResults.Created(location, response);
    }
}
