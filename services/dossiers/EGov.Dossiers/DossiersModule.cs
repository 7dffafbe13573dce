using EGov.Dossiers.Browsing;
using EGov.Dossiers.Catalogue;
using EGov.Dossiers.Consultations;
using EGov.Dossiers.Deadlines;
using EGov.Dossiers.Ending;
using EGov.Dossiers.Files;
using EGov.Dossiers.Handling;
using EGov.Dossiers.Import;
using EGov.Dossiers.NationalPortal;
using EGov.Dossiers.Notices;
using EGov.Dossiers.Organization;
using EGov.Dossiers.Payments;
using EGov.Dossiers.Petitions;
using EGov.Dossiers.Printing;
using EGov.Dossiers.Ratings;
using EGov.Dossiers.Reception;
using EGov.Dossiers.Reorganisation;
using EGov.Dossiers.Reports;
using EGov.Dossiers.Seeding;
using EGov.Dossiers.Storage;
using EGov.Dossiers.Supplements;
using EGov.Dossiers.Transparency;
using EGov.Dossiers.Worklists;
using EGov.Messaging;
using EGov.Postgres;

namespace EGov.Dossiers;

/// <summary>The dossiers service: procedure catalogue, dossiers and their way, deadlines, lists and reports.</summary>
public static class DossiersModule
{
    /// <summary>
    /// A report reads a year's rows off one index and adds them up: compiling its plan takes longer than running it, the index is in memory or on a
    /// disk that does not seek, its groups fit into memory, and two processes share the index though each agency's part of it is small.
    /// </summary>
    private const string ForReports = "-c jit=off -c random_page_cost=1.1 -c work_mem=32MB -c min_parallel_index_scan_size=64kB";

    /// <summary>Registers what the service needs.</summary>
    public static void AddDossiers(this WebApplicationBuilder builder)
    {
        builder.AddServiceDb<DossiersDb>("dossiers-db", source => source.ConnectionStringBuilder.Options = ForReports);
        builder.AddMessaging<DossiersDb>("dossiers", messaging =>
        {
            messaging.Handle(WhenDossierHandedOver.Handle);
            messaging.Handle(WhenDossierSentBack.Handle);
            messaging.HandleConsultations();
            messaging.HandleDeadlines();
            messaging.HandlePayments();
            messaging.HandleOrganization();
            messaging.HandleNotices();
            messaging.HandleForNationalPortal();
        });
        builder.AddPayments();
        builder.AddNotices();
        builder.AddRatings();
        builder.AddPetitions();
        SampleData.Add(builder);
        builder.AddPrinting();
        builder.Services.AddValidation();
        builder.Services.AddSingleton<PublishedVersions>();
        builder.Services.AddSingleton<Calendars>();
        builder.Services.AddSingleton<OneStopRules>();
        builder.Services.AddSingleton<RepeatedWork>();
        builder.Services.AddHostedService(services => services.GetRequiredService<RepeatedWork>());
        builder.Services.AddSingleton<ReceptionCheck>();
        builder.Services.AddSingleton<StepAgencies>();
        builder.Services.AddSingleton<DueTimes>();
        builder.Services.AddConsultations();
        builder.Services.AddReorganisation();
        builder.Services.AddFiles();
        builder.Services.AddNationalPortal();
        builder.Services.AddDeadlines();
        builder.Services.AddSingleton<AcceptanceTimes>();
        builder.Services.AddSupplements();
        builder.Services.AddReports();
        builder.Services.AddImports();
        builder.Services.AddSingleton<TransparencyFigures>();
        builder.Services.AddConstraintRefusals(
            (ProcedureMapping.UniqueCode, Refusals.ProcedureCodeTaken),
            (ProcedureVersionMapping.NoOverlap, Refusals.ValidityOverlaps));
    }

    /// <summary>Maps its endpoints.</summary>
    public static void MapDossiers(this WebApplication app)
    {
        app.MapCatalogue();
        app.MapOrganization();

        var dossiers = app.MapGroup("/v1/dossiers").WithTags("dossiers");
        ReceiveDossier.Map(dossiers);
        SubmitDossier.Map(dossiers);
        AcceptSubmission.Map(dossiers);
        DeclineSubmission.Map(dossiers);
        TakeUpDossier.Map(dossiers);
        AssignDossier.Map(dossiers);
        HandOverDossier.Map(dossiers);
        SendBackDossier.Map(dossiers);
        DecideDossier.Map(dossiers);
        ReturnResult.Map(dossiers);
        SuspendDossier.Map(dossiers);
        ResumeDossier.Map(dossiers);
        WithdrawDossier.Map(dossiers);
        CorrectDecision.Map(dossiers);
        CompleteBranch.Map(dossiers);
        GetDossier.Map(dossiers);
        GetHistory.Map(dossiers);
        ExplainDueTime.Map(dossiers);

        var mine = app.MapGroup("/v1/my-dossiers").WithTags("my dossiers");
        ListMyDossiers.Map(mine);
        GetMyDossier.Map(mine);
        TrackDossier.Map(app);

        app.MapConsultations();
        app.MapSupplements();
        app.MapEnding();
        app.MapReorganisation();
        app.MapWorklists();
        app.MapReports();
        ShowTransparency.Map(app);
        app.MapImports();
        app.MapDeadlines();
        app.MapFiles();
        app.MapPayments();
        app.MapNationalPortal();
        app.MapNotices();
        app.MapRatings();
        app.MapPetitions();
        app.MapPrinting();
        app.MapRepeatedWork();
        app.MapMessagingOperations();
    }
}
