using EGov.Api;
using EGov.Dossiers.Model;
using EGov.Dossiers.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace EGov.Dossiers.Ending;

/// <summary>The refusals an agency gave in writing, newest first.</summary>
internal static class BrowseRefusals
{
    private const string Sort = "refusals/newest";

    /// <param name="Late">Came after it had to: in handling after the due time, for a submission after the time of acceptance.</param>
    /// <param name="VoidedAt">When it was taken back for correction.</param>
    public sealed record Notice(
        Guid Id, string DocumentNumber, RefusalStage Stage, Guid? DossierId, string? DossierCode, Guid AgencyId, string? Official, string? ProcedureCode, string? Subject,
        ApplicantKind ApplicantKind, string ApplicantName, string? ApplicantIdentity, string? ApplicantPhone, string? ApplicantEmail, string? ApplicantAddress,
        string? ReasonCode, string Reason, DateTimeOffset RefusedAt, DateTimeOffset? RefuseBy, bool Late, DateTimeOffset? VoidedAt);

    private sealed record Keys(Guid Id);

    internal static void Map(RouteGroupBuilder refusals)
    {
        refusals.MapGet("", List).RequireAuthorization(Policies.Work).WithName("ListRefusals").WithSummary("List the refusals of one's agency");
        refusals.MapGet("/{id:guid}", Read).RequireAuthorization(Policies.Work).WithName("GetRefusal").WithSummary("Read a refusal");
    }

    private static async Task<Ok<Page<Notice>>> List(Choice<RefusalStage>? stage, PageRequest page, Caller caller, DossiersDb db, CancellationToken ct)
    {
        // Ids are made in order of time, so they are the order.
        var after = page.Keys<Keys>(Sort)?.Id;
        var notices = InReach(db, caller).Where(n => after == null || n.Id < after);
        if (stage is { Value: var wanted })
        {
            notices = notices.Where(n => n.Stage == wanted);
        }

        var rows = await Shown(notices.OrderByDescending(n => n.Id).Take(page.Limit + 1), db).ToListAsync(ct);
        return TypedResults.Ok(page.Cut([.. rows.OrderByDescending(r => r.Id)], Sort, r => new Keys(r.Id)));
    }

    private static async Task<Results<Ok<Notice>, NotFound>> Read(Guid id, Caller caller, DossiersDb db, CancellationToken ct) =>
        await Shown(InReach(db, caller).Where(n => n.Id == id), db).SingleOrDefaultAsync(ct) is { } notice ? TypedResults.Ok(notice) : TypedResults.NotFound();

    private static IQueryable<RefusalNotice> InReach(DossiersDb db, Caller caller)
    {
        var agencies = db.AgenciesInReach(caller);
        return db.RefusalNotices.AsNoTracking().Where(n => agencies.Contains(n.AgencyId));
    }

    private static IQueryable<Notice> Shown(IQueryable<RefusalNotice> notices, DossiersDb db) => notices.Select(n => new Notice(
        n.Id, n.DocumentNumber, n.Stage, n.DossierId, db.Dossiers.Where(d => d.Id == n.DossierId).Select(d => d.Code).FirstOrDefault(),
        n.AgencyId, n.OfficialName, n.ProcedureCode, n.Subject,
        n.ApplicantKind, n.ApplicantName, n.ApplicantIdentity, n.ApplicantPhone, n.ApplicantEmail, n.ApplicantAddress,
        n.ReasonCode, n.Reason, n.RefusedAt, n.RefuseBy, n.IsLate, n.VoidedAt));
}
