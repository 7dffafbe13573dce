using System.Linq.Expressions;
using EGov.Api;
using EGov.Dossiers.Model;
using EGov.Dossiers.Storage;
using Microsoft.EntityFrameworkCore;

namespace EGov.Dossiers.Import;

/// <summary>An import and how far it is. One that stands still was cut off with its server, and brought in nothing.</summary>
/// <param name="Id">The import.</param>
/// <param name="At">When it began.</param>
/// <param name="DryRun">Checked only.</param>
/// <param name="State">How far it is.</param>
/// <param name="Rows">Rows read so far.</param>
/// <param name="Written">Dossiers written so far; they are seen when all of them are.</param>
/// <param name="Imported">Dossiers brought in, or that would be.</param>
/// <param name="Skipped">Dossiers that were there already.</param>
/// <param name="Refused">Rows with faults; one is enough that nothing is brought in.</param>
public sealed record ImportView(Guid Id, DateTimeOffset At, bool DryRun, ImportState State, int Rows, int Written, int Imported, int Skipped, int Refused)
{
    internal static readonly Expression<Func<ImportRun, ImportView>> Of =
        r => new ImportView(r.Id, r.At, r.DryRun, r.State, r.Rows, r.Written, r.Imported, r.Skipped, r.Refused);
}

/// <summary>Reading of imports.</summary>
internal static class ImportReach
{
    /// <summary>Imports of the caller's own agency and of those in its reach.</summary>
    internal static IQueryable<ImportRun> ImportsInReach(this DossiersDb db, Caller caller)
    {
        var agencies = db.AgenciesInReach(caller);
        return db.Set<ImportRun>().AsNoTracking().Where(r => r.AgencyId == caller.AgencyId || agencies.Contains(r.AgencyId));
    }
}
