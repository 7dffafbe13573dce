namespace EGov.Hosting.Tests;

/// <summary>Processes that carry a mark in their environment: all that a marked one started, however deep.</summary>
internal static class Processes
{
    internal static IReadOnlyList<int> Marked(string mark)
        => [.. Directory.EnumerateDirectories("/proc").Select(Path.GetFileName).Where(n => int.TryParse(n, System.Globalization.CultureInfo.InvariantCulture, out _))
            .Select(n => int.Parse(n!, System.Globalization.CultureInfo.InvariantCulture))
            .Where(process => Carries(process, mark))];

    internal static bool Exists(int process) => Directory.Exists($"/proc/{process}") && !File.ReadAllText($"/proc/{process}/stat").Contains(") Z ", StringComparison.Ordinal);

    private static bool Carries(int process, string mark)
    {
        try
        {
            return Exists(process) && File.ReadAllText($"/proc/{process}/environ").Contains(mark, StringComparison.Ordinal);
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
