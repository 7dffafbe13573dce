using EGov.Dossiers.Model;
using Microsoft.EntityFrameworkCore;

namespace EGov.Dossiers.Storage;

/// <content>Notices to applicants.</content>
internal sealed partial class DossiersDb
{
    public DbSet<Notice> Notices => Set<Notice>();

    public DbSet<NoticeTemplate> NoticeTemplates => Set<NoticeTemplate>();

    public DbSet<NoticeChoice> NoticeChoices => Set<NoticeChoice>();
}
