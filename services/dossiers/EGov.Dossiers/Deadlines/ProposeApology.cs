using EGov.Api;
using EGov.Dossiers.Contracts;
using EGov.Dossiers.Model;
using EGov.Dossiers.Storage;
using EGov.Messaging;
using EGov.Postgres;
using EGov.WorkingTime;
using Microsoft.AspNetCore.Http.HttpResults;

namespace EGov.Dossiers.Deadlines;

/// <summary>A head or leader of the agency that holds a dossier sees early that it will not be finished in time, and does not wait for the sweep to say so.</summary>
internal static class ProposeApology
{
    public sealed record Request(Guid DossierId);

    public sealed record Response(Guid Id, int Version, Guid DossierId, DateTimeOffset DueAt, DateTimeOffset SignBy, DateTimeOffset ProposedDueAt);

    internal static void Map(RouteGroupBuilder apologies) => apologies
        .MapPost("", Handle)
        .RequireAuthorization(Policies.AnyOf(Policies.Assign, Policies.Decide))
        .WithIdempotency<DossiersDb>()
        .WithName(nameof(ProposeApology))
        .WithSummary("Propose an apology for a dossier that will be late");

    private static async Task<Results<Created<Response>, NotFound, ProblemHttpResult>> Handle(
        IdempotencyKey key, Request request, Caller caller, HttpResponse http, DossiersDb db, IEventLog events, OneStopRules rules,
        Calendars calendars, Rescheduling rescheduling, TimeProvider clock, CancellationToken ct)
    {
        var dossier = await db.ForChangeAsync(request.DossierId, caller, ct);
        if (dossier is null)
        {
            return TypedResults.NotFound();
        }

        var lead = dossier.Lead;
        if (!await db.ReachesAsync(caller, lead.AgencyId, ct))
        {
            return Refusals.NotHolder.ToProblem();
        }

        if (!dossier.MayBeRescheduled)
        {
            return Refusals.NothingToApologiseFor.ToProblem();
        }

        if (dossier.RescheduledAt is not null)
        {
            return Refusals.AlreadyRescheduled.ToProblem();
        }

        var (now, dueAt) = (clock.GetUtcNow(), dossier.DueAt!.Value);
        var rule = await rules.AtAsync(db, CivilTime.DateOf(dossier.ReceivedAt!.Value), ct);
        var calendar = await calendars.OfAgencyAsync(db, dossier.ReceivingAgencyId, ct);
        var remaining = await rescheduling.RemainingMinutesAsync(db, dossier.ProcedureVersionId, dossier.Step, dossier.Channel, ct);
        var apology = Apology.Propose(dossier, SweepRules.SignBy(rule, dueAt, calendar), Rescheduling.Proposal(calendar, dueAt, now, remaining), now);
        var response = new Response(apology.Id, apology.Version, dossier.Id, dueAt, apology.SignBy, apology.ProposedDueAt);

        db.Add(apology);
        events.Stage(dossier, new ApologyProposed(apology.Id, dossier.Id, lead.AgencyId, dueAt, apology.SignBy, apology.ProposedDueAt, now));
        db.Remember(key, StatusCodes.Status201Created, $"/v1/apologies/{apology.Id}", apology.Version, response);
        await db.SaveChangesAsync(ct);

        http.SetETag(apology.Version);
        return TypedResults.Created($"/v1/apologies/{apology.Id}", response);
    }
}
