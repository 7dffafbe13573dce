using EGov.Dossiers.Reports.Exports;
using EGov.Dossiers.Reports.Scores;
using EGov.Dossiers.Storage;
using EGov.Postgres;

namespace EGov.Dossiers.Reports;

/// <summary>Registers, tables and reports, all computed from history.</summary>
internal static class ReportsModule
{
    internal static void AddReports(this IServiceCollection services)
    {
        services.AddScoped<LineNames>();
        services.AddScoped<FactQuery>();
        services.AddScoped<TrackingQuery>();
        services.AddScoped<ReportPaper>();
        services.AddScoped<AllReports>();
        services.AddExports();
        foreach (var definition in CountReports.All)
        {
            services.AddScoped<IReport>(s => ActivatorUtilities.CreateInstance<CountReport>(s, definition));
        }

        services.AddScoped<IReport, RegisterReport>();
        services.AddFactReport(ProcedureCount.Definition, ProcedureCount.Facts);
        services.AddFactReport(LateAcceptance.Definition, LateAcceptance.Facts);
        services.AddFactReport(DataQuality.Definition, DataQuality.Facts);
        services.AddScoped<ScoreDesk>();
        services.AddScoped<TargetNotes>();
        services.AddScoped<IReport, ServiceIndex>();
        services.AddScoped<IReport, NineIndices>();
        services.AddConstraintRefusals((ScoresMapping.TargetOnDay, Refusals.TargetTaken));
        services.AddFactReport(SupplementsAndApologies.Definition, SupplementsAndApologies.Facts);
        services.AddFactReport(CollectedFees.Definition, CollectedFees.Facts);
        services.AddFactReport(Satisfaction.Definition, Satisfaction.Facts);
        services.AddFactReport(OtherDesks.Definition, OtherDesks.Facts);
    }

    internal static void MapReports(this IEndpointRouteBuilder app)
    {
        var reports = app.MapGroup("/v1/reports").WithTags("reports").RequireAuthorization(Policies.Report);
        ListReports.Map(reports);
        ShowReport.Map(reports);
        OpenFigure.Map(reports);
        ShowTrackingTable.Map(reports);
        ShowRegister.Map(reports);
        reports.MapExports();
        ListCriteria.Map(reports);
        KeepTargets.Map(app);
        AttributeTime.Map(app);
    }

    private static void AddFactReport(this IServiceCollection services, ReportDefinition definition, Func<AskedReport, Facts> facts) =>
        services.AddScoped<IReport>(s => ActivatorUtilities.CreateInstance<FactReport>(s, definition, facts));
}
