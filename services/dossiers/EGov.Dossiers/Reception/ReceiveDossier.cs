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

/// <summary>
/// Counter reception: a complete dossier gets its code and its due time at once. Any desk of the province receives for the competent agency,
/// where the procedure allows it: the code is the desk's, and the dossier goes to the competent agency at once.
/// </summary>
internal static class ReceiveDossier
{
    /// <param name="AgencyId">The desk; the caller's own agency when absent.</param>
    /// <param name="CompetentAgencyId">The agency the desk receives for, where it is another one (phi địa giới hành chính).</param>
    /// <param name="ResultAgencyId">The desk where the applicant fetches the result, where that is another one.</param>
    public sealed record Request(
        [Required, StringLength(30)] string ProcedureCode,
        [Required] ApplicantForm Applicant,
        [Required, MaxLength(100)] IReadOnlyList<ComponentForm> Components,
        [MaxLength(50)] IReadOnlyList<FeeForm>? Fees = null,
        Channel Channel = Channel.Direct,
        Guid? AgencyId = null,
        [StringLength(1000)] string? Subject = null,
        Guid? CompetentAgencyId = null,
        Guid? ResultAgencyId = null);

    public sealed record Response(
        Guid Id, string Code, int Version, DossierState State, int StateCode, DateTimeOffset ReceivedAt, DateTimeOffset? DueAt, long FeeTotal);

    internal static void Map(RouteGroupBuilder dossiers) => dossiers
        .MapPost("", Handle)
        .RequireAuthorization(Policies.Receive)
        .WithIdempotency<DossiersDb>()
        .WithName(nameof(ReceiveDossier))
        .WithSummary("Receive a dossier at the counter");

    private static async Task<Results<Created<Response>, ProblemHttpResult>> Handle(
        IdempotencyKey key, Request request, Caller caller, HttpResponse http, DossiersDb db, IEventLog events,
        ReceptionCheck check, OneStopRules rules, TimeProvider clock, CancellationToken ct)
    {
        var at = clock.GetUtcNow();
        var day = CivilTime.DateOf(at);
        var deskId = request.AgencyId ?? caller.AgencyId;
        var asked = new ReceptionCheck.Asked(
            request.ProcedureCode, request.CompetentAgencyId ?? deskId, request.Channel, null, request.Applicant.ToApplicant(), request.Subject,
            [.. request.Components.Select(c => c.ToHandedIn())], [.. (request.Fees ?? []).Select(f => (f.Code, f.Quantity))], deskId, request.ResultAgencyId);
        if (request.Channel is not (Channel.Direct or Channel.Postal))
        {
            return Refusals.ChannelNotOffered.ToProblem();
        }

        if (request.AgencyId is { } agency && !await db.ReachesAsync(caller, agency, ct))
        {
            return Refusals.UnknownAgency.ToProblem();
        }

        var (checkedOut, refusal) = await check.CheckAsync(db, asked, day, ct);
        if (checkedOut is not { } desk)
        {
            return refusal!;
        }

        var (dueAt, stepDueAt) = desk.DueTimes(at);
        var handOnBy = HandOn.By(await rules.AtAsync(db, day, ct), desk.Version.Content, desk.Version.FirstStep.No, desk.Calendar, at);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var code = desk.Code(day, await db.NextNumberAsync(desk.Application.DeskAgencyId ?? desk.Application.AgencyId, day, ct));
        var dossier = Dossier.Receive(desk.Application, code, at, dueAt, stepDueAt, Actor.Of(caller), handOnBy);
        var response = new Response(
            dossier.Id, code, dossier.Version, dossier.State, (int)dossier.State, at, dueAt, dossier.Fees.Sum(f => f.Amount));

        db.Add(dossier);
        events.Stage(dossier, desk.Received(dossier));
        if (dossier.DeskAgencyId is { } takenInAt)
        {
            events.Stage(dossier, new DossierHandedOver(
                dossier.Id, takenInAt, dossier.Step, [new StepRecipient(dossier.ReceivingAgencyId, dossier.Step, true, dueAt)], at));
        }

        db.Remember(key, StatusCodes.Status201Created, $"/v1/dossiers/{dossier.Id}", dossier.Version, response);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);

        http.SetETag(dossier.Version);
        return TypedResults.Created($"/v1/dossiers/{dossier.Id}", response);
    }
}
