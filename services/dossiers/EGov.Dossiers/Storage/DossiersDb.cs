using EGov.Dossiers.Model;
using EGov.Postgres;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Conventions;

namespace EGov.Dossiers.Storage;

/// <summary>The dossiers service's database.</summary>
internal sealed partial class DossiersDb(DbContextOptions<DossiersDb> options) : ServiceDb(options)
{
    public DbSet<Procedure> Procedures => Set<Procedure>();

    public DbSet<ProcedureVersion> ProcedureVersions => Set<ProcedureVersion>();

    public DbSet<Dossier> Dossiers => Set<Dossier>();

    public DbSet<Holding> Holdings => Set<Holding>();

    public DbSet<Participation> Participations => Set<Participation>();

    public DbSet<Agency> Agencies => Set<Agency>();

    public DbSet<AgencyReach> AgencyReach => Set<AgencyReach>();

    public DbSet<Official> Officials => Set<Official>();

    public DbSet<Post> Posts => Set<Post>();

    public DbSet<AgencyCalendar> Calendars => Set<AgencyCalendar>();

    public DbSet<CodeFormat> CodeFormats => Set<CodeFormat>();

    public DbSet<ReceptionCounter> ReceptionCounters => Set<ReceptionCounter>();

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        // Every index is named in the mappings because something reads by it; one per foreign key would only slow reception down.
        configurationBuilder.Conventions.Remove<ForeignKeyIndexConvention>();
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        modelBuilder.HasPostgresExtension("btree_gist");
        modelBuilder.HasPostgresExtension("pg_trgm");
        modelBuilder.HasFoldFunction();
        modelBuilder.AddEventLog();
        modelBuilder.ApplyConfiguration(new ProcedureMapping());
        modelBuilder.ApplyConfiguration(new ProcedureVersionMapping());
        modelBuilder.ApplyConfiguration(new DossierMapping());
        modelBuilder.ApplyConfiguration(new HoldingMapping());
        modelBuilder.ApplyConfiguration(new ParticipationMapping());
        OrganizationMapping.Apply(modelBuilder);
        ReceptionMapping.Apply(modelBuilder);
        ImportMapping.Apply(modelBuilder);
        OneStopRuleMapping.Apply(modelBuilder);
        RepeatedWorkMapping.Apply(modelBuilder);
        PrintingMapping.Apply(modelBuilder);
        ConsultationMapping.Apply(modelBuilder);
        ReorganisationMapping.Apply(modelBuilder);
        FilesMapping.Apply(modelBuilder);
        PaymentsMapping.Apply(modelBuilder);
        PortalMapping.Apply(modelBuilder);
        NoticesMapping.Apply(modelBuilder);
        DeadlinesMapping.Apply(modelBuilder);
        RatingsMapping.Apply(modelBuilder);
        PetitionsMapping.Apply(modelBuilder);
        SupplementsMapping.Apply(modelBuilder);
        ExportsMapping.Apply(modelBuilder);
        ScoresMapping.Apply(modelBuilder);
    }
}
