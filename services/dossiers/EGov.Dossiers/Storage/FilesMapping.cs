using EGov.Dossiers.Model;
using Microsoft.EntityFrameworkCore;

namespace EGov.Dossiers.Storage;

internal static class FilesMapping
{
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
    }
}
