using EGov.Dossiers.Model;
using Microsoft.EntityFrameworkCore;

namespace EGov.Dossiers.Storage;

/// <content>Papers issued.</content>
internal sealed partial class DossiersDb
{
    public DbSet<IssuedPaper> IssuedPapers => Set<IssuedPaper>();
}
