using System.ComponentModel.DataAnnotations;
using EGov.Api;
using EGov.Dossiers.Model;
using EGov.Dossiers.Storage;
using EGov.Postgres;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace EGov.Dossiers.Files.Keeping;

/// <summary>
/// A desk keeps a digitised component for the applicant's later dossiers, having compared it with the original (NĐ 45/2020 art. 16).
/// What is only shown or secret is never kept (TT 01/2023/TT-VPCP).
/// </summary>
internal static class KeepPaper
{
    /// <param name="Title">What paper it is; the component's name where nothing is said.</param>
    /// <param name="Number">Its number.</param>
    /// <param name="IssuedOn">Its date.</param>
    /// <param name="ValidTo">Last day on which it is good.</param>
    public sealed record Request(
        [StringLength(300, MinimumLength = 2)] string? Title = null, [StringLength(100)] string? Number = null, DateOnly? IssuedOn = null, DateOnly? ValidTo = null) : IValidatableObject
    {
        /// <inheritdoc/>
        public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
        {
            if (ValidTo < IssuedOn)
            {
                yield return new ValidationResult("Hết hạn trước ngày cấp. / It ends before it begins.", [nameof(ValidTo)]);
            }
        }
    }

    internal static void Map(RouteGroupBuilder dossiers) => dossiers
        .MapPost("/{id:guid}/files/{paper:guid}/keeping", Handle)
        .RequireAuthorization(Policies.AnyOf(Policies.Receive, Policies.Handle))
        .WithIdempotency<DossiersDb>()
        .WithName(nameof(KeepPaper))
        .WithSummary("Keep a component for the applicant's later dossiers");

    private static async Task<Results<Created<PaperKept>, NotFound, ProblemHttpResult>> Handle(
        IdempotencyKey key, Guid id, Guid paper, Request request, Caller caller, HttpResponse http, DossiersDb db, PublishedVersions versions, TimeProvider clock, CancellationToken ct)
    {
        var dossier = await db.ForChangeAsync(id, caller, ct);
        var filed = await db.FiledPapers.AsNoTracking().SingleOrDefaultAsync(p => p.DossierId == id && p.Id == paper && p.RemovedAt == null, ct);
        if (dossier is null || filed is null)
        {
            return TypedResults.NotFound();
        }

        if (!await db.WorksOnAsync(dossier, caller, ct))
        {
            return Refusals.NotHolder.ToProblem();
        }

        if (filed is not { Nature: PaperNature.Ordinary, Component: { } component } || dossier.ReceivedAt is null)
        {
            return Refusals.PaperNotKept.ToProblem();
        }

        var version = await versions.GetAsync(db, dossier.ProcedureVersionId, ct);
        var kept = new KeptPaper
        {
            Id = Guid.CreateVersion7(),
            ApplicantKind = dossier.ApplicantKind,
            Identity = dossier.ApplicantIdentity,
            OwnerId = dossier.OwnerId,
            FileId = filed.FileId,
            Kind = KeptKind.Component,
            Title = request.Title is { } title ? VietnameseText.Nfc(title) : version.Content.Components.First(c => c.Code == component).Name,
            Number = request.Number,
            IssuedOn = request.IssuedOn,
            ValidTo = request.ValidTo,
            SourceDossierId = id,
            KeptAt = clock.GetUtcNow(),
            KeptBy = caller.Subject,
        };
        var file = await db.StoredFiles.AsNoTracking().SingleAsync(f => f.Id == filed.FileId, ct);
        var response = PaperKept.Of(kept, file.Name);
        var location = $"/v1/dossiers/{id}/papers/{kept.Id}";
        db.Add(kept);
        db.Remember(key, StatusCodes.Status201Created, location, kept.Version, response);
        await db.SaveChangesAsync(ct);

        http.SetETag(kept.Version);
        return TypedResults.Created(location, response);
    }
}
