using EGov.Dossiers.Model;
using Microsoft.EntityFrameworkCore;

namespace EGov.Dossiers.Storage;

/// <content>Closed agencies and who carries on.</content>
internal sealed partial class DossiersDb
{
    public DbSet<AgencySuccession> AgencySuccessions => Set<AgencySuccession>();

    public DbSet<ReorganisationRun> ReorganisationRuns => Set<ReorganisationRun>();

    public DbSet<ReorganisationMove> ReorganisationMoves => Set<ReorganisationMove>();
}
