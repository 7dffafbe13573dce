using EGov.Dossiers.Model;

namespace EGov.Dossiers.Storage;

/// <summary>What several slices ask of the catalogue.</summary>
internal static class CatalogueQueries
{
    /// <summary>Versions under which dossiers are received on a day.</summary>
    internal static IQueryable<ProcedureVersion> InEffectOn(this IQueryable<ProcedureVersion> versions, DateOnly day) => versions.Where(v =>
        v.ValidFrom != null && v.ValidFrom <= day && (v.ValidTo == null || day < v.ValidTo));
}
