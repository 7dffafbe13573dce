using EGov.Dossiers.Model;
using Microsoft.EntityFrameworkCore;

namespace EGov.Dossiers.Storage;

/// <content>What the national portal is told.</content>
internal sealed partial class DossiersDb
{
    public DbSet<PortalCopy> PortalCopies => Set<PortalCopy>();

    public DbSet<PortalMessage> PortalMessages => Set<PortalMessage>();
}
