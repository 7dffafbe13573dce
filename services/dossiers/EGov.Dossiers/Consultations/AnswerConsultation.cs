using System.ComponentModel.DataAnnotations;
using EGov.Api;
using EGov.Dossiers.Contracts;
using EGov.Dossiers.Model;
using EGov.Dossiers.Storage;
using EGov.Messaging;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace EGov.Dossiers.Consultations;

/// <summary>A consulted agency agrees, disagrees, or says something else; the last two in words. Late answers are taken, and recorded as late.</summary>
internal static class AnswerConsultation
{
    public sealed record Request(Opinion Opinion, [StringLength(8000)] string? Answer = null) : IValidatableObject
    {
        public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
        {
            if (Opinion is not (Opinion.Agree or Opinion.Disagree or Opinion.Other))
            {
                yield return new ValidationResult("Agree, Disagree hoặc Other. / Agree, Disagree or Other.", [nameof(Opinion)]);
            }

            if (Opinion is Opinion.Disagree or Opinion.Other && string.IsNullOrWhiteSpace(Answer))
            {
                yield return new ValidationResult("Phải nêu ý kiến bằng văn bản. / Say why, in words.", [nameof(Answer)]);
            }
        }
    }

    internal static void Map(RouteGroupBuilder consultations) => consultations
        .MapPost("/{id:guid}/answer", Handle)
        .WithName(nameof(AnswerConsultation))
        .WithSummary("Answer a consultation");

    private static async Task<Results<Ok<ConsultationView>, NotFound, ProblemHttpResult>> Handle(
        Guid id, Request request, IfMatch expected, Caller caller, HttpResponse http,
        DossiersDb db, IEventLog events, Calendars calendars, TimeProvider clock, CancellationToken ct)
    {
        var consultation = await db.Consultations.InReach(db, caller).SingleOrDefaultAsync(c => c.Id == id, ct);
        if (consultation is null)
        {
            return TypedResults.NotFound();
        }

        if (!expected.Matches(consultation.Version))
        {
            return CommonRefusals.VersionConflict.ToProblem();
        }

        if (!await db.ReachesAsync(caller, consultation.AgencyId, ct))
        {
            return Refusals.NotConsulted.ToProblem();
        }

        var now = clock.GetUtcNow();
        if (consultation.Reply(request.Opinion, request.Answer, now, Actor.Of(caller)) is { } refusal)
        {
            return refusal.ToProblem();
        }

        events.Stage(consultation, new ConsultationAnswered(
            id, consultation.DossierId, consultation.AskingAgencyId, consultation.AgencyId, request.Opinion, consultation.AnsweredAt!.Value, consultation.DueAt, consultation.IsLate));
        await db.SaveChangesAsync(ct);

        http.SetETag(consultation.Version);
        return TypedResults.Ok((await ConsultationView.OfAsync(db.Consultations.Where(c => c.Id == id), db, calendars, now, ct))[0]);
    }
}
