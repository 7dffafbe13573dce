using EGov.Api;
using EGov.Dossiers.Contracts;
using EGov.Dossiers.Files.Filing;
using EGov.Dossiers.Handling;
using EGov.Dossiers.Model;
using EGov.Dossiers.Storage;
using EGov.Messaging;
using EGov.WorkingTime;
using Microsoft.AspNetCore.Http.HttpResults;

namespace EGov.Dossiers.Reception;

/// <summary>The desk accepts an online submission: it gets its code and its clock starts, under the version it was submitted for.</summary>
internal static class AcceptSubmission
{
    internal static void Map(RouteGroupBuilder dossiers) => dossiers
        .MapPost("/{id:guid}/acceptance", Handle)
        .RequireAuthorization(Policies.Receive)
        .WithName(nameof(AcceptSubmission))
        .WithSummary("Accept an online submission");

    private static async Task<Results<Ok<Standing>, NotFound, ProblemHttpResult>> Handle(
        Guid id, IfMatch expected, Caller caller, HttpResponse http, DossiersDb db, IEventLog events,
        PublishedVersions versions, Calendars calendars, OneStopRules rules, TimeProvider clock, CancellationToken ct)
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

        if (!await db.ReachesAsync(caller, dossier.ReceivingAgencyId, ct))
        {
            return Refusals.NotHolder.ToProblem();
        }

        if (!dossier.MayBeAccepted)
        {
            return Refusals.MoveNotAllowed.ToProblem();
        }

        var at = clock.GetUtcNow() is var now && now < dossier.Lead.FromAt ? dossier.Lead.FromAt : now;
        var day = CivilTime.DateOf(at);
        var version = await versions.GetAsync(db, dossier.ProcedureVersionId, ct);
        if (await db.MissingFilesAsync(dossier.Id, version, ct) is { Count: > 0 } missing)
        {
            return Refusals.ComponentFileMissing.ToProblem(("codes", missing));
        }

        var facts = (await db.ReceptionFactsAsync(dossier.ReceivingAgencyId, version.Code, day, ct))!;
        if (!facts.WorksOn(day))
        {
            return Refusals.AgencyIsClosed.ToProblem(("closedOn", facts.ClosedOn));
        }

        var calendar = await calendars.GetAsync(db, facts.CalendarId, ct);
        var term = version.Content.TermFor(dossier.Channel);
        DateTimeOffset? dueAt = term is { } t ? calendar.Due(at, t) : null;
        DateTimeOffset? stepDueAt = term is null ? null : calendar.AddMinutes(at, version.FirstStep.HoursFor(dossier.Channel) * 60);

        var handOnBy = HandOn.By(await rules.AtAsync(db, day, ct), version.Content, dossier.Step, calendar, at);

        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var code = CodeFormat.Write(
            facts.CodeTemplate, facts.FormerCode, facts.Code ?? facts.FormerCode!, day, await db.NextNumberAsync(dossier.ReceivingAgencyId, day, ct));
        if (dossier.Accept(code, facts.CalendarId, at, dueAt, stepDueAt, Actor.Of(caller), handOnBy) is { } refusal)
        {
            return refusal.ToProblem();
        }

        events.Stage(dossier, new DossierReceived(
            dossier.Id, code, version.Code, version.Number, version.Field, dossier.ReceivingAgencyId, dossier.Channel, dossier.OwnerId, at, dueAt));
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);

        http.SetETag(dossier.Version);
        return TypedResults.Ok(Standing.Of(dossier));
    }
}
