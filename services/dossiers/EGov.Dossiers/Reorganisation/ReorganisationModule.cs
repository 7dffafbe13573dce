using EGov.Dossiers.Storage;

namespace EGov.Dossiers.Reorganisation;

/// <summary>Closed agencies' dossiers pass to their successors.</summary>
internal static class ReorganisationModule
{
    internal static void AddReorganisation(this IServiceCollection services) =>
        services.AddRepeatedWork<PassDossiersOn>("reorganisation", TimeSpan.FromMinutes(5));

    internal static void MapReorganisation(this WebApplication app)
    {
        var reorganisations = app.MapGroup("/v1/reorganisations").WithTags("reorganisation").RequireAuthorization(Policies.Operate);
        ListReorganisations.Map(reorganisations);
        GetReorganisation.Map(reorganisations);
        ListMoves.Map(reorganisations);
        ListUnassigned.Map(reorganisations);
        AssignToSuccessors.Map(reorganisations);
    }
}
