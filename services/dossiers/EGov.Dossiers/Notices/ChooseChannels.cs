using EGov.Api;
using EGov.Dossiers.Model;
using EGov.Dossiers.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace EGov.Dossiers.Notices;

/// <summary>
/// An account chooses by which ways it is told; for a dossier without an account the desk that received it notes what the applicant said.
/// Version 0 stands for a choice nobody has made.
/// </summary>
internal static class ChooseChannels
{
    public sealed record Request(bool Mail, bool Sms);

    public sealed record Response(bool Mail, bool Sms, int Version, DateTimeOffset? ChangedAt);

    internal static void MapMine(RouteGroupBuilder mine)
    {
        mine.MapGet("/choice", GetMine).WithName("GetMyChannels").WithSummary("How one is told");
        mine.MapPut("/choice", PutMine).WithName("ChooseMyChannels").WithSummary("Choose how one is told");
    }

    internal static void MapDesk(RouteGroupBuilder dossiers)
    {
        dossiers.MapGet("/{id:guid}/notice-choice", GetOfDossier).RequireAuthorization(Policies.Work).WithName("GetChannelsOfDossier").WithSummary("How the applicant is told");
        dossiers.MapPut("/{id:guid}/notice-choice", PutOfDossier).RequireAuthorization(Policies.Receive).WithName("NoteChannelsOfDossier").WithSummary("Note how an applicant without an account is told");
    }

    private static Task<Ok<Response>> GetMine(Caller caller, HttpResponse http, DossiersDb db, CancellationToken ct) => ReadAsync(db, caller.Subject, http, ct);

    private static Task<Results<Ok<Response>, NotFound, ProblemHttpResult>> PutMine(
        Request request, IfMatch expected, Caller caller, HttpResponse http, DossiersDb db, TimeProvider clock, CancellationToken ct) =>
        WriteAsync(db, caller.Subject, request, expected, caller, http, clock, ct);

    private static async Task<Results<Ok<Response>, NotFound>> GetOfDossier(Guid id, Caller caller, HttpResponse http, DossiersDb db, CancellationToken ct)
    {
        var dossier = await db.Dossiers.AsNoTracking().InReach(db, caller).Where(d => d.Id == id).Select(d => new { d.Id, d.OwnerId }).SingleOrDefaultAsync(ct);
        return dossier is null ? TypedResults.NotFound() : await ReadAsync(db, dossier.OwnerId ?? dossier.Id, http, ct);
    }

    private static async Task<Results<Ok<Response>, NotFound, ProblemHttpResult>> PutOfDossier(
        Guid id, Request request, IfMatch expected, Caller caller, HttpResponse http, DossiersDb db, TimeProvider clock, CancellationToken ct)
    {
        var dossier = await db.Dossiers.AsNoTracking().InReach(db, caller).Where(d => d.Id == id).Select(d => new { d.OwnerId, d.ReceivingAgencyId, d.DeskAgencyId }).SingleOrDefaultAsync(ct);
        if (dossier is null)
        {
            return TypedResults.NotFound();
        }

        if (!await db.ReachesAsync(caller, dossier.ReceivingAgencyId, ct) && !(dossier.DeskAgencyId is { } took && await db.ReachesAsync(caller, took, ct)))
        {
            return Refusals.NotHolder.ToProblem();
        }

        return dossier.OwnerId is null ? await WriteAsync(db, id, request, expected, caller, http, clock, ct) : Refusals.DossierHasAccount.ToProblem();
    }

    private static async Task<Ok<Response>> ReadAsync(DossiersDb db, Guid holder, HttpResponse http, CancellationToken ct)
    {
        var choice = await db.NoticeChoices.AsNoTracking().SingleOrDefaultAsync(c => c.HolderId == holder, ct);
        http.SetETag(choice?.Version ?? 0);
        return TypedResults.Ok(choice is null ? new Response(true, true, 0, null) : new Response(choice.Mail, choice.Sms, choice.Version, choice.ChangedAt));
    }

    private static async Task<Results<Ok<Response>, NotFound, ProblemHttpResult>> WriteAsync(
        DossiersDb db, Guid holder, Request request, IfMatch expected, Caller caller, HttpResponse http, TimeProvider clock, CancellationToken ct)
    {
        var choice = await db.NoticeChoices.SingleOrDefaultAsync(c => c.HolderId == holder, ct);
        if (!expected.Matches(choice?.Version ?? 0))
        {
            return CommonRefusals.VersionConflict.ToProblem();
        }

        if (choice is null)
        {
            choice = new NoticeChoice { HolderId = holder };
            db.Add(choice);
        }

        choice.Choose(request.Mail, request.Sms, caller.Subject, clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
        http.SetETag(choice.Version);
        return TypedResults.Ok(new Response(choice.Mail, choice.Sms, choice.Version, choice.ChangedAt));
    }
}
