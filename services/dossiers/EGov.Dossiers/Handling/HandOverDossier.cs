using System.ComponentModel.DataAnnotations;
using EGov.Api;
using EGov.Dossiers.Contracts;
using EGov.Dossiers.Model;
using EGov.Dossiers.Storage;
using EGov.Messaging;
using EGov.WorkingTime;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace EGov.Dossiers.Handling;

/// <summary>Passes a dossier to the next step of its procedure: in the same agency, beside it, above it or below it. Only its holder may, and no step is skipped.</summary>
internal static class HandOverDossier
{
    public sealed record Request(
        [Range(1, 999)] int Step, Guid? AgencyId = null, Guid? OfficialId = null, [StringLength(1000)] string? Note = null);

    internal static void Map(RouteGroupBuilder dossiers) => dossiers
        .MapPost("/{id:guid}/hand-over", Handle)
        .RequireAuthorization(Policies.Work)
        .WithName(nameof(HandOverDossier))
        .WithSummary("Hand a dossier over to the next step");

    private static async Task<Results<Ok<Standing>, NotFound, ProblemHttpResult>> Handle(
        Guid id, Request request, IfMatch expected, Caller caller, HttpResponse http,
        DossiersDb db, IEventLog events, PublishedVersions versions, StepAgencies agencies, TimeProvider clock, CancellationToken ct)
    {
        var dossier = await db.ForChangeAsync(id, caller, ct);
        if (dossier is null)
        {
            return TypedResults.NotFound();
        }

        if (!expected.Matches(dossier.Version))
        {
            return CommonRefusals.VersionConflict.ToProblem();
        }

        if (await db.HeldByAsync(dossier, caller, ct) is not { } row)
        {
            return Refusals.NotHolder.ToProblem();
        }

        var version = await versions.GetAsync(db, dossier.ProcedureVersionId, ct);
        var stage = version.Content.StageAfter(row.Step);
        if (stage.Count == 0 || stage[0].No != request.Step)
        {
            return Refusals.StepOutOfOrder.ToProblem(("expected", stage.Count == 0 ? null : stage[0].No));
        }

        var at = clock.GetUtcNow();
        if (await db.IsAwaitedAsync(dossier.Id, at, ct))
        {
            return Refusals.ConsultationAwaited.ToProblem();
        }

        var (recipients, unresolved) = await agencies.ResolveAsync(db, dossier, version, stage, request.AgencyId, at, ct);
        if (unresolved is not null)
        {
            return unresolved.ToProblem();
        }

        if (request.OfficialId is { } official && !await db.Posts.HasPostAsync(official, recipients[0].AgencyId, CivilTime.DateOf(at), ct))
        {
            return Refusals.UnknownOfficial.ToProblem();
        }

        if (dossier.HandOver(recipients, request.OfficialId, at, Actor.Of(caller), request.Note) is { } refusal)
        {
            return refusal.ToProblem();
        }

        events.Stage(dossier, new DossierHandedOver(
            dossier.Id, row.AgencyId, row.Step, [.. recipients.Select((r, i) => new StepRecipient(r.AgencyId, r.Step, i == 0, r.PartDueAt))], dossier.Lead.FromAt));
        await db.SaveChangesAsync(ct);

        http.SetETag(dossier.Version);
        return TypedResults.Ok(Standing.Of(dossier));
    }

    /// <summary>Whether the official has a post in the agency on the day.</summary>
    internal static Task<bool> HasPostAsync(this DbSet<Post> posts, Guid officialId, Guid agencyId, DateOnly day, CancellationToken ct) =>
        posts.AnyAsync(p => p.OfficialId == officialId && p.AgencyId == agencyId && p.FromDay <= day && (p.ToDay == null || p.ToDay >= day), ct);
}
