using EGov.Dossiers.Model;

namespace EGov.Dossiers.Printing;

/// <summary>Something that happened to a dossier and that law wants on paper.</summary>
/// <param name="AgencyId">The agency that issues the paper and whose number it gets.</param>
/// <param name="At">When it happened; the paper bears that day and a number of that year.</param>
/// <param name="Number">The number it has already, or null where the printing gives it.</param>
/// <param name="OfficialId">Whose office stands above the signature.</param>
/// <param name="Fill">Adds what only this paper says.</param>
internal sealed record PaperFact(Guid AgencyId, DateTimeOffset At, string? Number, Guid? OfficialId, Func<PaperContent, PaperContent> Fill);
