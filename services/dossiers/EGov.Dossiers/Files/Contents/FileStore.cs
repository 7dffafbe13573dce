using System.Security.Cryptography;
using Microsoft.Extensions.Options;

namespace EGov.Dossiers.Files.Contents;

/// <summary>
/// The shared folder: parts of uploads under <c>uploads/</c>, whole contents under <c>contents/</c> by their hash. It decides nothing:
/// what of it counts is in the database.
/// </summary>
internal sealed class FileStore(IOptions<FilesOptions> options)
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private string Root => options.Value.Folder is { Length: > 0 } folder
        ? folder
        : throw new InvalidOperationException("Files:Folder is not configured.");

    /// <summary>A new part of an upload, open for writing.</summary>
    internal FileStream NewPart(Guid upload, Guid part)
    {
        Directory.CreateDirectory(FolderOf(upload));
        return Create(PartOf(upload, part));
    }

    internal void RemovePart(Guid upload, Guid part) => Remove(PartOf(upload, part));

    /// <summary>Removes all of an upload.</summary>
    internal void RemoveUpload(Guid upload)
    {
        try
        {
            Directory.Delete(FolderOf(upload), recursive: true);
        }
        catch (DirectoryNotFoundException)
        {
            // Gone already, or nothing had arrived.
        }
    }

    /// <summary>Uploads that have a folder, for the clean-up.</summary>
    internal IEnumerable<Guid> UploadFolders() =>
        Directory.Exists(Path.Combine(Root, "uploads"))
            ? Directory.EnumerateDirectories(Path.Combine(Root, "uploads")).Select(Path.GetFileName).Where(n => Guid.TryParseExact(n, "N", out _)).Select(n => Guid.ParseExact(n!, "N"))
            : [];

    /// <summary>Puts the parts together into one file that nobody else sees, and hashes it.</summary>
    internal async Task<(string Path, string Sha256, long Length)> AssembleAsync(Guid upload, IEnumerable<Guid> parts, CancellationToken ct)
    {
        var whole = PartOf(upload, Guid.CreateVersion7());
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[128 * 1024];
        await using var into = Create(whole);
        foreach (var part in parts)
        {
            await using var from = new FileStream(PartOf(upload, part), FileMode.Open, FileAccess.Read, FileShare.Read, 1, FileOptions.Asynchronous | FileOptions.SequentialScan);
            int read;
            while ((read = await from.ReadAsync(buffer, ct)) > 0)
            {
                hash.AppendData(buffer, 0, read);
                await into.WriteAsync(buffer.AsMemory(0, read), ct);
            }
        }

        into.Flush(flushToDisk: true);
        return (whole, Convert.ToHexStringLower(hash.GetHashAndReset()), into.Length);
    }

    /// <summary>Writes bytes made here into a file of its own, and hashes them.</summary>
    internal async Task<(string Path, string Sha256, long Length)> WriteAsync(Guid owner, byte[] bytes, CancellationToken ct)
    {
        Directory.CreateDirectory(FolderOf(owner));
        var path = PartOf(owner, Guid.CreateVersion7());
        await using var into = Create(path);
        await into.WriteAsync(bytes, ct);
        into.Flush(flushToDisk: true);
        return (path, Convert.ToHexStringLower(SHA256.HashData(bytes)), bytes.Length);
    }

    /// <summary>Gives a file its place by its hash; another with the same bytes may be there already.</summary>
    internal void Place(string path, string sha256)
    {
        var place = PathOf(sha256);
        if (!File.Exists(place))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(place)!);
            File.Move(path, place, overwrite: true);
        }
    }

    internal FileStream Open(string sha256) => OpenFile(PathOf(sha256));

    /// <summary>A folder for files that another part of the service keeps by itself.</summary>
    internal string FolderNamed(string name) => Path.Combine(Root, name);

    internal static FileStream OpenFile(string path) =>
        new(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 64 * 1024, FileOptions.Asynchronous | FileOptions.SequentialScan);

    internal bool Has(string sha256) => File.Exists(PathOf(sha256));

    internal void RemoveContent(string sha256) => Remove(PathOf(sha256));

    internal static FileStream Create(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.None, Options = FileOptions.Asynchronous };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerOnly;
        }

        return new FileStream(path, options);
    }

    internal static void Remove(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (DirectoryNotFoundException)
        {
            // Gone with its folder.
        }
    }

    private string FolderOf(Guid upload) => Path.Combine(Root, "uploads", upload.ToString("N"));

    private string PartOf(Guid upload, Guid part) => Path.Combine(FolderOf(upload), part.ToString("N"));

    private string PathOf(string sha256) => Path.Combine(Root, "contents", sha256[..2], sha256);
}
