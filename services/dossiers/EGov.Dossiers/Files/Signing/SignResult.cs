using System.Security.Cryptography;
using EGov.Api;
using EGov.Dossiers.Contracts;
using EGov.Dossiers.Files.Contents;
using EGov.Dossiers.Model;
using EGov.Dossiers.Storage;
using EGov.Messaging;
using EGov.Postgres;
using EGov.WorkingTime;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace EGov.Dossiers.Files.Signing;

/// <summary>
/// Attaches the result of a decision, a PDF, signed in the name of the agency that decided (NĐ 45/2020 art. 14: the electronic result has the
/// value of the paper). It cannot be changed afterwards; a decision that is corrected gets a new one. A granted result is kept for later dossiers.
/// </summary>
internal static class SignResult
{
    /// <param name="FileId">The upload.</param>
    public sealed record Request(Guid FileId);

    internal static void Map(RouteGroupBuilder dossiers) => dossiers
        .MapPost("/{id:guid}/result-file", Handle)
        .RequireAuthorization(Policies.Decide)
        .WithIdempotency<DossiersDb>()
        .WithName(nameof(SignResult))
        .WithSummary("Attach the result and have it signed");

    private static async Task<Results<Created<SignedResult>, NotFound, ProblemHttpResult>> Handle(
        IdempotencyKey key, Guid id, Request request, Caller caller, DossiersDb db, PublishedVersions versions, ISigner signer, FileStore store,
        ContentShelf shelf, IEventLog events, TimeProvider clock, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.LockForFilingAsync(id, ct);
        if (await db.ForChangeAsync(id, caller, ct) is not { } dossier)
        {
            return TypedResults.NotFound();
        }

        if (dossier.State is not (DossierState.Decided or DossierState.Returned) || dossier.FinishedAt is not { } decidedAt)
        {
            return Refusals.NotDecided.ToProblem();
        }

        if (await DecidedByAsync(db, dossier, ct) is not { } agency || !await db.ReachesAsync(caller, agency.Id, ct))
        {
            return Refusals.NotDecider.ToProblem();
        }

        var now = clock.GetUtcNow();
        var (original, content, refusal) = await OriginalAsync(db, request.FileId, caller, ct);
        if (original is null)
        {
            return refusal!.ToProblem();
        }

        var (pdf, signature, fault) = await SignedAsync(store, signer, agency, original, now, ct);
        if (pdf is null)
        {
            return fault!.ToProblem();
        }

        var (result, file) = Make(dossier, decidedAt, agency, original, pdf, signature!, caller, now);
        var (path, _, _) = await store.WriteAsync(result.Id, pdf, ct);
        // The bytes are those the scanner has seen, and our own behind them.
        await shelf.PutAsync(db, new StoredContent
        {
            Sha256 = file.Sha256,
            Length = pdf.Length,
            Kind = ContentKind.Pdf,
            Pages = content!.Pages,
            Scan = content.Scan,
            ScannedAt = content.ScannedAt,
            TouchedAt = now,
        }, path, ct);
        store.RemoveUpload(result.Id);
        db.AddRange(file, result);
        if (dossier.Outcome == DecisionOutcome.Granted)
        {
            var title = await db.ProcedureVersions.Where(v => v.Id == dossier.ProcedureVersionId).Select(v => v.Name).SingleAsync(ct);
            var said = (await versions.GetAsync(db, dossier.ProcedureVersionId, ct)).Content.Result;
            db.Add(KeptResult(dossier, result, said ?? title, decidedAt, caller));
        }

        events.Stage(result, new ResultSigned(id, result.Id, agency.Id, file.Sha256, result.IsTest, now));
        var response = SignedResult.Of(result, file, pdf.Length);
        db.Remember(key, StatusCodes.Status201Created, $"/v1/dossiers/{id}/result-file", null, response);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return TypedResults.Created($"/v1/dossiers/{id}/result-file", response);
    }

