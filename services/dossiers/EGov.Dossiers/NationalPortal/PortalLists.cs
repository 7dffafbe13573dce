using EGov.Dossiers.Model;
using EGov.Dossiers.Notices;
using EGov.Dossiers.Payments;
using EGov.Dossiers.Storage;
using Microsoft.EntityFrameworkCore;

namespace EGov.Dossiers.NationalPortal;

/// <summary>What lies beside a dossier and belongs into its message: supplements, the signed result, whether it was paid online.</summary>
internal sealed record PortalLists(IReadOnlyList<PortalSupplement> Supplements, IReadOnlyList<PortalResult> Results, bool PaidOnline)
{
    internal static async Task<PortalLists> OfAsync(DossiersDb db, Dossier dossier, PublishedVersion version, PublicOptions address, CancellationToken ct)
    {
        var asked = await db.SupplementRequests.AsNoTracking().Where(r => r.DossierId == dossier.Id).OrderBy(r => r.Number).ToListAsync(ct);
        // The receiver's rounds keep the due times that held: one ends when a supplement is asked for, another opens with its answer.
        var rounds = asked.Count == 0
            ? []
            : await db.Participations.AsNoTracking().Where(p => p.DossierId == dossier.Id && p.IsReceiver).OrderBy(p => p.OpenedAt).ToListAsync(ct);
        var results = await (
            from result in db.ResultFiles.AsNoTracking().InForce(db.Dossiers, dossier.Id)
            join file in db.StoredFiles on result.FileId equals file.Id
            select new { result.Id, file.Name }).ToListAsync(ct);
        // Only the applicant's own account reads it from outside; a dossier without one has no address to give.
        var path = dossier.OwnerId is null ? "" : address.Link($"/api/dossiers/v1/my-dossiers/{dossier.Id}/result-file/content") ?? "";
        return new PortalLists(
            [.. asked.Select(r => Tell(version, r, rounds))],
            [.. results.Select(r => new PortalResult(r.Name, "", r.Id.ToString(), path))],
            await db.PaymentRequests.AnyAsync(r => r.DossierId == dossier.Id && r.Way == Contracts.PaymentWay.Online && r.State == PaymentState.Paid, ct));
    }

    internal static PortalPaper Paper(PublishedVersion version, string code, int originals, int copies) => new(
        version.Content.Components.FirstOrDefault(c => c.Code == code)?.Name ?? code, PortalStory.Number(originals + copies), originals > 0 ? "0" : "1");

    private static PortalSupplement Tell(PublishedVersion version, SupplementRequest r, List<Participation> rounds) => new(
        PortalStory.Number(r.Number), r.OfficialName ?? "", string.Join("; ", r.Items.Select(i => $"{i.What}: {i.Reason}")), PortalFormat.Write(r.AskedAt), "",
        r.AnswerNote ?? "", PortalFormat.Write(r.AnsweredAt), r.AnsweredAt is null ? "0" : "1", [.. r.Brought().Select(b => Paper(version, b.Code, b.Originals, b.Copies))], [],
        PortalFormat.Write(rounds.LastOrDefault(p => p.SupersededAt == r.AskedAt)?.DueAt),
        PortalFormat.Write(r.AnsweredAt is null ? null : rounds.LastOrDefault(p => p.OpenedAt == r.AnsweredAt)?.DueAt));
}
