using System.ComponentModel.DataAnnotations;
using System.Security.Cryptography;
using EGov.Api;
using EGov.Dossiers.Contracts;
using EGov.Dossiers.Model;
using EGov.Dossiers.Storage;
using EGov.Messaging;
using EGov.Postgres;
using EGov.WorkingTime;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;

namespace EGov.Dossiers.Petitions;

/// <summary>
/// Anybody sends a petition: an account, or somebody with a name and a telephone or mail address, who gets a key to read the answer by. The key is
/// kept as a hash; beside that only the remembered answer of the request holds it, for the seven days of its idempotency key.
/// </summary>
internal static class SendPetition
{
    /// <param name="About">What it is about.</param>
    /// <param name="AgencyId">Agency it is sent to; may be left out for a dossier, then it goes to the agency that received that.</param>
    /// <param name="DossierCode">The dossier, where it is about one.</param>
    /// <param name="ProcedureCode">The procedure, where it is about one.</param>
    /// <param name="Field">The field, where it is about one.</param>
    public sealed record Request(
        PetitionSubject About, [Required, StringLength(200, MinimumLength = 5)] string Title, [Required, StringLength(5000, MinimumLength = 10)] string Content,
        Guid? AgencyId = null, [StringLength(60)] string? DossierCode = null, [StringLength(30)] string? ProcedureCode = null, [StringLength(200)] string? Field = null,
        [StringLength(200, MinimumLength = 2)] string? Name = null, [RegularExpression("^0[0-9]{9,10}$")] string? Phone = null, [EmailAddress, StringLength(200)] string? Email = null) : IValidatableObject
    {
        public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
        {
            if (About == PetitionSubject.Unknown || !Enum.IsDefined(About))
            {
                yield return new ValidationResult("Agency, Dossier, Procedure, Field or Attitude.", [nameof(About)]);
            }
        }
    }

    /// <param name="Key">With the code, what an asker without an account reads the answer by; null for accounts.</param>
    public sealed record Response(Guid Id, string Code, string? Key, DateTimeOffset ReceivedAt, DateTimeOffset DueAt);

    internal static void Map(RouteGroupBuilder petitions) => petitions
        .MapPost("", Handle)
        .AllowAnonymous()
        .WithIdempotency<DossiersDb>()
        .WithName(nameof(SendPetition))
        .WithSummary("Send a petition");

    private static async Task<Results<Created<Response>, ProblemHttpResult>> Handle(
        IdempotencyKey key, Request request, Caller caller, DossiersDb db, OneStopRules rules, Calendars calendars, IEventLog events, TimeProvider clock, CancellationToken ct)
    {
        var owner = caller.Kind is CallerKind.Citizen or CallerKind.Enterprise ? caller.Subject : (Guid?)null;
        if (owner is null && (request.Name is null || (request.Phone is null && request.Email is null)))
        {
            return Refusals.PetitionContactRequired.ToProblem();
        }

        var dossier = request.DossierCode is null ? null : await db.Dossiers.AsNoTracking().Where(d => d.Code == request.DossierCode).Select(d => new { d.Id, d.ReceivingAgencyId }).SingleOrDefaultAsync(ct);
        var procedure = request.ProcedureCode is null ? null : await db.Procedures.AsNoTracking().Where(p => p.Code == request.ProcedureCode).Select(p => (Guid?)p.Id).SingleOrDefaultAsync(ct);
        if (request.About switch { PetitionSubject.Dossier => dossier is null, PetitionSubject.Procedure => procedure is null, PetitionSubject.Field => string.IsNullOrWhiteSpace(request.Field), _ => false })
        {
            return Refusals.PetitionSubjectMissing.ToProblem();
        }

        var at = clock.GetUtcNow();
        var day = CivilTime.DateOf(at);
        var agency = await db.Agencies.AsNoTracking().SingleOrDefaultAsync(a => a.Id == (request.AgencyId ?? (dossier == null ? null : dossier.ReceivingAgencyId)), ct);
        if (agency is null)
        {
            return Refusals.UnknownAgency.ToProblem();
        }

        if (!agency.WorksOn(day))
        {
            return Refusals.AgencyIsClosed.ToProblem(("closedOn", agency.ClosedOn));
        }

        var rule = await rules.AtAsync(db, day, ct);
        var dueAt = await db.WorkingDaysAsync(calendars, agency.Id, at, rule.PetitionWorkingDays, ct);
        var secret = owner is null ? WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(32)) : null;
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var petition = new Petition
        {
            Code = await db.NextPetitionCodeAsync(day, ct),
            About = request.About,
            DossierId = dossier?.Id,
            ProcedureId = procedure,
            Field = request.Field is { } field ? VietnameseText.Nfc(field) : null,
            Title = VietnameseText.Nfc(request.Title),
            Content = request.Content.Normalize(),
            OwnerId = owner,
            AskerName = VietnameseText.Nfc(request.Name ?? caller.Name),
            AskerPhone = request.Phone,
            AskerEmail = request.Email,
            KeyHash = secret is null ? null : Petition.HashOf(secret),
            ReceivedAt = at,
        };
        petition.Begin(agency.Id, dueAt, Actor.Of(caller));
        db.Add(petition);
        events.Stage(petition, new PetitionReceived(petition.Id, petition.Code, agency.Id, petition.About, at, dueAt));
        var response = new Response(petition.Id, petition.Code, secret, at, dueAt);
        var location = $"/v1/petitions/tracking/{petition.Code}";
        db.Remember(key, StatusCodes.Status201Created, location, petition.Version, response);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return TypedResults.Created(location, response);
    }
}
