namespace EGov.Infrastructure;

/// <summary>Folders that vanish with the server that uses them.</summary>
internal static class TemporaryFolders
{
    internal static string New(string kind)
        => Directory.CreateTempSubdirectory($"egov-{kind}-").FullName;

    /// <summary>The guard's clean-up command: only when nobody can start the server again.</summary>
    internal static string RemovalOf(string folder) => $"[ \"$1\" = final ] && rm -rf -- '{folder.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
