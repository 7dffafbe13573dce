using System.ComponentModel.DataAnnotations;
using EGov.Api;
using EGov.Dossiers.Contracts;
using EGov.Dossiers.Model;
using EGov.Dossiers.Storage;
using EGov.Messaging;
using EGov.Postgres;
using EGov.WorkingTime;
using Microsoft.AspNetCore.Http.HttpResults;

namespace EGov.Dossiers.Reception;

/// <summary>A citizen or an enterprise submits a dossier online; the agency has some working hours to accept or decline it.</summary>
internal static class SubmitDossier
{
    /// <param name="ResultAgencyId">The desk where the applicant fetches the result; the agency's own when absent.</param>
    public sealed record Request(
        [Required, StringLength(30)] string ProcedureCode,
        Guid AgencyId,
        [Required] ApplicantForm Applicant,
        [Required, MaxLength(100)] IReadOnlyList<ComponentForm> Components,
        [MaxLength(50)] IReadOnlyList<FeeForm>? Fees = null,
        [StringLength(1000)] string? Subject = null,
        Guid? ResultAgencyId = null);

    public sealed record Response(Guid Id, int Version, DossierState State, int StateCode, DateTimeOffset SubmittedAt, DateTimeOffset AcceptBy, long FeeTotal);

    internal static void Map(RouteGroupBuilder dossiers) => dossiers
        .MapPost("/online", Handle)
        .RequireAuthorization(Policies.Submit)
        .WithIdempotency<DossiersDb>()
        .WithName(nameof(SubmitDossier))
        .WithSummary("Submit a dossier online");

    private static async Task<Results<Created<Response>, ProblemHttpResult>> Handle(
        IdempotencyKey key, Request request, Caller caller, HttpResponse http, DossiersDb db, IEventLog events,
        ReceptionCheck check, AcceptanceTimes acceptance, TimeProvider clock, CancellationToken ct)
    {
        if (caller.Kind is not (CallerKind.Citizen or CallerKind.Enterprise))
        {
            return Refusals.AccountRequired.ToProblem();
        }

        var at = clock.GetUtcNow();
        var (checkedOut, refusal) = await check.CheckAsync(db, new ReceptionCheck.Asked(
            request.ProcedureCode, request.AgencyId, Channel.Online, caller.Subject, request.Applicant.ToApplicant(), request.Subject,
            [.. request.Components.Select(c => c.ToHandedIn())], [.. (request.Fees ?? []).Select(f => (f.Code, f.Quantity))], null, request.ResultAgencyId), CivilTime.DateOf(at), ct);
        if (checkedOut is not { } desk)
        {
            return refusal!;
        }

        var acceptBy = await acceptance.ByAsync(db, desk.Calendar, at, ct);
        var dossier = Dossier.Submit(desk.Application, at, acceptBy, Actor.Of(caller));
        var response = new Response(dossier.Id, dossier.Version, dossier.State, (int)dossier.State, at, acceptBy, dossier.Fees.Sum(f => f.Amount));

        db.Add(dossier);
        events.Stage(dossier, new DossierSubmitted(
            dossier.Id, desk.Version.Code, desk.Version.Number, dossier.ReceivingAgencyId, caller.Subject, at, acceptBy));
        db.Remember(key, StatusCodes.Status201Created, $"/v1/my-dossiers/{dossier.Id}", dossier.Version, response);
        await db.SaveChangesAsync(ct);

        http.SetETag(dossier.Version);
        return TypedResults.Created($"/v1/my-dossiers/{dossier.Id}", response);
    }
}
