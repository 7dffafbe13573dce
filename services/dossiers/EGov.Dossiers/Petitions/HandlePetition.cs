using System.ComponentModel.DataAnnotations;
using EGov.Api;
using EGov.Dossiers.Contracts;
using EGov.Dossiers.Model;
using EGov.Dossiers.Storage;
using EGov.Messaging;
using EGov.WorkingTime;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace EGov.Dossiers.Petitions;

/// <summary>
/// What the agency that has a petition does with it: accepts or refuses it within its competence, forwards it to who is competent, extends its time
/// once, answers it. A superior extends and answers.
/// </summary>
internal static class HandlePetition
{
    public sealed record Reason([property: Required, StringLength(1000, MinimumLength = 5)] string Text);

    public sealed record Forwarding(Guid AgencyId, [property: Required, StringLength(1000, MinimumLength = 5)] string Reason);

    public sealed record AnswerForm([property: Required, StringLength(10000, MinimumLength = 10)] string Text);

    public sealed record Response(Guid Id, int Version, string Code, PetitionState State, Guid AgencyId, DateTimeOffset DueAt);

    internal static void Map(RouteGroupBuilder petitions)
    {
        var desk = Policies.AnyOf(Policies.Receive, Policies.Assign, Policies.Decide);
        var superior = Policies.AnyOf(Policies.Assign, Policies.Decide);
        petitions.MapPost("/{id:guid}/acceptance", Accept).RequireAuthorization(desk).WithName("AcceptPetition").WithSummary("Accept a petition");
        petitions.MapPost("/{id:guid}/refusal", Refuse).RequireAuthorization(desk).WithName("RefusePetition").WithSummary("Refuse a petition");
        petitions.MapPost("/{id:guid}/forwarding", Forward).RequireAuthorization(desk).WithName("ForwardPetition").WithSummary("Forward a petition to the competent agency");
        petitions.MapPost("/{id:guid}/extension", Extend).RequireAuthorization(superior).WithName("ExtendPetition").WithSummary("Extend the time to answer, once");
        petitions.MapPost("/{id:guid}/answer", Answer).RequireAuthorization(superior).WithName("AnswerPetition").WithSummary("Answer a petition");
    }

    private static Task<Results<Ok<Response>, NotFound, ProblemHttpResult>> Accept(
        Guid id, IfMatch expected, Caller caller, HttpResponse http, DossiersDb db, IEventLog events, TimeProvider clock, CancellationToken ct)
    {
        var at = clock.GetUtcNow();
        return MoveAsync(
            id, expected, caller, http, db, p => p.Accept(Actor.Of(caller), at), p => events.Stage(p, new PetitionAccepted(p.Id, p.AgencyId, at, p.DueAt)), ct);
    }

    private static Task<Results<Ok<Response>, NotFound, ProblemHttpResult>> Refuse(
        Guid id, Reason request, IfMatch expected, Caller caller, HttpResponse http, DossiersDb db, IEventLog events, TimeProvider clock, CancellationToken ct)
    {
        var at = clock.GetUtcNow();
        return MoveAsync(
            id, expected, caller, http, db, p => p.Refuse(request.Text, Actor.Of(caller), at), p => events.Stage(p, new PetitionRefused(p.Id, p.AgencyId, at)), ct);
    }

    private static async Task<Results<Ok<Response>, NotFound, ProblemHttpResult>> Forward(
        Guid id, Forwarding request, IfMatch expected, Caller caller, HttpResponse http, DossiersDb db, IEventLog events, TimeProvider clock, CancellationToken ct)
    {
        var (at, from) = (clock.GetUtcNow(), Guid.Empty);
        if (await db.Agencies.AsNoTracking().SingleOrDefaultAsync(a => a.Id == request.AgencyId, ct) is not { OpenedOn: not null } agency)
        {
            return Refusals.UnknownAgency.ToProblem();
        }

        if (!agency.WorksOn(CivilTime.DateOf(at)))
        {
            return Refusals.AgencyIsClosed.ToProblem(("closedOn", agency.ClosedOn));
        }

        return await MoveAsync(
            id, expected, caller, http, db,
            p =>
            {
                from = p.AgencyId;
                return p.Forward(agency.Id, request.Reason, Actor.Of(caller), at);
            },
            p => events.Stage(p, new PetitionForwarded(p.Id, from, p.AgencyId, at, p.DueAt)), ct);
    }

    private static async Task<Results<Ok<Response>, NotFound, ProblemHttpResult>> Extend(
        Guid id, Reason request, IfMatch expected, Caller caller, HttpResponse http, DossiersDb db, OneStopRules rules, Calendars calendars, TimeProvider clock, CancellationToken ct)
    {
        var standing = await db.Petitions.AsNoTracking().Where(p => p.Id == id).Select(p => new { p.AgencyId, p.DueAt, p.ReceivedAt }).SingleOrDefaultAsync(ct);
        if (standing is null)
        {
            return TypedResults.NotFound();
        }

        var rule = await rules.AtAsync(db, CivilTime.DateOf(standing.ReceivedAt), ct);
        var dueAt = await db.WorkingDaysAsync(calendars, standing.AgencyId, standing.DueAt, rule.PetitionExtensionDays, ct);
        return await MoveAsync(id, expected, caller, http, db, p => p.Extend(dueAt, request.Text, Actor.Of(caller), clock.GetUtcNow()), null, ct);
    }

    private static Task<Results<Ok<Response>, NotFound, ProblemHttpResult>> Answer(
        Guid id, AnswerForm request, IfMatch expected, Caller caller, HttpResponse http, DossiersDb db, IEventLog events, TimeProvider clock, CancellationToken ct) =>
        MoveAsync(
            id, expected, caller, http, db, p => p.Reply(request.Text.Normalize(), Actor.Of(caller), clock.GetUtcNow()),
            p => events.Stage(p, new PetitionAnswered(p.Id, p.AgencyId, p.AnsweredAt!.Value, p.DueAt)), ct);

    /// <summary>Only the agency that has it now, or one above it whose post reaches it, moves a petition.</summary>
    private static async Task<Results<Ok<Response>, NotFound, ProblemHttpResult>> MoveAsync(
        Guid id, IfMatch expected, Caller caller, HttpResponse http, DossiersDb db, Func<Petition, Refusal?> move, Action<Petition>? moved, CancellationToken ct)
    {
        var petition = await db.Petitions.InReach(db, caller).SingleOrDefaultAsync(p => p.Id == id, ct);
        if (petition is null)
        {
            return TypedResults.NotFound();
        }

        if (!expected.Matches(petition.Version))
        {
            return CommonRefusals.VersionConflict.ToProblem();
        }

        if (!await db.ReachesAsync(caller, petition.AgencyId, ct))
        {
            return Refusals.NotHolder.ToProblem();
        }

        if (move(petition) is { } refusal)
        {
            return refusal.ToProblem();
        }

        moved?.Invoke(petition);
        await db.SaveChangesAsync(ct);
        http.SetETag(petition.Version);
        return TypedResults.Ok(new Response(petition.Id, petition.Version, petition.Code, petition.State, petition.AgencyId, petition.DueAt));
    }
}
