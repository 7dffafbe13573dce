using EGov.Dossiers.Storage;
using EGov.Postgres;

namespace EGov.Dossiers.Supplements;

/// <summary>Requests to complete a dossier: asked, answered, expired; the reasons they are chosen from and what they do to the term.</summary>
internal static class SupplementsModule
{
    internal static IServiceCollection AddSupplements(this IServiceCollection services)
    {
        services.AddSingleton<SupplementDesk>();
        services.AddConstraintRefusals(
            (SupplementsMapping.OneOpen, Refusals.SupplementIsOpen),
            (SupplementsMapping.OptionOnDay, Refusals.OptionTaken),
            (SupplementsMapping.ReasonOnDay, Refusals.ReasonTaken));
        return services.AddRepeatedWork<ExpireSupplements>(ExpireSupplements.Name, TimeSpan.FromMinutes(10));
    }

    internal static void MapSupplements(this IEndpointRouteBuilder app)
    {
        var dossiers = app.MapGroup("/v1/dossiers").WithTags("supplements");
        RequestSupplement.Map(dossiers);
        AnswerSupplement.MapDesk(dossiers);
        ListSupplementRequests.MapDesk(dossiers);

        var mine = app.MapGroup("/v1/my-dossiers").WithTags("supplements");
        AnswerSupplement.MapMine(mine);
        ListSupplementRequests.MapMine(mine);

        SupplementOptions.Map(app);
        ListReasons.Map(app);
        PublishReason.Map(app);
    }
}
