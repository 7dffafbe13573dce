namespace EGov.Dossiers.Reports;

/// <summary>Registers and tables, all computed from history.</summary>
internal static class ReportsModule
{
    internal static void MapReports(this IEndpointRouteBuilder app)
    {
        var reports = app.MapGroup("/v1/reports").WithTags("reports").RequireAuthorization(Policies.Report);
        ShowTrackingTable.Map(reports);
        ShowRegister.Map(reports);
        AttributeTime.Map(app);
    }
}
