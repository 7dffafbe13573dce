using EGov.Api;
using EGov.Dossiers.Contracts;
using EGov.Dossiers.Model;
using EGov.Dossiers.Storage;
using EGov.Messaging;
using EGov.WorkingTime;
using Microsoft.EntityFrameworkCore;

namespace EGov.Dossiers.Files.Filing;

/// <summary>Puts a file into a dossier, the same for its owner and for a desk. Runs in the caller's transaction, with the dossier's row locked against moves.</summary>
internal sealed class PaperFiling(DossiersDb db, PublishedVersions versions, IEventLog events)
{
    internal sealed record Outcome(FiledPaper Paper, StoredFile File, StoredContent Content);

    internal async Task<(Outcome? Filed, Refusal? Refusal)> FileAsync(Dossier dossier, FilingForm form, Caller caller, bool byOwner, DateTimeOffset at, CancellationToken ct)
    {
        if (dossier.MayFile(form.Purpose, byOwner) is { } closed)
        {
            return (null, closed);
        }

        var version = await versions.GetAsync(db, dossier.ProcedureVersionId, ct);
        if (form.Component is { } code && version.Content.Components.All(c => c.Code != code))
        {
            return (null, Refusals.UnknownComponent);
        }

        var (file, refusal) = form.PaperId is { } paper
            ? await KeptAsync(dossier, paper, caller, byOwner, CivilTime.DateOf(at), ct)
            : await UploadedAsync(form.FileId!.Value, caller, ct);
        if (file is null)
        {
            return (null, refusal);
        }

        // A file that lay about too long may be cleaned away in between.
        if (await db.StoredContents.AsNoTracking().SingleOrDefaultAsync(c => c.Sha256 == file.Sha256, ct) is not { } content)
        {
            return (null, Refusals.UnknownFile);
        }

        if (!content.IsUsable)
        {
            return (null, content.Scan == ScanState.Waiting ? Refusals.FileWaitsForScan : Refusals.FileInfected);
        }

        var filed = new FiledPaper
        {
            Id = Guid.CreateVersion7(),
            DossierId = dossier.Id,
            FileId = file.Id,
            Purpose = form.Purpose,
            Component = form.Component,
            Nature = form.Nature,
            KeptPaperId = form.PaperId,
            FiledAt = at,
            FiledBy = caller.Subject,
            FiledByName = byOwner ? null : caller.Name,
        };
        db.Add(filed);
        if (filed.Component is { } component)
        {
            events.Stage(filed, new ComponentFiled(dossier.Id, filed.Id, component, content.Sha256, filed.KeptPaperId is not null, at));
        }

        return (new Outcome(filed, file, content), null);
    }

    private async Task<(StoredFile?, Refusal?)> UploadedAsync(Guid id, Caller caller, CancellationToken ct)
    {
        var (account, agency) = (caller.Subject, caller.AgencyId);
        var file = await db.StoredFiles.AsNoTracking()
            .SingleOrDefaultAsync(f => f.Id == id && (f.OwnerId == account || (agency != null && f.AgencyId == agency)), ct);
        return (file, file is null ? Refusals.UnknownFile : null);
    }

    /// <summary>A kept paper goes into dossiers of the person it is of: by that person's account, or by a desk that has such a dossier before it.</summary>
    private async Task<(StoredFile?, Refusal?)> KeptAsync(Dossier dossier, Guid paper, Caller caller, bool byOwner, DateOnly day, CancellationToken ct)
    {
        var papers = db.KeptPapers.OfApplicant(dossier).Offered(day);
        papers = byOwner ? papers.KeptFor(caller) : papers;
        var file = await (
            from kept in papers.AsNoTracking()
            join stored in db.StoredFiles on kept.FileId equals stored.Id
            where kept.Id == paper
            select stored).SingleOrDefaultAsync(ct);
        return (file, file is null ? Refusals.UnknownPaper : null);
    }
}
