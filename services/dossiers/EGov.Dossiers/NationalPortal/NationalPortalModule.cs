using EGov.Dossiers.Storage;
using EGov.Messaging;

namespace EGov.Dossiers.NationalPortal;

/// <summary>The national public-service portal (Cổng Dịch vụ công quốc gia): what it is told, and whether it has it.</summary>
internal static class NationalPortalModule
{
    internal static void AddNationalPortal(this IServiceCollection services)
    {
        services.AddOptions<NationalPortalOptions>().BindConfiguration(NationalPortalOptions.Section);
        services.AddHttpClient<PortalClient>();
        services.AddRepeatedWork<TellPortal>("portal-delivery", TimeSpan.FromSeconds(2));
        services.AddRepeatedWork<ComparePortal>("portal-comparison", TimeSpan.FromMinutes(5));
    }

    internal static MessagingBuilder HandleForNationalPortal(this MessagingBuilder messaging) =>
        messaging.HandleAny(WhenDossierChanged.Handle, WhenDossierChanged.Events).HandleAny(WhenBesideDossierChanged.Handle, WhenBesideDossierChanged.Events);

    internal static void MapNationalPortal(this IEndpointRouteBuilder app)
    {
        var portal = app.MapGroup("/v1/national-portal").WithTags("national portal")
            .RequireAuthorization(Policies.AnyOf(Policies.Report, Policies.Assign, Policies.Operate));
        ListPortalCopies.Map(portal);
        SummarizePortal.Map(portal);
        ListPortalMessages.Map(portal);
        ResendToPortal.Map(portal);
    }
}
