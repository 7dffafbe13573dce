using EGov.Dossiers.Model;
using EGov.Dossiers.Storage;
using EGov.Messaging;
using EGov.Postgres;

namespace EGov.Dossiers.Notices;

/// <summary>Telling applicants: in their account, by mail, by SMS.</summary>
internal static class NoticesModule
{
    internal const string Delivery = "notice-delivery";

    internal static void AddNotices(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<NoticeOptions>().BindConfiguration(NoticeOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddOptions<PublicOptions>().BindConfiguration(PublicOptions.Section);
        builder.Services.AddSingleton<MailSender>();
        builder.Services.AddHttpClient<ISmsSender, HttpSmsSender>();
        builder.Services.AddScoped<NoticeDesk>();
        builder.Services.AddRepeatedWork<NoticeDelivery>(Delivery, TimeSpan.FromSeconds(10));
        builder.Services.AddConstraintRefusals((NoticesMapping.TemplateDay, Refusals.NoticeTemplateDayTaken));
    }

    internal static MessagingBuilder HandleNotices(this MessagingBuilder messaging) => messaging
        .Handle(WhenDossierSubmittedThenNotify.Handle)
        .Handle(WhenDossierReceivedThenNotify.Handle)
        .Handle(WhenDossierDeclinedThenNotify.Handle)
        .Handle(WhenDossierSuspendedThenNotify.Handle)
        .Handle(WhenDossierResumedThenNotify.Handle)
        .Handle(WhenDossierDecidedThenNotify.Handle)
        .Handle(WhenResultReturnedThenNotify.Handle)
        .Handle(WhenDossierWithdrawnThenNotify.Handle)
        .Handle(WhenPaymentRequestedThenNotify.Handle)
        .Handle(WhenPaymentReceivedThenNotify.Handle)
        .Handle(WhenPaymentRefundedThenNotify.Handle)
        .Handle(WhenApologySentThenNotify.Handle)
        .Handle(WhenDossierSilentThenNotify.Handle)
        .Handle(WhenPetitionReceivedThenNotify.Handle)
        .Handle(WhenPetitionAnsweredThenNotify.Handle)
        .Handle(WhenPaymentCancelledThenNotify.Handle)
        .Handle(WhenReceptionRefusedThenNotify.Handle)
        .Handle(WhenPetitionAcceptedThenNotify.Handle)
        .Handle(WhenPetitionForwardedThenNotify.Handle)
        .Handle(WhenPetitionRefusedThenNotify.Handle);

    internal static void MapNotices(this IEndpointRouteBuilder app)
    {
        var mine = app.MapGroup("/v1/my-notices").WithTags("my dossiers").RequireAuthorization(Policies.Submit);
        ListMyNotices.Map(mine);
        ReadNotice.Map(mine);
        ChooseChannels.MapMine(mine);

        var dossiers = app.MapGroup("/v1/dossiers").WithTags("dossiers");
        ChooseChannels.MapDesk(dossiers);
        ListNoticesOfDossier.Map(dossiers);

        var templates = app.MapGroup("/v1/notice-templates").WithTags("notices").RequireAuthorization(Policies.AnyOf(Policies.Operate, Policies.ManageProcedures));
        ListNoticeTemplates.Map(templates);
        AddNoticeTemplate.Map(templates);
        EditNoticeTemplate.Map(templates);
        PreviewNotice.Map(templates);

        var operations = app.MapGroup("/v1/operations/notices").WithTags("Operations").RequireAuthorization(Policies.Operate);
        ListUndelivered.Map(operations);
        RetryNotices.Map(operations);
    }

    /// <summary>An address as far as operators need it: enough to recognise, too little to use.</summary>
    internal static string Masked(NoticeChannel channel, string recipient) => channel switch
    {
        NoticeChannel.Account or _ when recipient.Length == 0 => "",
        NoticeChannel.Mail when recipient.IndexOf('@', StringComparison.Ordinal) is > 0 and var at => $"{recipient[0]}***{recipient[at..]}",
        NoticeChannel.Sms when recipient.Length > 6 => $"{recipient[..3]}****{recipient[^3..]}",
        _ => "***",
    };
}
