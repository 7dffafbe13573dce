using EGov.Dossiers.Contracts;
using EGov.Dossiers.Storage;
using EGov.Messaging;
using EGov.Postgres;

namespace EGov.Dossiers.Consultations;

/// <summary>Asking other agencies for their opinion (lấy ý kiến).</summary>
internal static class ConsultationModule
{
    internal static MessagingBuilder HandleConsultations(this MessagingBuilder messaging) =>
        messaging.HandleAny(WhenConsultedDossierEnded.Handle, typeof(DossierDecided), typeof(DossierWithdrawn), typeof(DossierDeclined));

    internal static void AddConsultations(this IServiceCollection services)
    {
        services.AddSingleton<ConsultationDeadlines>();
        services.AddConstraintRefusals((ConsultationMapping.OneOpen, Refusals.AlreadyConsulted));
    }

    internal static void MapConsultations(this WebApplication app)
    {
        var dossiers = app.MapGroup("/v1/dossiers").WithTags("consultations");
        AskForOpinions.Map(dossiers);
        ListConsultationsOfDossier.Map(dossiers);

        var consultations = app.MapGroup("/v1/consultations").WithTags("consultations").RequireAuthorization(Policies.Work);
        ListOpinionsToGive.Map(consultations);
        ListOpinionsAwaited.Map(consultations);
        ListOverdueConsultees.Map(consultations);
        GetConsultation.Map(consultations);
        AnswerConsultation.Map(consultations);
        RemindConsultee.Map(consultations);
        WithdrawConsultation.Map(consultations);
    }
}
