using EGov.Dossiers.Contracts;
using EGov.Dossiers.Model;
using EGov.Dossiers.Storage;
using EGov.Dossiers.Worklists;

namespace EGov.Dossiers.Deadlines;

/// <summary>A letter of apology as those who work on it see it.</summary>
/// <param name="Id">The letter.</param>
/// <param name="Version">Version to act on.</param>
/// <param name="State">What has become of it.</param>
/// <param name="DossierId">The dossier.</param>
/// <param name="Code">Its code.</param>
/// <param name="DossierState">Where it stands.</param>
/// <param name="Procedure">What is asked for.</param>
/// <param name="Agency">Agency that holds it or, once signed, the one that apologised.</param>
/// <param name="DueAt">The due time that will not be kept.</param>
/// <param name="SignBy">Latest moment to send the letter in time.</param>
/// <param name="ProposedAt">When it was proposed.</param>
/// <param name="ProposedDueAt">New date as computed.</param>
/// <param name="NewDueAt">New date as signed.</param>
/// <param name="InTime">Whether it was sent as early as the law wants.</param>
/// <param name="Reason">Reason told, or why no letter is needed.</param>
/// <param name="ClosedAt">When it was signed, dismissed or lapsed.</param>
/// <param name="ClosedBy">Who signed or dismissed it.</param>
/// <param name="SignerTitle">The signer's title.</param>
/// <param name="SignedAs">Whether the head, a deputy for the head or somebody else signed.</param>
public sealed record ApologyItem(
    Guid Id, int Version, ApologyState State, Guid DossierId, string? Code, DossierState DossierState, NamedProcedure Procedure, NamedAgency Agency,
    DateTimeOffset DueAt, DateTimeOffset SignBy, DateTimeOffset ProposedAt, DateTimeOffset ProposedDueAt,
    DateTimeOffset? NewDueAt, bool? InTime, string? Reason, DateTimeOffset? ClosedAt, string? ClosedBy,
    string? SignerTitle, SigningCapacity? SignedAs);

/// <summary>Reading of apologies.</summary>
internal static class ApologyView
{
    /// <summary>Letters with the leading agency of now, for those that are open, and of the signature, for those that are not.</summary>
    internal static IQueryable<ApologyRow> ApologyRows(this DossiersDb db) =>
        from a in db.Apologies
        join d in db.Dossiers on a.DossierId equals d.Id
        join h in db.Holdings.Where(h => h.Leads && h.UntilAt == null) on d.Id equals h.DossierId
        join v in db.ProcedureVersions on d.ProcedureVersionId equals v.Id
        join p in db.Procedures on d.ProcedureId equals p.Id
        join g in db.Agencies on a.State == ApologyState.Proposed ? h.AgencyId : a.AgencyId equals g.Id
        select new ApologyRow { Apology = a, Dossier = d, ProcedureCode = p.Code, ProcedureName = v.Name, Field = v.Field, AgencyId = g.Id, AgencyName = g.Name };

    /// <summary>Only those that wait for a signature: the dossier runs towards the due time they are about.</summary>
    internal static IQueryable<ApologyRow> Standing(this IQueryable<ApologyRow> rows) => rows.Where(r =>
        r.Apology.State == ApologyState.Proposed && r.Dossier.DueAt == r.Apology.DueAt
        && (r.Dossier.State == DossierState.Received || r.Dossier.State == DossierState.Processing));

    internal static ApologyItem ToItem(this ApologyRow r) => new(
        r.Apology.Id, r.Apology.Version,
        r.Apology.State == ApologyState.Proposed && !r.Apology.StandsFor(r.Dossier) ? ApologyState.Lapsed : r.Apology.State,
        r.Dossier.Id, r.Dossier.Code, r.Dossier.State, new NamedProcedure(r.ProcedureCode, r.ProcedureName, r.Field), new NamedAgency(r.AgencyId, r.AgencyName),
        r.Apology.DueAt, r.Apology.SignBy, r.Apology.ProposedAt, r.Apology.ProposedDueAt,
        r.Apology.NewDueAt, r.Apology.InTime, r.Apology.Reason, r.Apology.ClosedAt, r.Apology.ClosedByName,
        r.Apology.SignerTitle, r.Apology.SignedAs);
}

/// <summary>A letter with what is shown beside it.</summary>
internal sealed class ApologyRow
{
    public required Apology Apology { get; init; }

    public required Dossier Dossier { get; init; }

    public required string ProcedureCode { get; init; }

    public required string ProcedureName { get; init; }

    public required string Field { get; init; }

    public required Guid AgencyId { get; init; }

    public required string AgencyName { get; init; }
}
