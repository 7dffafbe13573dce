using System.ComponentModel.DataAnnotations;
using EGov.Api;
using EGov.Dossiers.Contracts;
using EGov.Dossiers.Model;
using EGov.Dossiers.Reception;
using EGov.Dossiers.Storage;
using EGov.Messaging;
using EGov.Postgres;
using EGov.WorkingTime;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace EGov.Dossiers.Ending;

/// <summary>The counter does not take an application. It gives the refusal in writing, with number and reason (form 03): no dossier, but a record.</summary>
internal static class RefuseAtCounter
{
    /// <param name="ProcedureCode">Procedure asked for; absent where the catalogue has none, then the subject says what was asked for.</param>
    public sealed record Request(
        [Required] ApplicantForm Applicant, [StringLength(30)] string? ProcedureCode = null, Guid? AgencyId = null, [StringLength(1000)] string? Subject = null,
        [StringLength(30)] string? ReasonCode = null, [StringLength(2000, MinimumLength = 5)] string? Reason = null) : IValidatableObject
    {
        public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
        {
            if (string.IsNullOrWhiteSpace(ProcedureCode) && string.IsNullOrWhiteSpace(Subject))
            {
                yield return new ValidationResult("A procedure, or what was asked for in words.", [nameof(Subject)]);
            }
        }
    }

    public sealed record Response(Guid Id, string DocumentNumber, string Reason, DateTimeOffset RefusedAt);

    internal static void Map(RouteGroupBuilder refusals) => refusals
        .MapPost("", Handle)
        .RequireAuthorization(Policies.Receive)
        .WithIdempotency<DossiersDb>()
        .WithName(nameof(RefuseAtCounter))
        .WithSummary("Refuse an application at the counter, in writing");

    private static async Task<Results<Created<Response>, ProblemHttpResult>> Handle(
        IdempotencyKey key, Request request, Caller caller, DossiersDb db, IEventLog events, OneStopRules rules, TimeProvider clock, CancellationToken ct)
    {
        var at = clock.GetUtcNow();
        var day = CivilTime.DateOf(at);
        if ((request.AgencyId ?? caller.AgencyId) is not { } agency || !await db.ReachesAsync(caller, agency, ct))
        {
            return Refusals.UnknownAgency.ToProblem();
        }

        if (request.ProcedureCode is { } code && !await db.Procedures.AnyAsync(p => p.Code == code, ct))
        {
            return Refusals.UnknownProcedure.ToProblem(("procedureCode", code));
        }

        var applicant = request.Applicant.ToApplicant();
        if (!IdentityNumber.IsValid(applicant.Kind, applicant.Identity, day))
        {
            return (applicant.Kind == ApplicantKind.Enterprise ? Refusals.WrongTaxCode : Refusals.WrongCitizenNumber).ToProblem();
        }

        var (reason, refusal) = await db.ReasonAsync(ReasonKind.Refusal, request.ReasonCode, request.Reason, day, ct);
        if (refusal is not null)
        {
            return refusal.ToProblem();
        }

        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var notice = NoticeOf(request, applicant, agency, caller, at, reason,
            await db.NextDocumentNumberAsync(agency, DocumentCounter.Refusal, await rules.AtAsync(db, day, ct), at, ct));
        var response = new Response(notice.Id, notice.DocumentNumber, reason, at);
        db.Add(notice);
        events.Stage(notice, new ReceptionRefused(notice.Id, agency, notice.ProcedureCode, notice.ReasonCode, at));
        db.Remember(key, StatusCodes.Status201Created, $"/v1/refusals/{notice.Id}", notice.Version, response);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return TypedResults.Created($"/v1/refusals/{notice.Id}", response);
    }

    private static RefusalNotice NoticeOf(
        Request request, Applicant applicant, Guid agency, Caller caller, DateTimeOffset at, string reason, string number) => new()
        {
            Id = Guid.CreateVersion7(),
            DocumentNumber = number,
            Stage = RefusalStage.Counter,
            AgencyId = agency,
            OfficialId = caller.OfficialId,
            OfficialName = caller.Name,
            ProcedureCode = request.ProcedureCode,
            ApplicantKind = applicant.Kind,
            ApplicantName = VietnameseText.Nfc(applicant.Name),
            ApplicantIdentity = applicant.Identity,
            ApplicantPhone = applicant.Phone,
            ApplicantEmail = applicant.Email,
            ApplicantAddress = applicant.Address,
            Subject = request.Subject is { } subject ? VietnameseText.Nfc(subject) : null,
            ReasonCode = request.ReasonCode,
            Reason = reason,
            RefusedAt = at,
        };
}
