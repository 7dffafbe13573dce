using EGov.Dossiers.Model;
using Microsoft.EntityFrameworkCore;

namespace EGov.Dossiers.Storage;

internal static class NoticesMapping
{
    internal const string TemplateDay = "ux_notice_template_day";

    internal static void Apply(ModelBuilder model)
    {
        model.Entity<Notice>(notice =>
        {
            notice.ToTable("notice");
            notice.Property(n => n.Id).ValueGeneratedNever();
            notice.HasOne<Dossier>().WithMany().HasForeignKey(n => n.DossierId).OnDelete(DeleteBehavior.Restrict);
            // Sent once: the same fact is told to the same recipient in the same way by one row.
            notice.HasIndex(n => new { n.EventId, n.Recipient, n.Channel }).IsUnique().HasDatabaseName("ux_notice_once");
            notice.HasIndex(n => new { n.Channel, n.NextAttemptAt }).HasDatabaseName("ix_notice_due").HasFilter("state in ('Waiting', 'Sending')");
            notice.HasIndex(n => new { n.OwnerId, n.Id }).HasDatabaseName("ix_notice_owner").HasFilter("channel = 'Account'");
            notice.HasIndex(n => n.DossierId).HasDatabaseName("ix_notice_dossier").HasFilter("dossier_id is not null");
            // The operators' list: what did not arrive, youngest first.
            notice.HasIndex(n => new { n.State, n.Id }).HasDatabaseName("ix_notice_state").HasFilter("state in ('Waiting', 'Sending', 'NotSendable', 'GivenUp')");
        });
        model.Entity<NoticeTemplate>(template =>
        {
            template.ToTable("notice_template");
            template.Property(t => t.Id).ValueGeneratedNever();
            template.Property(t => t.Version).IsConcurrencyToken();
            template.HasIndex(t => new { t.Kind, t.Channel, t.ValidFrom }).IsUnique().HasDatabaseName(TemplateDay);
            template.HasData(FirstNoticeTemplates.All);
        });
        model.Entity<NoticeChoice>(choice =>
        {
            choice.ToTable("notice_choice");
            choice.HasKey(c => c.HolderId);
            choice.Property(c => c.HolderId).ValueGeneratedNever();
            choice.Property(c => c.Version).IsConcurrencyToken();
        });
    }
}
