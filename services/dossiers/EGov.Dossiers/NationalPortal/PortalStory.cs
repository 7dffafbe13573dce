using System.Globalization;
using EGov.Dossiers.Browsing;
using EGov.Dossiers.Contracts;
using EGov.Dossiers.Model;
using EGov.Dossiers.Notices;
using EGov.Dossiers.Storage;
using Microsoft.EntityFrameworkCore;

namespace EGov.Dossiers.NationalPortal;

/// <summary>A dossier as it stands, told in the portal's words, with the rows of its history that the portal has not heard yet.</summary>
internal sealed record PortalStory(int Version, int LastSeq, DossierState State, DateTimeOffset? DueAt, PortalDossier Dossier, IReadOnlyList<PortalStep> Steps)
{
    internal static async Task<PortalStory> OfAsync(DossiersDb db, PublishedVersions versions, PublicOptions address, Guid id, int afterSeq, CancellationToken ct)
    {
        var d = await db.Dossiers.AsNoTracking().SingleAsync(x => x.Id == id, ct);
        var version = await versions.GetAsync(db, d.ProcedureVersionId, ct);
        var procedure = await db.ProcedureVersions.Where(v => v.Id == d.ProcedureVersionId).Select(v => v.Name).SingleAsync(ct);
        var receiving = await db.Agencies.Where(a => a.Id == d.ReceivingAgencyId).Select(a => a.Name).SingleAsync(ct);
        var rows = await (
            from h in db.Holdings.AsNoTracking()
            join agency in db.Agencies on h.AgencyId equals agency.Id
            join official in db.Officials on h.OfficialId equals official.Id into officials
            from official in officials.DefaultIfEmpty()
            where h.DossierId == id && (h.Seq > afterSeq || (h.Leads && h.UntilAt == null))
            orderby h.Seq
            select new Row(h.Seq, h.Step, agency.Name, official == null ? null : official.FullName, h.State, h.Note, h.FromAt, h.UntilAt, h.DueAt, h.Leads)).ToListAsync(ct);
        var beside = await PortalLists.OfAsync(db, d, version, address, ct);
        return new PortalStory(
            d.Version, rows.Count == 0 ? afterSeq : rows[^1].Seq, d.State, d.DueAt, Tell(d, version, procedure, receiving, rows.Last(r => r.Leads).Agency, beside),
            [.. rows.Where(r => r.Seq > afterSeq).Select(r => Tell(d.Code!, version, r))]);
    }

    private static PortalDossier Tell(Dossier d, PublishedVersion version, string procedure, string receiving, string holder, PortalLists beside)
    {
        var fees = version.Content.Fees.GroupBy(f => f.Code, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal);
        return new PortalDossier(
            d.Code!, version.Code, procedure, "", version.Field, d.Code!, d.ApplicantName, Number((int)d.ApplicantKind), d.ApplicantIdentity, "",
            d.ApplicantEmail ?? "", "", d.ApplicantPhone ?? "", d.Subject ?? procedure, PortalFormat.Write(d.ReceivedAt), PortalFormat.Write(d.DueAt), Number((int)d.State),
            PortalFormat.Write(d.ReturnedAt), d.ResultNumber ?? "", d.Channel == Channel.Postal ? "1" : "0", PortalFormat.Write(d.FinishedAt), holder, d.DecisionReason ?? "",
            [.. d.Components.Select(c => PortalLists.Paper(version, c.Code, c.Originals, c.Copies))],
            [.. d.Fees.Select(f => new PortalFee(
                fees.TryGetValue(f.Code, out var fee) ? fee.Name : f.Code, f.Code, "", Number(f.Amount), fee?.Kind == FeeKind.Charge ? "2" : "1"))],
            beside.Supplements, beside.Results, receiving, beside.PaidOnline ? "2" : "0", d.State == DossierState.Declined ? PortalFormat.Write(d.FinishedAt) : "", d.ApplicantKind == ApplicantKind.Citizen ? "1" : "2",
            d.ApplicantIdentity, PortalFormat.Write(d.SubmittedAt ?? d.ReceivedAt));
    }

    private static PortalStep Tell(string code, PublishedVersion version, Row row)
    {
        var step = version.Content.Steps.FirstOrDefault(s => s.No == row.Step);
        return new PortalStep(
            code, row.Official ?? "", step?.Role ?? "", PortalFormat.Write(row.From), row.Agency, $"{step?.Name}: {Progress.NameOf(row.State).Vietnamese}",
            Number((int)row.State), PortalFormat.Write(row.From), PortalFormat.Write(row.DueAt));
    }

    internal static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    private sealed record Row(
        int Seq, int Step, string Agency, string? Official, DossierState State, string? Note, DateTimeOffset From, DateTimeOffset? Until, DateTimeOffset? DueAt, bool Leads);
}
