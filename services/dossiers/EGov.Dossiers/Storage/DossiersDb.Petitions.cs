using EGov.Dossiers.Model;
using Microsoft.EntityFrameworkCore;

namespace EGov.Dossiers.Storage;

/// <content>Petitions.</content>
internal sealed partial class DossiersDb
{
    public DbSet<Petition> Petitions => Set<Petition>();

    public DbSet<PetitionStep> PetitionSteps => Set<PetitionStep>();
}
