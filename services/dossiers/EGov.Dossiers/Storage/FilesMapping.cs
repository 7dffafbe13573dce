using EGov.Dossiers.Model;
using Microsoft.EntityFrameworkCore;

namespace EGov.Dossiers.Storage;

internal static class FilesMapping
{
    internal const string FiledFile = "fk_filed_paper_file_id";
    internal const string FiledOnce = "ux_filed_paper_once";
    internal const string OneResult = "ux_result_file_decision";
    internal const string KeptOnce = "ux_kept_paper_once";

    internal static void Apply(ModelBuilder model)
    {
        model.Entity<Upload>(upload =>
        {
            upload.ToTable("upload", table => table.HasCheckConstraint("ck_upload_received", "received between 0 and length"));
            upload.Property(u => u.Id).ValueGeneratedNever();
            upload.Ignore(u => u.ExpiresAt);
            // What still needs something done: bytes, a check, or its removal.
            upload.HasIndex(u => u.MovedAt).HasDatabaseName("ix_upload_open").HasFilter("state = 'Receiving'");
        });
        model.Entity<UploadChunk>(chunk =>
        {
            chunk.ToTable("upload_chunk");
            // One request's bytes per offset: of two that came at once the second breaks this key if it got so far.
            chunk.HasKey(c => new { c.UploadId, c.Start });
            chunk.HasOne<Upload>().WithMany().HasForeignKey(c => c.UploadId).OnDelete(DeleteBehavior.Cascade);
        });
        model.Entity<StoredContent>(content =>
        {
            content.ToTable("stored_content", table => table.HasCheckConstraint("ck_stored_content_sha256", "sha256 ~ '^[0-9a-f]{64}$'"));
            content.HasKey(c => c.Sha256);
            content.Ignore(c => c.IsUsable);
            content.HasIndex(c => c.TouchedAt).HasDatabaseName("ix_stored_content_waiting").HasFilter("scan = 'Waiting'");
        });
        model.Entity<StoredFile>(file =>
        {
            file.ToTable("stored_file");
            file.Property(f => f.Id).ValueGeneratedNever();
            file.HasOne<StoredContent>().WithMany().HasForeignKey(f => f.Sha256).OnDelete(DeleteBehavior.Restrict);
            file.HasIndex(f => f.Sha256).HasDatabaseName("ix_stored_file_sha256");
            file.HasIndex(f => f.StoredAt).HasDatabaseName("ix_stored_file_stored_at");
        });
        model.Entity<FiledPaper>(paper =>
        {
            paper.ToTable("filed_paper", table => table.HasCheckConstraint("ck_filed_paper_component", "purpose <> 'Component' or component is not null"));
            paper.Property(p => p.Id).ValueGeneratedNever();
            paper.Property(p => p.Version).IsConcurrencyToken();
            paper.Ignore(p => p.IsOwners);
            paper.HasOne<Dossier>().WithMany().HasForeignKey(p => p.DossierId).OnDelete(DeleteBehavior.Restrict);
            paper.HasOne<StoredFile>().WithMany().HasForeignKey(p => p.FileId).HasConstraintName(FiledFile).OnDelete(DeleteBehavior.Restrict);
            paper.HasOne<KeptPaper>().WithMany().HasForeignKey(p => p.KeptPaperId).OnDelete(DeleteBehavior.Restrict);
            paper.HasIndex(p => new { p.DossierId, p.Id }).HasDatabaseName("ix_filed_paper_dossier");
            paper.HasIndex(p => p.FileId).HasDatabaseName("ix_filed_paper_file");
            paper.HasIndex(p => new { p.DossierId, p.FileId, p.Component }).IsUnique().AreNullsDistinct(false).HasDatabaseName(FiledOnce).HasFilter("removed_at is null");
        });
        model.Entity<ResultFile>(result =>
        {
            result.ToTable("result_file");
            result.Property(r => r.Id).ValueGeneratedNever();
            result.Ignore(r => r.Version);
            result.HasOne<Dossier>().WithMany().HasForeignKey(r => r.DossierId).OnDelete(DeleteBehavior.Restrict);
            result.HasOne<StoredFile>().WithMany().HasForeignKey(r => r.FileId).OnDelete(DeleteBehavior.Restrict);
            result.HasIndex(r => r.FileId).HasDatabaseName("ix_result_file_file");
            result.HasIndex(r => new { r.DossierId, r.DecidedAt }).IsUnique().HasDatabaseName(OneResult);
        });
        model.Entity<KeptPaper>(paper =>
        {
            paper.ToTable("kept_paper");
            paper.Property(p => p.Id).ValueGeneratedNever();
            paper.Property(p => p.Version).IsConcurrencyToken();
            paper.HasOne<Dossier>().WithMany().HasForeignKey(p => p.SourceDossierId).OnDelete(DeleteBehavior.Restrict);
            paper.HasOne<StoredFile>().WithMany().HasForeignKey(p => p.FileId).OnDelete(DeleteBehavior.Restrict);
            paper.HasIndex(p => p.FileId).HasDatabaseName("ix_kept_paper_file");
            paper.HasIndex(p => new { p.Identity, p.Id }).HasDatabaseName("ix_kept_paper_identity").HasFilter("withdrawn_at is null");
            paper.HasIndex(p => new { p.OwnerId, p.Id }).HasDatabaseName("ix_kept_paper_owner").HasFilter("owner_id is not null and withdrawn_at is null");
            paper.HasIndex(p => new { p.Identity, p.FileId }).IsUnique().HasDatabaseName(KeptOnce).HasFilter("withdrawn_at is null");
        });
    }
}
