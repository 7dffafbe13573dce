using System.Globalization;
using EGov.Infrastructure.Processes;

namespace EGov.Infrastructure.Native;

/// <summary>The folder of initdb and postgres, newest version first.</summary>
internal static class PostgresPrograms
{
    private static readonly string[] Homes = ["/usr/lib/postgresql"];

    /// <summary>Finds the programs, for data of one major version when given; null when there are none.</summary>
    internal static string? Find(int? major = null)
    {
        var versions = Homes
            .Where(Directory.Exists)
            .SelectMany(Directory.GetDirectories)
            .Select(folder => (Bin: Path.Combine(folder, "bin"), Major: int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var m) ? m : 0))
            .Where(v => File.Exists(Path.Combine(v.Bin, "initdb")) && File.Exists(Path.Combine(v.Bin, "postgres")))
            .OrderByDescending(v => v.Major)
            .ToList();
        if (versions.Count == 0 && Tool.Find("postgres") is { } inPath && Tool.Find("initdb") is not null)
        {
            return Path.GetDirectoryName(inPath);
        }

        return versions.Where(v => major is null || v.Major == major).Select(v => v.Bin).FirstOrDefault();
    }
}
