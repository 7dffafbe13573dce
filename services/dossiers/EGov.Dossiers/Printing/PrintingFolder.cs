using System.Reflection;

namespace EGov.Dossiers.Printing;

/// <summary>
/// Where one Chromium keeps its profile and finds the letters of printed papers. Removed with it; folders that a killed service left behind
/// are removed by the next one, which sees that nobody holds their lock any more.
/// </summary>
internal sealed class PrintingFolder : IDisposable
{
    private const string Prefix = "egov-printing-";
    private const string FontPrefix = "Printing.Fonts.";

    private readonly FileStream _lock;

    private PrintingFolder(string path, FileStream held) => (Path, _lock) = (path, held);

    internal string Path { get; }

    /// <summary>Tinos first, which has the measures of Times New Roman; the machine's own fonts for signs it lacks.</summary>
    internal string FontConfiguration => System.IO.Path.Combine(Path, "fonts.conf");

    internal static PrintingFolder Make()
    {
        RemoveLeftOvers();
        var path = Directory.CreateTempSubdirectory(Prefix).FullName;
        var folder = new PrintingFolder(path, new FileStream(path + ".lock", FileMode.Create, FileAccess.ReadWrite, FileShare.None));
        var fonts = Directory.CreateDirectory(System.IO.Path.Combine(path, "fonts")).FullName;
        foreach (var name in Assembly.GetExecutingAssembly().GetManifestResourceNames().Where(n => n.StartsWith(FontPrefix, StringComparison.Ordinal)))
        {
            using var font = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)!;
            using var file = File.Create(System.IO.Path.Combine(fonts, name[FontPrefix.Length..]));
            font.CopyTo(file);
        }

        File.WriteAllText(folder.FontConfiguration, $"""
            <?xml version="1.0"?>
            <!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
            <fontconfig>
              <dir>{fonts}</dir>
              <cachedir>{System.IO.Path.Combine(path, "font-cache")}</cachedir>
              <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
            </fontconfig>
            """);
        return folder;
    }

    public void Dispose()
    {
        Remove(Path);
        _lock.Dispose();
        File.Delete(Path + ".lock");
    }

    private static void RemoveLeftOvers()
    {
        foreach (var held in Directory.EnumerateFiles(System.IO.Path.GetTempPath(), Prefix + "*.lock"))
        {
            try
            {
                using (new FileStream(held, FileMode.Open, FileAccess.ReadWrite, FileShare.None))
                {
                    Remove(held[..^".lock".Length]);
                }

                File.Delete(held);
            }
            catch (Exception inUse) when (inUse is IOException or UnauthorizedAccessException)
            {
                // Another service's, alive.
            }
        }
    }

    private static void Remove(string folder)
    {
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (DirectoryNotFoundException)
        {
            // Removed already.
        }
        catch (IOException)
        {
            // A child of Chromium still writes; the next start removes what is left.
        }
    }
}
