namespace EGov.Dossiers.Import;

/// <summary>Bringing in what was before.</summary>
internal static class ImportsModule
{
    internal static IServiceCollection AddImports(this IServiceCollection services) => services.AddSingleton<ImportProgress>();

    internal static void MapImports(this IEndpointRouteBuilder app)
    {
        var imports = app.MapGroup("/v1/imports").WithTags("imports").RequireAuthorization(Policies.Import);
        ImportDossiers.Map(imports);
        ListImports.Map(imports);
        GetImport.Map(imports);
    }
}
