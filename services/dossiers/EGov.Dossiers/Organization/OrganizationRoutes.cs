using EGov.Messaging;

namespace EGov.Dossiers.Organization;

/// <summary>What this service hears from organization, and the addresses of the calendars agencies set here.</summary>
internal static class OrganizationRoutes
{
    internal static MessagingBuilder HandleOrganization(this MessagingBuilder messaging) => messaging
        .Handle(WhenAgencyOpened.Handle)
        .Handle(WhenAgencyRenamed.Handle)
        .Handle(WhenAgencyMoved.Handle)
        .Handle(WhenAgencyCodeAssigned.Handle)
        .Handle(WhenAgencyClosed.Handle)
        .Handle(WhenAgenciesMerged.Handle)
        .Handle(WhenAgencySplit.Handle)
        .Handle(WhenOfficialRegistered.Handle)
        .Handle(WhenOfficialAppointed.Handle)
        .Handle(WhenPostEnded.Handle);

    internal static void MapOrganization(this WebApplication app)
    {
        var calendars = app.MapGroup("/v1/calendars").WithTags("calendars");
        GetCalendar.Map(calendars);
        SetCalendar.Map(calendars);
    }
}
