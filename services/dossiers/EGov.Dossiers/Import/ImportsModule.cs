namespace EGov.Dossiers.Import;

/// <summary>Bringing in what was before.</summary>
internal static class ImportsModule
{
    internal static void MapImports(this IEndpointRouteBuilder app)
    {
        var imports = app.MapGroup("/v1/imports").WithTags("imports").RequireAuthorization(Policies.Import);
        ImportDossiers.Map(imports);
        GetImport.Map(imports);
    }
}
