using EGov.Dossiers.Contracts;
using EGov.Dossiers.Model;

namespace EGov.Dossiers.Storage;

internal static class ResultsInForce
{
    /// <summary>The result of the decision that holds: one of a decision that was corrected is nobody's any more.</summary>
    internal static IQueryable<ResultFile> InForce(this IQueryable<ResultFile> results, IQueryable<Dossier> dossiers, Guid id) =>
        from result in results
        join dossier in dossiers on result.DossierId equals dossier.Id
        where dossier.Id == id && result.DecidedAt == dossier.FinishedAt && (dossier.State == DossierState.Decided || dossier.State == DossierState.Returned)
        select result;
}
