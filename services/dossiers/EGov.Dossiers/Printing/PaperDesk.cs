using EGov.Api;
using EGov.Dossiers.Model;
using EGov.Dossiers.Notices;
using EGov.Dossiers.Printing.Forms;
using EGov.Dossiers.Printing.Layout;
using EGov.Dossiers.Storage;
using EGov.WorkingTime;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace EGov.Dossiers.Printing;

/// <summary>Issues papers: the first one who asks for a paper has it numbered and its words kept; whoever asks again gets the same paper.</summary>
internal sealed class PaperDesk(DossiersDb db, PublishedVersions versions, OneStopRules rules, IOptions<PublicOptions> address, TimeProvider clock)
{
    /// <summary>The paper of a form, the last one or the one of an occasion; or why there is none.</summary>
    internal async Task<(IssuedPaper? Paper, Refusal? Refusal)> IssueAsync(Dossier dossier, PaperForm form, int? occasion, Caller caller, CancellationToken ct)
    {
        var rule = await rules.AtAsync(db, CivilTime.DateOf(dossier.ReceivedAt ?? dossier.SubmittedAt ?? clock.GetUtcNow()), ct);
        if (PaperForms.NumberOf(form, rule.Forms) is null)
        {
            return (null, Refusals.FormNotOfItsTime);
        }

        var version = await versions.GetAsync(db, dossier.ProcedureVersionId, ct);
        var facts = await db.PaperFactsAsync(dossier, version, form, ct);
        var nth = occasion ?? facts.Count;
        if (nth < 1 || nth > facts.Count)
        {
            return (null, Refusals.NothingToPrint);
        }

        if (await FindAsync(dossier.Id, form, nth, ct) is { } issued && form != PaperForm.ControlSlip)
        {
            return (issued, null);
        }

        var fact = facts[nth - 1];
        var content = await ContentAsync(dossier, version, fact, ct);
        return (await FindAsync(dossier.Id, form, nth, ct) is { } slip ? await RefillAsync(slip, content, ct) : await NumberAsync(dossier, form, nth, rule, fact, content, caller, ct), null);
    }

    /// <summary>The paper laid out; its code leads to the public page of its dossier.</summary>
    internal PaperView View(IssuedPaper paper) => new(
        paper.Form, paper.Forms, paper.Number, paper.Year, paper.Content, Address(paper.Content.Code));

    /// <summary>A refusal laid out; one at the counter has no dossier to look up.</summary>
    internal async Task<PaperView> ViewAsync(RefusalNotice notice, CancellationToken ct)
    {
        var dossier = await db.Dossiers.AsNoTracking().Where(d => d.Id == notice.DossierId).Select(d => new { d.Code, d.ReceivedAt, d.SubmittedAt }).SingleOrDefaultAsync(ct);
        var day = CivilTime.DateOf(dossier?.ReceivedAt ?? dossier?.SubmittedAt ?? notice.RefusedAt);
        var above = await AboveAsync(notice.AgencyId, ct);
        var name = await (
            from procedure in db.Procedures
            join version in db.ProcedureVersions on procedure.Id equals version.ProcedureId
            where procedure.Code == notice.ProcedureCode && version.State != ProcedureState.Draft
            orderby version.ValidFrom <= day descending, version.ValidFrom descending
            select version.Name).FirstOrDefaultAsync(ct);
        var content = new PaperContent
        {
            Superior = above.ElementAtOrDefault(1),
            Agency = above[0],
            Place = PlaceName.Of(above),
            At = notice.RefusedAt,
            Code = dossier?.Code,
            ProcedureCode = notice.ProcedureCode ?? "",
            ProcedureName = name ?? "",
            ApplicantKind = notice.ApplicantKind,
            ApplicantName = notice.ApplicantName,
            ApplicantIdentity = notice.ApplicantIdentity,
            ApplicantPhone = notice.ApplicantPhone,
            ApplicantEmail = notice.ApplicantEmail,
            ApplicantAddress = notice.ApplicantAddress,
            Subject = notice.Subject,
            ReceivedAt = dossier?.ReceivedAt,
            Reason = notice.Reason,
            SignerName = await db.Officials.Where(o => o.Id == notice.OfficialId).Select(o => o.FullName).SingleOrDefaultAsync(ct) ?? notice.OfficialName,
        };
        var rule = await rules.AtAsync(db, day, ct);
        return new PaperView(PaperForm.Refusal, rule.Forms, notice.DocumentNumber, CivilTime.DateOf(notice.RefusedAt).Year, content, Address(content.Code));
    }

