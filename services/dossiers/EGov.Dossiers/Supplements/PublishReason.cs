using System.ComponentModel.DataAnnotations;
using EGov.Api;
using EGov.Dossiers.Model;
using EGov.Dossiers.Storage;
using EGov.Postgres;
using EGov.WorkingTime;
using Microsoft.AspNetCore.Http.HttpResults;

namespace EGov.Dossiers.Supplements;

/// <summary>Adds a reason, or a new wording of one, from a day to come on. What was chosen before keeps its words.</summary>
internal static class PublishReason
{
    public sealed record Request(
        [Required, RegularExpression("^[A-Z]{2}-[A-Z0-9]{2,20}$")] string Code, ReasonKind Kind,
        [Required, StringLength(500, MinimumLength = 5)] string Vietnamese, [Required, StringLength(500, MinimumLength = 5)] string English,
        DateOnly ValidFrom, DateOnly? ValidTo = null, bool NeedsWords = false) : IValidatableObject
    {
        public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
        {
            if (!Enum.IsDefined(Kind))
            {
                yield return new ValidationResult("Supplement, Refusal or Stop.", [nameof(Kind)]);
            }

            if (ValidTo <= ValidFrom)
            {
                yield return new ValidationResult("The validity ends after it begins.", [nameof(ValidTo)]);
            }
        }
    }

    public sealed record Response(string Code, DateOnly ValidFrom);

    internal static void Map(IEndpointRouteBuilder app) => app
        .MapPost("/v1/reason-templates", Handle)
        .WithTags("supplements")
        .RequireAuthorization(Policies.ManageProcedures)
        .WithIdempotency<DossiersDb>()
        .WithName(nameof(PublishReason))
        .WithSummary("Publish a reason for supplements, refusals or stops");

    private static async Task<Results<Created<Response>, ProblemHttpResult>> Handle(
        IdempotencyKey key, Request request, DossiersDb db, TimeProvider clock, CancellationToken ct)
    {
        if (request.ValidFrom <= CivilTime.DateOf(clock.GetUtcNow()))
        {
            return Refusals.RuleInThePast.ToProblem();
        }

        db.Add(new ReasonTemplate
        {
            Code = request.Code,
            Kind = request.Kind,
            ValidFrom = request.ValidFrom,
            ValidTo = request.ValidTo,
            Vietnamese = VietnameseText.Nfc(request.Vietnamese),
            English = request.English,
            NeedsWords = request.NeedsWords,
        });
        var response = new Response(request.Code, request.ValidFrom);
        db.Remember(key, StatusCodes.Status201Created, "/v1/reason-templates", null, response);
        await db.SaveChangesAsync(ct);
        return TypedResults.Created("/v1/reason-templates", response);
    }
}