    /// <summary>The agency that held the dossier when it was decided.</summary>
    private static async Task<SigningAgency?> DecidedByAsync(DossiersDb db, Dossier dossier, CancellationToken ct)
    {
        var decided = await db.Holdings.Where(h => h.DossierId == dossier.Id && h.Action == HoldingAction.Decided).MaxAsync(h => (int?)h.Seq, ct);
        var holder = db.Holdings.Where(h => h.DossierId == dossier.Id && h.Leads && h.Seq < decided).OrderByDescending(h => h.Seq).Take(1);
        return await (from holding in holder join agency in db.Agencies on holding.AgencyId equals agency.Id select new SigningAgency(agency.Id, agency.Code, agency.Name)).SingleOrDefaultAsync(ct);
    }

    private static async Task<(StoredFile? File, StoredContent? Content, Refusal? Refusal)> OriginalAsync(DossiersDb db, Guid id, Caller caller, CancellationToken ct)
    {
        var agency = caller.AgencyId;
        var found = await (
            from file in db.StoredFiles.AsNoTracking()
            join content in db.StoredContents on file.Sha256 equals content.Sha256
            where file.Id == id && (file.OwnerId == caller.Subject || (agency != null && file.AgencyId == agency))
            select new { file, content }).SingleOrDefaultAsync(ct);
        return found switch
        {
            null => (null, null, Refusals.UnknownFile),
            { content: { IsUsable: false, Scan: ScanState.Waiting } } => (null, null, Refusals.FileWaitsForScan),
            { content.IsUsable: false } => (null, null, Refusals.FileInfected),
            { content.Kind: not ContentKind.Pdf } => (null, null, Refusals.ResultNotPdf),
            _ => (found.file, found.content, null),
        };
    }

    private static async Task<(byte[]? Pdf, DetachedSignature? Signature, Refusal? Fault)> SignedAsync(
        FileStore store, ISigner signer, SigningAgency agency, StoredFile original, DateTimeOffset now, CancellationToken ct)
    {
        await using var stream = store.Open(original.Sha256);
        var bytes = new byte[stream.Length];
        await stream.ReadExactlyAsync(bytes, ct);
        if (PdfSignature.Prepare(bytes, agency.Name, "Kết quả giải quyết thủ tục hành chính", now) is not { } prepared)
        {
            return (null, null, Refusals.ResultNotSignable);
        }

        return await signer.SignAsync(agency, prepared.Content(), now, ct) is { } signature
            ? (prepared.With(signature.Cms), signature, null)
            : (null, null, Refusals.SigningNotConfigured);
    }

    private static (ResultFile Result, StoredFile File) Make(
        Dossier dossier, DateTimeOffset decidedAt, SigningAgency agency, StoredFile original, byte[] pdf, DetachedSignature signature, Caller caller, DateTimeOffset now)
    {
        var file = new StoredFile
        {
            Id = Guid.CreateVersion7(),
            OwnerId = caller.Subject,
            AgencyId = agency.Id,
            Name = original.Name,
            Sha256 = Convert.ToHexStringLower(SHA256.HashData(pdf)),
            StoredAt = now,
        };
        return (new ResultFile
        {
            Id = Guid.CreateVersion7(),
            DossierId = dossier.Id,
            DecidedAt = decidedAt,
            FileId = file.Id,
            OriginalSha256 = original.Sha256,
            AgencyId = agency.Id,
            SignedBy = caller.Subject,
            SignedByName = caller.Name,
            SignedAt = now,
            Signer = signature.Signer,
            SerialNumber = signature.SerialNumber,
            IsTest = signature.IsTest,
        }, file);
    }

    private static KeptPaper KeptResult(Dossier dossier, ResultFile result, string title, DateTimeOffset decidedAt, Caller caller) => new()
    {
        Id = Guid.CreateVersion7(),
        ApplicantKind = dossier.ApplicantKind,
        Identity = dossier.ApplicantIdentity,
        OwnerId = dossier.OwnerId,
        FileId = result.FileId,
        Kind = KeptKind.Result,
        Title = title,
        Number = dossier.ResultNumber,
        IssuedOn = CivilTime.DateOf(decidedAt),
        SourceDossierId = dossier.Id,
        KeptAt = result.SignedAt,
        KeptBy = caller.Subject,
    };
}
