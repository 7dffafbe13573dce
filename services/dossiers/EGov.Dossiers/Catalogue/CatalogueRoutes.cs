namespace EGov.Dossiers.Catalogue;

/// <summary>The addresses of the catalogue.</summary>
internal static class CatalogueRoutes
{
    internal static void MapCatalogue(this WebApplication app)
    {
        var procedures = app.MapGroup("/v1/procedures").WithTags("procedures");
        ListProcedures.Map(procedures);
        GetProcedure.Map(procedures);
        ListVersions.Map(procedures);
        GetVersion.Map(procedures);
        DraftProcedure.Map(procedures);
        DraftVersion.Map(procedures);
        EditVersion.Map(procedures);
        PublishVersion.Map(procedures);
        WithdrawVersion.Map(procedures);
    }
}
