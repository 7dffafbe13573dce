namespace EGov.Hosting.Running;

/// <summary>Ends the run when <c>dotnet run</c> above it is killed: that tells its child nothing.</summary>
internal static class ParentWatch
{
    internal static IDisposable? Start(Action gone)
    {
        var parent = ParentOf();
        return parent > 1 && IsDotnetRun(parent)
            ? new Timer(_ =>
            {
                if (ParentOf() != parent)
                {
                    gone();
                }
            }, null, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1))
            : null;
    }

    private static bool IsDotnetRun(int process)
        => File.Exists($"/proc/{process}/cmdline") && File.ReadAllText($"/proc/{process}/cmdline").Split('\0') is [var program, ..] words
            && Path.GetFileName(program) == "dotnet" && words.Contains("run", StringComparer.Ordinal);

    private static int ParentOf()
        // "pid (name) state ppid ...": the name may hold spaces, so count from its closing parenthesis.
        => File.Exists("/proc/self/stat") ? int.Parse(File.ReadAllText("/proc/self/stat").Split(')')[^1].Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], System.Globalization.CultureInfo.InvariantCulture) : 0;
}
