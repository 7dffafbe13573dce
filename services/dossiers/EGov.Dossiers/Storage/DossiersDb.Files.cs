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

    public DbSet<FiledPaper> FiledPapers => Set<FiledPaper>();

    public DbSet<ResultFile> ResultFiles => Set<ResultFile>();

    public DbSet<KeptPaper> KeptPapers => Set<KeptPaper>();
}
