using EGov.Dossiers.Model;

namespace EGov.Dossiers.Files.Keeping;

/// <summary>A paper that can be used again, as told.</summary>
/// <param name="Id">The paper.</param>
/// <param name="Version">Its version.</param>
/// <param name="Kind">Component or Result.</param>
/// <param name="Title">What paper it is.</param>
/// <param name="Number">Its number.</param>
/// <param name="IssuedOn">Its date.</param>
/// <param name="ValidTo">Last day on which it is good.</param>
/// <param name="SourceDossierId">The dossier it comes from.</param>
/// <param name="FileName">Name of its file.</param>
/// <param name="KeptAt">Since when it is kept.</param>
public sealed record PaperKept(
    Guid Id, int Version, string Kind, string Title, string? Number, DateOnly? IssuedOn, DateOnly? ValidTo, Guid SourceDossierId, string FileName, DateTimeOffset KeptAt)
{
    internal static PaperKept Of(KeptPaper paper, string fileName) => new(
        paper.Id, paper.Version, paper.Kind.ToString(), paper.Title, paper.Number, paper.IssuedOn, paper.ValidTo, paper.SourceDossierId, fileName, paper.KeptAt);
}
