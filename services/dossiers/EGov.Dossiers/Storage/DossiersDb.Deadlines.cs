using EGov.Dossiers.Model;
using Microsoft.EntityFrameworkCore;

namespace EGov.Dossiers.Storage;

/// <content>What the deadline sweep found, letters of apology, and how long a state may be silent.</content>
internal sealed partial class DossiersDb
{
    public DbSet<DeadlineNotice> DeadlineNotices => Set<DeadlineNotice>();

    public DbSet<Apology> Apologies => Set<Apology>();

    public DbSet<SilenceLimit> SilenceLimits => Set<SilenceLimit>();
}
