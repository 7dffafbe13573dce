using System.ComponentModel.DataAnnotations;
using EGov.Api;
using EGov.Dossiers.Contracts;
using EGov.Dossiers.Handling;
using EGov.Dossiers.Model;
using EGov.Dossiers.Storage;
using EGov.Messaging;
using Microsoft.AspNetCore.Http.HttpResults;

namespace EGov.Dossiers.Supplements;

/// <summary>
/// Asks the applicant to complete a dossier: once, everything at once, within the working days that the handling agency has for it
/// (NĐ 61/2018 art. 17, 19). Later, or again, only a superior asks, and says why. The clock stands until the answer.
/// </summary>
internal static class RequestSupplement
{
    /// <param name="Component">Component of the procedure; null for anything else.</param>
    /// <param name="What">What is missing, where it is no component, or more words about it.</param>
    /// <param name="Originals">How many originals; the procedure's number when absent.</param>
    /// <param name="Copies">How many copies; the procedure's number when absent.</param>
    /// <param name="ReasonCode">Reason of the list.</param>
    /// <param name="Note">More words about the reason; some reasons need them.</param>
    public sealed record Item(
        [Required, StringLength(30)] string ReasonCode, [StringLength(50)] string? Component = null, [StringLength(500, MinimumLength = 2)] string? What = null,
        [Range(0, 100)] int? Originals = null, [Range(0, 100)] int? Copies = null, [StringLength(1000)] string? Note = null) : IValidatableObject
    {
        public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
        {
            if (string.IsNullOrWhiteSpace(Component) && string.IsNullOrWhiteSpace(What))
            {
                yield return new ValidationResult("A component, or what is missing in words.", [nameof(What)]);
            }
        }
    }

    /// <summary>Whom the applicant may ask.</summary>
    public sealed record ContactForm([Required, StringLength(200, MinimumLength = 2)] string Name, [Required, RegularExpression("^0[0-9]{9,10}$")] string Phone);

    /// <param name="SuperiorReason">Why a superior allows a late or a repeated request.</param>
    public sealed record Request(
        [Required, MinLength(1), MaxLength(50)] IReadOnlyList<Item> Items, [Required] ContactForm Contact,
        [StringLength(1000, MinimumLength = 5)] string? SuperiorReason = null);

    public sealed record Response(
        Guid Id, int Number, string DocumentNumber, DateTimeOffset AskedAt, DateTimeOffset AskBy, DateTimeOffset AnswerBy, bool Late, bool Repeated, Standing Dossier);

    internal static void Map(RouteGroupBuilder dossiers) => dossiers
        .MapPost("/{id:guid}/supplement-requests", Handle)
        .RequireAuthorization(Policies.Work)
        .WithName(nameof(RequestSupplement))
        .WithSummary("Ask the applicant to complete a dossier; its clock stands");

    private static async Task<Results<Created<Response>, NotFound, ProblemHttpResult>> Handle(
        Guid id, Request request, IfMatch expected, Caller caller, HttpResponse http,
        DossiersDb db, IEventLog events, SupplementDesk desk, TimeProvider clock, CancellationToken ct)
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

        var now = clock.GetUtcNow();
        var (asking, refused) = await desk.CheckAsync(db, dossier, request, caller, now, ct);
        if (asking is null)
        {
            return refused!;
        }

        var holder = dossier.Lead.AgencyId;
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var numbered = asking with { DocumentNumber = await desk.NumberAsync(db, dossier, DocumentCounter.Supplement, holder, now, ct) };
        var told = SupplementDesk.Summary(numbered.Items);
        if (dossier.Suspend(DossierState.SupplementRequested, told, asking.SuperiorReason is not null, now, Actor.Of(caller)) is { } refusal)
        {
            return refusal.ToProblem();
        }

        var asked = SupplementRequest.Of(dossier, numbered, Actor.Of(caller));
        db.Add(asked);
        events.Stage(dossier, new DossierSuspended(dossier.Id, holder, dossier.State, told, asked.AskedAt));
        events.Stage(dossier, new DossierSupplementRequested(dossier.Id, asked.Id, asked.Number, holder, asked.IsLate, asked.AskedAt, asked.AnswerBy));
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);

        http.SetETag(dossier.Version);
        return TypedResults.Created(
            $"/v1/dossiers/{id}/supplement-requests",
            new Response(asked.Id, asked.Number, asked.DocumentNumber, asked.AskedAt, asked.AskBy, asked.AnswerBy, asked.IsLate, asked.IsRepeated, Standing.Of(dossier)));
    }
}