    private string? Address(string? code) => code is null ? null : address.Value.Link($"/api/dossiers/v1/tracking/{Uri.EscapeDataString(code)}");

    /// <summary>Counts a print that came about.</summary>
    internal Task PrintedAsync(IssuedPaper paper, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        return db.IssuedPapers.Where(p => p.Id == paper.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(p => p.Prints, p => p.Prints + 1).SetProperty(p => p.LastPrintedAt, now), ct);
    }

    private Task<IssuedPaper?> FindAsync(Guid dossierId, PaperForm form, int occasion, CancellationToken ct) =>
        db.IssuedPapers.AsNoTracking().SingleOrDefaultAsync(p => p.DossierId == dossierId && p.Form == form && p.Occasion == occasion, ct);

    /// <summary>The slip is filled as long as the dossier moves.</summary>
    private async Task<IssuedPaper> RefillAsync(IssuedPaper slip, PaperContent content, CancellationToken ct)
    {
        await db.IssuedPapers.Where(p => p.Id == slip.Id).ExecuteUpdateAsync(set => set.SetProperty(p => p.Content, content), ct);
        slip.Content = content;
        return slip;
    }

    private async Task<IssuedPaper> NumberAsync(
        Dossier dossier, PaperForm form, int occasion, OneStopRule rule, PaperFact fact, PaperContent content, Caller caller, CancellationToken ct)
    {
        var year = CivilTime.DateOf(fact.At).Year;
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var next = await db.NextPaperNumberAsync(fact.AgencyId, year, PaperForms.NumberKindOf(form), fact.Number is null, ct);
        // The counter's row is held: who waited for it finds the paper that was issued in the meantime and gives the number back.
        if (await FindAsync(dossier.Id, form, occasion, ct) is { } issued)
        {
            return issued;
        }

        var paper = new IssuedPaper
        {
            Id = Guid.CreateVersion7(),
            DossierId = dossier.Id,
            Form = form,
            Occasion = occasion,
            AgencyId = fact.AgencyId,
            Year = year,
            Number = fact.Number ?? $"{next:00}/{PaperForms.SuffixOf(form, rule.Forms)}",
            Forms = rule.Forms,
            Content = content,
            IssuedAt = clock.GetUtcNow(),
            IssuedBy = caller.Subject,
        };
        db.Add(paper);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return paper;
    }

    private async Task<PaperContent> ContentAsync(Dossier d, PublishedVersion version, PaperFact fact, CancellationToken ct)
    {
        var name = await db.ProcedureVersions.Where(v => v.Id == d.ProcedureVersionId).Select(v => v.Name).SingleAsync(ct);
        var above = await AboveAsync(fact.AgencyId, ct);
        var title = await db.TitleOfAsync(fact.OfficialId, fact.AgencyId, CivilTime.DateOf(fact.At), ct);
        var official = await db.Officials.Where(o => o.Id == fact.OfficialId).Select(o => o.FullName).SingleOrDefaultAsync(ct);
        var content = fact.Fill(new PaperContent
        {
            Superior = above.ElementAtOrDefault(1),
            Agency = above[0],
            Place = PlaceName.Of(above),
            At = fact.At,
            Code = d.Code,
            ProcedureCode = version.Code,
            ProcedureName = name,
            ApplicantKind = d.ApplicantKind,
            ApplicantName = d.ApplicantName,
            ApplicantIdentity = d.ApplicantIdentity,
            ApplicantPhone = d.ApplicantPhone,
            ApplicantEmail = d.ApplicantEmail,
            ApplicantAddress = d.ApplicantAddress,
            Subject = d.Subject,
            ReceivedAt = d.ReceivedAt,
            SignerTitle = title,
        });
        return official is null ? content : content with { SignerName = official };
    }

    /// <summary>Names of the agency and of those above it, nearest first.</summary>
    private async Task<IReadOnlyList<string>> AboveAsync(Guid agencyId, CancellationToken ct)
    {
        var known = await (
            from reach in db.AgencyReach
            join agency in db.Agencies on reach.AncestorId equals agency.Id
            where reach.AgencyId == agencyId
            select new { agency.Id, agency.Name, agency.ParentId }).ToDictionaryAsync(a => a.Id, ct);
        var names = new List<string>();
        for (Guid? at = agencyId; at is { } id && known.Remove(id, out var agency); at = agency.ParentId)
        {
            names.Add(agency.Name);
        }

        return names;
    }
}
