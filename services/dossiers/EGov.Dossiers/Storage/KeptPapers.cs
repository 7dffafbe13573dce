using EGov.Api;
using EGov.Dossiers.Model;

namespace EGov.Dossiers.Storage;

internal static class KeptPapers
{
    /// <summary>Papers of the person or organisation that applies in the dossier.</summary>
    internal static IQueryable<KeptPaper> OfApplicant(this IQueryable<KeptPaper> papers, Dossier dossier)
    {
        var (kind, identity) = (dossier.ApplicantKind, dossier.ApplicantIdentity);
        return papers.Where(p => p.ApplicantKind == kind && p.Identity == identity);
    }

    /// <summary>Papers that come from the account's own dossiers.</summary>
    internal static IQueryable<KeptPaper> KeptFor(this IQueryable<KeptPaper> papers, Caller caller)
    {
        Guid? owner = caller.Subject == Guid.Empty ? null : caller.Subject;
        return papers.Where(p => p.OwnerId != null && p.OwnerId == owner);
    }

    /// <summary>Neither withdrawn nor out of date.</summary>
    internal static IQueryable<KeptPaper> Offered(this IQueryable<KeptPaper> papers, DateOnly day) =>
        papers.Where(p => p.WithdrawnAt == null && (p.ValidTo == null || p.ValidTo >= day));
}
