using System.ComponentModel.DataAnnotations;
using System.Globalization;
using EGov.Api;
using EGov.Dossiers.Contracts;
using EGov.Dossiers.Model;
using EGov.Dossiers.Storage;
using EGov.Messaging;
using EGov.Postgres;
using EGov.WorkingTime;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace EGov.Dossiers.Payments;

/// <summary>
/// Asks an applicant to meet a financial obligation: fees and charges at the prices of the day the dossier came in (a dossier keeps the rules
/// of that day), other obligations as they are said. Within handling its holder may let the clock stand until it is paid; otherwise it is a
/// mere collection that the holder or the receiving desk asks for.
/// </summary>
internal static class RequestPayment
{
    private static readonly CultureInfo Vietnamese = CultureInfo.GetCultureInfo("vi-VN");

    /// <param name="Timing">When it is collected, or that the applicant is exempt.</param>
    /// <param name="Pauses">Whether the dossier waits for it.</param>
    /// <param name="Fees">Fees and charges; without them those that reception noted.</param>
    /// <param name="Others">Other financial obligations.</param>
    /// <param name="Exemption">Why the applicant is exempt; needed with <c>Exempt</c>.</param>
    /// <param name="Reason">What the applicant is told.</param>
    public sealed record Request(
        PaymentTiming Timing,
        bool Pauses = false,
        [MaxLength(50)] IReadOnlyList<FeeAsked>? Fees = null,
        [MaxLength(20)] IReadOnlyList<ObligationAsked>? Others = null,
        [StringLength(500, MinimumLength = 5)] string? Exemption = null,
        [StringLength(1000, MinimumLength = 5)] string? Reason = null) : IValidatableObject
    {
        /// <inheritdoc/>
        public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
        {
            if (!Enum.IsDefined(Timing))
            {
                yield return new ValidationResult("Chọn Before, After hoặc Exempt. / Choose Before, After or Exempt.", [nameof(Timing)]);
            }

            if (Timing == PaymentTiming.Exempt != Exemption is not null)
            {
                yield return new ValidationResult("Miễn phí phải nêu lý do. / An exemption has its reason, and only an exemption.", [nameof(Exemption)]);
            }
        }
    }

    internal static void Map(RouteGroupBuilder dossiers) => dossiers
        .MapPost("/{id:guid}/payment-requests", Handle)
        .RequireAuthorization(Policies.Work)
        .WithIdempotency<DossiersDb>()
        .WithName(nameof(RequestPayment))
        .WithSummary("Request a payment of the applicant");

    private static async Task<Results<Created<PaymentView>, NotFound, ProblemHttpResult>> Handle(
        Guid id, IdempotencyKey key, IfMatch expected, Request request, Caller caller, HttpResponse http,
        DossiersDb db, IEventLog events, PublishedVersions versions, TimeProvider clock, CancellationToken ct)
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

        if (await AgencyAsync(db, dossier, caller, request.Pauses, ct) is not { } agency)
        {
            return Refusals.NotHolder.ToProblem();
        }

        var at = clock.GetUtcNow();
        var day = CivilTime.DateOf(dossier.ReceivedAt ?? dossier.SubmittedAt ?? at);
        var version = await versions.GetAsync(db, dossier.ProcedureVersionId, ct);
        if (Obligations.Lines(version, dossier.Fees, request.Fees, request.Others, request.Exemption, day) is not { } lines)
        {
            return Refusals.UnknownFee.ToProblem();
        }

        var reason = request.Reason ?? string.Create(Vietnamese, $"Yêu cầu thực hiện nghĩa vụ tài chính: {lines.Sum(l => (decimal)l.Amount):N0} đồng");
        var number = await db.PaymentRequests.CountAsync(r => r.DossierId == id, ct) + 1;
        var demand = new Demand(number, agency, request.Timing, request.Pauses, lines, day, VietnameseText.Nfc(reason));
        var (asked, refusal) = PaymentRequest.For(dossier, version.Field, demand, at, Actor.Of(caller));
        if (asked is null)
        {
            return refusal!.ToProblem();
        }

        if (asked.Pauses)
        {
            events.Stage(dossier, new DossierSuspended(dossier.Id, agency, dossier.State, asked.Reason, dossier.Lead.FromAt));
        }

        if (asked.IsOpen)
        {
            events.Stage(asked, new PaymentRequested(asked.Id, dossier.Id, agency, asked.Fee, asked.Charge, asked.Other, asked.Pauses, at));
        }

        var view = PaymentView.Of(asked, []);
        db.Add(asked);
        db.Remember(key, StatusCodes.Status201Created, $"/v1/payment-requests/{asked.Id}", asked.Version, view);
        await db.SaveChangesAsync(ct);

        http.SetETag(asked.Version);
        return TypedResults.Created($"/v1/payment-requests/{asked.Id}", view);
    }

    /// <summary>The agency the money is for: the holder's where the dossier waits, else the caller's side of desk and holder; null for others.</summary>
    private static async ValueTask<Guid?> AgencyAsync(DossiersDb db, Dossier dossier, Caller caller, bool pauses, CancellationToken ct)
    {
        if (pauses)
        {
            return (await db.HeldByAsync(dossier, caller, ct))?.AgencyId;
        }

        return await db.CollectorAsync(dossier, caller, null, ct);
    }
}
