using System.ComponentModel.DataAnnotations;
using EGov.Api;
using EGov.Dossiers.Model;
using EGov.Dossiers.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace EGov.Dossiers.Deadlines;

/// <summary>A leader takes note that a dossier of the agency is overdue, and says what follows; once per due time.</summary>
internal static class AcknowledgeEscalation
{
    public sealed record Request([Required, StringLength(1000, MinimumLength = 5)] string Note);

    public sealed record Response(Guid DossierId, int Version, DateTimeOffset DueAt, DateTimeOffset AcknowledgedAt, string Note);

    internal static void Map(RouteGroupBuilder deadlines) => deadlines
        .MapPost("/overdue/{dossierId:guid}/acknowledgement", Handle)
        .RequireAuthorization(Policies.AnyOf(Policies.Assign, Policies.Decide))
        .WithName(nameof(AcknowledgeEscalation))
        .WithSummary("Acknowledge the escalation of an overdue dossier");

    private static async Task<Results<Ok<Response>, NotFound, ProblemHttpResult>> Handle(
        Guid dossierId, Request request, IfMatch expected, Caller caller, HttpResponse http, DossiersDb db, TimeProvider clock, CancellationToken ct)
    {
        var agencies = db.AgenciesInReach(caller);
        var notice = await db.DeadlineNotices
            .Where(n => n.DossierId == dossierId && n.Kind == DeadlineKind.Overdue && agencies.Contains(n.AgencyId))
            .OrderByDescending(n => n.SubjectAt)
            .FirstOrDefaultAsync(ct);
        if (notice is null)
        {
            return TypedResults.NotFound();
        }

        if (!expected.Matches(notice.Version))
        {
            return CommonRefusals.VersionConflict.ToProblem();
        }

        if (notice.Acknowledge(request.Note, clock.GetUtcNow(), Actor.Of(caller)) is { } refusal)
        {
            return refusal.ToProblem();
        }

        await db.SaveChangesAsync(ct);

        http.SetETag(notice.Version);
        return TypedResults.Ok(new Response(dossierId, notice.Version, notice.SubjectAt, notice.AcknowledgedAt!.Value, request.Note));
    }
}
