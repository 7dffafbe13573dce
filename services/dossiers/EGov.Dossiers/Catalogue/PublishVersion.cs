using EGov.Api;
using EGov.Dossiers.Contracts;
using EGov.Dossiers.Storage;
using EGov.Messaging;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace EGov.Dossiers.Catalogue;

/// <summary>Puts a version into effect from a day on. Its steps must add up to the published time; the version before ends on that day.</summary>
internal static class PublishVersion
{
    /// <param name="From">First day dossiers may be received under it.</param>
    public sealed record Request(DateOnly From);

    public sealed record Response(string Code, int Number, DateOnly ValidFrom, int Version);

    internal static void Map(RouteGroupBuilder procedures) => procedures
        .MapPost("/{code}/versions/{number:int}/publication", Handle)
        .RequireAuthorization(Policies.ManageProcedures)
        .WithName(nameof(PublishVersion))
        .WithSummary("Publish a version");

    private static async Task<Results<Ok<Response>, NotFound, ProblemHttpResult>> Handle(
        string code, int number, IfMatch expected, Request request, HttpResponse http, DossiersDb db, IEventLog events, CancellationToken ct)
    {
        var procedure = await db.Procedures.Include(p => p.Versions).SingleOrDefaultAsync(p => p.Code == code, ct);
        if (procedure?.Versions.SingleOrDefault(v => v.Number == number) is not { } version)
        {
            return TypedResults.NotFound();
        }

        if (!expected.Matches(procedure.Version))
        {
            return CommonRefusals.VersionConflict.ToProblem();
        }

        if (version.Content.FaultOfSteps() is { } fault)
        {
            return fault.PublishedHours is null
                ? Refusals.StepsInvalid.ToProblem(("fault", fault.Kind))
                : Refusals.StepHoursMismatch.ToProblem(("channel", fault.Channel), ("publishedHours", fault.PublishedHours), ("stepHours", fault.StepHours));
        }

        var before = procedure.Versions.Where(v => v.ValidFrom is not null).MaxBy(v => v.ValidFrom);
        if (version.Publish(request.From, before) is { } refusal)
        {
            return refusal.ToProblem();
        }

        procedure.Touch();
        events.Stage(procedure, new ProcedurePublished(procedure.Id, code, number, version.Name, version.Field, version.Level, request.From));
        await db.SaveChangesAsync(ct);

        http.SetETag(procedure.Version);
        return TypedResults.Ok(new Response(code, number, request.From, procedure.Version));
    }
}
