using EGov.Dossiers.Storage;
using EGov.Messaging;
using EGov.Postgres;

namespace EGov.Dossiers;

/// <summary>The dossiers service: procedure catalogue, dossiers and their way, deadlines, lists and reports.</summary>
public static class DossiersModule
{
    /// <summary>Registers what the service needs.</summary>
    public static void AddDossiers(this WebApplicationBuilder builder)
    {
        builder.AddServiceDb<DossiersDb>("dossiers-db");
        builder.AddMessaging<DossiersDb>("dossiers");
        builder.Services.AddConstraintRefusals((ProcedureMapping.UniqueCode, Refusals.ProcedureCodeTaken));
    }

    /// <summary>Maps its endpoints.</summary>
    public static void MapDossiers(this WebApplication app)
    {
        app.MapGroup("/v1/dossiers").WithTags("dossiers");
    }
}
