using EGov.Dossiers.Model;
using Microsoft.EntityFrameworkCore;

namespace EGov.Dossiers.Storage;

/// <content>Files.</content>
internal sealed partial class DossiersDb
{
    public DbSet<Upload> Uploads => Set<Upload>();

    public DbSet<UploadChunk> UploadChunks => Set<UploadChunk>();

    public DbSet<StoredFile> StoredFiles => Set<StoredFile>();

    public DbSet<StoredContent> StoredContents => Set<StoredContent>();
}
