using EGov.Dossiers.Model;
using Microsoft.EntityFrameworkCore;

namespace EGov.Dossiers.Storage;

/// <content>Opinions asked for.</content>
internal sealed partial class DossiersDb
{
    public DbSet<Consultation> Consultations => Set<Consultation>();
}
