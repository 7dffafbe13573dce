using EGov.Dossiers.Files.Contents;

namespace EGov.Dossiers.Reports.Exports;

/// <summary>The files of exports, one for each attempt, in the folder that replicas share. Which of them counts is in the database.</summary>
internal sealed class ExportFiles(FileStore store)
{
    private string Folder => store.FolderNamed("exports");

    internal FileStream New(Guid export, Guid attempt)
    {
        Directory.CreateDirectory(Folder);
        return FileStore.Create(PathOf(export, attempt));
    }

    /// <summary>The file, or null where it has gone.</summary>
    internal FileStream? Open(Guid export, Guid attempt)
    {
        try
        {
            return FileStore.OpenFile(PathOf(export, attempt));
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    internal void Remove(Guid export, Guid attempt) => FileStore.Remove(PathOf(export, attempt));

    /// <summary>Every file there is, with the attempt that wrote it.</summary>
    internal IEnumerable<(Guid Export, Guid Attempt)> All() => !Directory.Exists(Folder)
        ? []
        : Directory.EnumerateFiles(Folder).Select(Path.GetFileName).Select(name => name!.Split('.'))
            .Where(parts => parts.Length == 2 && Guid.TryParseExact(parts[0], "N", out _) && Guid.TryParseExact(parts[1], "N", out _))
            .Select(parts => (Guid.ParseExact(parts[0], "N"), Guid.ParseExact(parts[1], "N")));

    private string PathOf(Guid export, Guid attempt) => Path.Combine(Folder, $"{export:N}.{attempt:N}");
}
