using EGov.Dossiers.Model;
using Microsoft.EntityFrameworkCore;

namespace EGov.Dossiers.Storage;

/// <content>Supplements, stops and refusals on paper, and what they are chosen from.</content>
internal sealed partial class DossiersDb
{
    public DbSet<SupplementRequest> SupplementRequests => Set<SupplementRequest>();

    public DbSet<SupplementOption> SupplementOptions => Set<SupplementOption>();

    public DbSet<ReasonTemplate> ReasonTemplates => Set<ReasonTemplate>();

    public DbSet<DossierStop> DossierStops => Set<DossierStop>();

    public DbSet<RefusalNotice> RefusalNotices => Set<RefusalNotice>();
}
