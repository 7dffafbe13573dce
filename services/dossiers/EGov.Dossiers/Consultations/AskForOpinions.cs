using System.ComponentModel.DataAnnotations;
using EGov.Api;
using EGov.Dossiers.Contracts;
using EGov.Dossiers.Model;
using EGov.Dossiers.Storage;
using EGov.Messaging;
using EGov.Postgres;
using EGov.WorkingTime;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace EGov.Dossiers.Consultations;

/// <summary>
/// Whoever holds a dossier asks one or several agencies for their opinion, with content and a deadline in working time (NĐ 61/2018 điều 19).
/// The clock runs on. Without a deadline of its own the question has the rule's, and then at the latest the dossier's due time.
/// </summary>
internal static class AskForOpinions
{
    /// <param name="AgencyIds">Who is asked.</param>
    /// <param name="Content">What is asked.</param>
    /// <param name="WorkingHours">Time to answer, in working hours of the asked agency; the rule's when absent.</param>
    /// <param name="Waits">Whether the dossier goes on only after the answers or the deadline.</param>
    /// <param name="AfterDueTime">Whether the deadline may lie after the dossier's due time.</param>
    /// <param name="Step">Step that asks, where the caller holds a branch.</param>
    public sealed record Request(
        [Required, MinLength(1), MaxLength(20)] IReadOnlyList<Guid> AgencyIds,
        [Required, StringLength(4000, MinimumLength = 5)] string Content,
        [Range(1, 800)] int? WorkingHours = null,
        bool Waits = false,
        bool AfterDueTime = false,
        int? Step = null);

    public sealed record Asked(Guid Id, int Version, Guid AgencyId, DateTimeOffset DueAt);

    public sealed record Response(Guid DossierId, int Version, IReadOnlyList<Asked> Consultations);

    internal static void Map(RouteGroupBuilder dossiers) => dossiers
        .MapPost("/{id:guid}/consultations", Handle)
        .RequireAuthorization(Policies.Work)
        .WithIdempotency<DossiersDb>()
        .WithName(nameof(AskForOpinions))
        .WithSummary("Ask other agencies for their opinion");

    private static async Task<Results<Created<Response>, NotFound, ProblemHttpResult>> Handle(
        IdempotencyKey key, Guid id, Request request, IfMatch expected, Caller caller, HttpResponse http,
        DossiersDb db, IEventLog events, ConsultationDeadlines deadlines, TimeProvider clock, CancellationToken ct)
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

        if (await db.RowInReachAsync(dossier, caller, request.Step, ct) is not { } row || (row.OfficialId is { } holder && holder != caller.OfficialId))
        {
            return Refusals.NotHolder.ToProblem();
        }

        var at = clock.GetUtcNow();
        var actor = Actor.Of(caller);
        var asked = new List<Consultation>();
        foreach (var agencyId in request.AgencyIds.Distinct())
        {
            if (await FaultOfAsync(db, agencyId, row.AgencyId, CivilTime.DateOf(at), ct) is { } fault)
            {
                return fault.ToProblem(("agencyId", agencyId));
            }

            var dueAt = await deadlines.OfAsync(db, dossier, agencyId, request.WorkingHours, at, ct);
            if (dueAt > dossier.DueAt && request is { AfterDueTime: false, WorkingHours: not null })
            {
                return Refusals.ConsultationAfterDueTime.ToProblem(("dueAt", dueAt), ("dossierDueAt", dossier.DueAt));
            }

            asked.Add(Consultation.Ask(dossier, row, agencyId, request.Content, request.Waits, at, dueAt, actor));
        }

        if (dossier.Consult() is { } refusal)
        {
            return refusal.ToProblem();
        }

        foreach (var c in asked)
        {
            db.Add(c);
            events.Stage(c, new ConsultationRequested(c.Id, dossier.Id, c.AskingAgencyId, c.AgencyId, c.Waits, c.AskedAt, c.DueAt));
        }

        var response = new Response(dossier.Id, dossier.Version, [.. asked.Select(c => new Asked(c.Id, c.Version, c.AgencyId, c.DueAt))]);
        var location = $"/v1/dossiers/{id}/consultations";
        db.Remember(key, StatusCodes.Status201Created, location, dossier.Version, response);
        await db.SaveChangesAsync(ct);

        http.SetETag(dossier.Version);
        return TypedResults.Created(location, response);
    }

    private static async Task<Refusal?> FaultOfAsync(DossiersDb db, Guid agencyId, Guid asking, DateOnly day, CancellationToken ct)
    {
        if (agencyId == asking)
        {
            return Refusals.ConsultsItself;
        }

        var agency = await db.Agencies.AsNoTracking().SingleOrDefaultAsync(a => a.Id == agencyId && a.OpenedOn != null, ct);
        return agency is null ? Refusals.UnknownAgency : agency.WorksOn(day) ? null : Refusals.AgencyIsClosed;
    }
}
