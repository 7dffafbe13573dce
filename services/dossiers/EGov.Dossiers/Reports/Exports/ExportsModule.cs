using EGov.Dossiers.Storage;

namespace EGov.Dossiers.Reports.Exports;

/// <summary>Reports made into files in the background.</summary>
internal static class ExportsModule
{
    internal static void AddExports(this IServiceCollection services)
    {
        services.AddSingleton<ExportFiles>();
        services.AddRepeatedWork<ExportWork>(ExportWork.Name, TimeSpan.FromSeconds(1), shared: true);
        services.AddRepeatedWork<ExportCleanup>(ExportCleanup.Name, TimeSpan.FromHours(1));
    }

    internal static void MapExports(this RouteGroupBuilder reports)
    {
        var exports = reports.MapGroup("/exports");
        AskForExport.Map(exports);
        ListExports.Map(exports);
        GetExport.Map(exports);
        FetchExport.Map(exports);
        CancelExport.Map(exports);
    }
}
