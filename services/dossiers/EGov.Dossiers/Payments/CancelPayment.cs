using System.ComponentModel.DataAnnotations;
using EGov.Api;
using EGov.Dossiers.Model;
using EGov.Dossiers.Storage;
using EGov.Messaging;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace EGov.Dossiers.Payments;

/// <summary>A payment request that is not paid is taken back, with the reason told to the applicant; a dossier that waited for it runs on.</summary>
internal static class CancelPayment
{
    public sealed record Request([Required, StringLength(1000, MinimumLength = 5)] string Reason);

    internal static void Map(RouteGroupBuilder requests) => requests
        .MapPost("/{id:guid}/cancellation", Handle)
        .RequireAuthorization(Policies.Work)
        .WithName(nameof(CancelPayment))
        .WithSummary("Cancel a payment request");

    private static async Task<Results<Ok<PaymentView>, NotFound, ProblemHttpResult>> Handle(
        Guid id, Request request, IfMatch expected, Caller caller, HttpResponse http,
        DossiersDb db, IEventLog events, Settlement settlement, TimeProvider clock, CancellationToken ct)
    {
        var owed = await db.PaymentsInReach(caller).SingleOrDefaultAsync(r => r.Id == id, ct);
        if (owed is null)
        {
            return TypedResults.NotFound();
        }

        if (!expected.Matches(owed.Version))
        {
            return CommonRefusals.VersionConflict.ToProblem();
        }

        var dossier = await db.Dossiers.WithOpenRows().SingleAsync(d => d.Id == owed.DossierId, ct);
        if (await db.CollectorAsync(dossier, caller, owed.AgencyId, ct) is null)
        {
            return Refusals.NotHolder.ToProblem();
        }

        if (await settlement.CancelAsync(db, events, owed, dossier, VietnameseText.Nfc(request.Reason), Actor.Of(caller), clock.GetUtcNow(), ct) is { } refusal)
        {
            return refusal.ToProblem();
        }

        await db.SaveChangesAsync(ct);

        http.SetETag(owed.Version);
        return TypedResults.Ok(PaymentView.Of(owed, []));
    }
}
