using System.ComponentModel.DataAnnotations;
using EGov.Dossiers.Model;

namespace EGov.Dossiers.Files.Filing;

/// <summary>A file for a dossier, as sent: one that was uploaded, or a paper kept from an earlier dossier.</summary>
/// <param name="Purpose">What it is for.</param>
/// <param name="FileId">The upload.</param>
/// <param name="PaperId">The paper kept.</param>
/// <param name="Component">Code of the component; needed where it is for one.</param>
/// <param name="Nature">Whether it may be kept for later dossiers.</param>
public sealed record FilingForm(
    PaperPurpose Purpose, Guid? FileId = null, Guid? PaperId = null, [StringLength(50)] string? Component = null, PaperNature Nature = PaperNature.Ordinary) : IValidatableObject
{
    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (FileId is null == PaperId is null)
        {
            yield return new ValidationResult("Chọn một tệp tải lên hoặc một giấy tờ trong kho. / Either an upload or a kept paper.", [nameof(FileId)]);
        }

        if (!Enum.IsDefined(Purpose) || !Enum.IsDefined(Nature))
        {
            yield return new ValidationResult("Mục đích hoặc tính chất không hợp lệ. / Purpose or nature is unknown.", [nameof(Purpose)]);
        }

        if ((Purpose == PaperPurpose.Component && Component is null) || (Purpose == PaperPurpose.Other && Component is not null))
        {
            yield return new ValidationResult("Thành phần hồ sơ không khớp mục đích. / The component does not fit the purpose.", [nameof(Component)]);
        }
    }
}

/// <summary>A file in a dossier, as told.</summary>
/// <param name="Id">The entry.</param>
/// <param name="Version">Its version.</param>
/// <param name="Purpose">What it is for.</param>
/// <param name="Component">Code of the component.</param>
/// <param name="Nature">Whether it may be kept.</param>
/// <param name="Name">Name of the file.</param>
/// <param name="MediaType">What it is, by its content.</param>
/// <param name="Length">Bytes.</param>
/// <param name="Pages">Pages.</param>
/// <param name="Sha256">Hash of the bytes.</param>
/// <param name="FiledAt">When it was put in.</param>
/// <param name="ByApplicant">Whether the applicant put it in.</param>
/// <param name="Reused">Whether it was taken from the papers kept.</param>
/// <param name="IsUsable">Whether it can be read: no scanner has found anything since.</param>
/// <param name="RemovedAt">When it was taken out.</param>
/// <param name="RemovalReason">Why.</param>
public sealed record Filed(
    Guid Id, int Version, PaperPurpose Purpose, string? Component, PaperNature Nature, string Name, string MediaType, long Length, int? Pages, string Sha256,
    DateTimeOffset FiledAt, bool ByApplicant, bool Reused, bool IsUsable, DateTimeOffset? RemovedAt, string? RemovalReason)
{
    internal static Filed Of(FiledPaper paper, StoredFile file, StoredContent content) => new(
        paper.Id, paper.Version, paper.Purpose, paper.Component, paper.Nature, file.Name, content.Kind.MediaType(), content.Length, content.Pages, content.Sha256,
        paper.FiledAt, paper.IsOwners, paper.KeptPaperId is not null, content.IsUsable, paper.RemovedAt, paper.RemovalReason);
}
