using System.Runtime.CompilerServices;
using System.Xml.Linq;

namespace EGov.Architecture.Tests;

/// <summary>The sources as they lie on disk; rules are read off the text, so that no project needs to be loaded to be judged.</summary>
internal static class Repository
{
    internal static string Root { get; } = FindRoot();

    internal static IReadOnlyList<SourceFile> Sources { get; } =
        Files("*.cs").Select(path => new SourceFile(Relative(path), File.ReadAllText(path))).ToList();

    internal static IReadOnlyList<ProjectFile> Projects { get; } = Files("*.csproj").Select(Read).ToList();

    /// <summary>Sources of what runs in production: no tests, no generated migrations.</summary>
    internal static IEnumerable<SourceFile> Product => Sources.Where(f =>
        !f.Path.StartsWith("tests/", StringComparison.Ordinal) && !f.Path.Contains("/Migrations/", StringComparison.Ordinal));

    internal static IEnumerable<string> Files(string pattern) => Directory
        .EnumerateFiles(Root, pattern, SearchOption.AllDirectories)
        .Where(path => !Relative(path).Split('/').Any(part => part is "bin" or "obj" or "node_modules" or ".egov" or ".git"));

    internal static string Relative(string path) => Path.GetRelativePath(Root, path).Replace('\\', '/');

    private static ProjectFile Read(string path)
    {
        var document = XDocument.Load(path);
        var references = document.Descendants("ProjectReference")
            .Select(reference => reference.Attribute("Include")?.Value)
            .OfType<string>()
            .Select(reference => Path.GetFileNameWithoutExtension(reference.Replace('\\', '/')))
            .ToList();
        var packages = document.Descendants("PackageReference").Select(p => p.Attribute("Include")?.Value).OfType<string>().ToList();
        return new ProjectFile(Relative(path), Path.GetFileNameWithoutExtension(path), references, packages);
    }

    private static string FindRoot([CallerFilePath] string here = "")
    {
        for (var folder = Path.GetDirectoryName(here); folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (File.Exists(Path.Combine(folder, "EGov.sln")))
            {
                return folder;
            }
        }

        throw new InvalidOperationException($"No EGov.sln above {here}.");
    }
}

internal sealed record SourceFile(string Path, string Text);

internal sealed record ProjectFile(string Path, string Name, IReadOnlyList<string> References, IReadOnlyList<string> Packages);
