using EGov.Dossiers.Model;
using Microsoft.EntityFrameworkCore;

namespace EGov.Dossiers.Storage;

/// <content>Rules with validity, and the rest of repeated tasks.</content>
internal sealed partial class DossiersDb
{
    public DbSet<OneStopRule> OneStopRules => Set<OneStopRule>();

    public DbSet<WorkHold> WorkHolds => Set<WorkHold>();
}
