using EGov.Dossiers.Contracts;
using EGov.Dossiers.Model;
using EGov.Dossiers.Storage;
using EGov.Messaging;
using Microsoft.EntityFrameworkCore;

namespace EGov.Dossiers.Notices;

/// <summary>Whoever was refused at the counter and gave an address has the number and the reason by mail or SMS too; the paper itself was handed over.</summary>
internal static class WhenReceptionRefusedThenNotify
{
    internal static async Task Handle(ReceptionRefused e, EventContext context, DossiersDb db, NoticeDesk desk, CancellationToken ct)
    {
        var refused = await db.RefusalNotices.AsNoTracking().SingleAsync(r => r.Id == e.RefusalId, ct);
        if (refused is { ApplicantEmail: null or "", ApplicantPhone: null or "" })
        {
            return;
        }

        var procedure = await (
            from version in db.ProcedureVersions
            join known in db.Procedures on version.ProcedureId equals known.Id
            where known.Code == refused.ProcedureCode
            orderby version.Number descending
            select version.Name).FirstOrDefaultAsync(ct);
        var agency = await db.Agencies.Where(a => a.Id == e.AgencyId).Select(a => a.Name).SingleAsync(ct);
        await desk.TellAsync(
            context, new NoticeFacts(NoticeKind.ReceptionRefused, null, e.AgencyId, e.RefusedAt, refused.Reason),
            new Addressee(null, refused.ApplicantName, refused.ApplicantPhone ?? "", refused.ApplicantEmail ?? "", refused.DocumentNumber, procedure ?? refused.Subject ?? "", agency, true, true), ct);
    }
}
