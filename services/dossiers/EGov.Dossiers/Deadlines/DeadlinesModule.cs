using EGov.Dossiers.Storage;
using EGov.Messaging;
using EGov.Postgres;

namespace EGov.Dossiers.Deadlines;

/// <summary>Deadlines watched: warnings, letters of apology, escalation, silence.</summary>
internal static class DeadlinesModule
{
    private static readonly TimeSpan EveryFiveMinutes = TimeSpan.FromMinutes(5);

    internal static IServiceCollection AddDeadlines(this IServiceCollection services)
    {
        services.AddRepeatedWork<DeadlineSweep>("deadline-sweep", EveryFiveMinutes);
        services.AddSingleton<Rescheduling>();
        services.AddConstraintRefusals(
            (DeadlinesMapping.OneOpenApology, Refusals.ApologyOpen),
            (DeadlinesMapping.OneRescheduling, Refusals.AlreadyRescheduled));
        return services;
    }

    internal static MessagingBuilder HandleDeadlines(this MessagingBuilder messaging) => messaging.Handle(WhenDossierCorrectedReopenApology.Handle);

    internal static void MapDeadlines(this IEndpointRouteBuilder app)
    {
        var deadlines = app.MapGroup("/v1/deadlines").WithTags("deadlines");
        ListWarnings.Map(deadlines);
        ListOverdue.Map(deadlines);
        ListSilent.Map(deadlines);
        ListParts.Map(deadlines);
        AcknowledgeEscalation.Map(deadlines);

        var apologies = app.MapGroup("/v1/apologies").WithTags("apologies");
        ListOpenApologies.Map(apologies);
        GetApology.Map(apologies);
        ProposeApology.Map(apologies);
        SignApology.Map(apologies);
        DismissApology.Map(apologies);
        ListSentApologies.Map(app);
    }
}
