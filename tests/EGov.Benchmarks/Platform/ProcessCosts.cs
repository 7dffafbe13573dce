using System.Globalization;

namespace EGov.Benchmarks.Platform;

/// <summary>What the processes below this one spend: seconds of processor and megabytes, by program.</summary>
internal sealed class ProcessCosts
{
    private const double TicksPerSecond = 100;
    private const double PageMegabytes = 4096 / 1048576.0;
    private readonly Dictionary<int, Reading> _before = Read();
    private readonly long _started = TimeProvider.System.GetTimestamp();

    private ProcessCosts()
    {
    }

    internal static ProcessCosts Start() => new();

    internal string Stop() => string.Join("; ", StopByProgram().Select(c => string.Create(CultureInfo.InvariantCulture, $"{c.Program} {c.Cores:0.00} cores {c.Megabytes:N0} MB")));

    internal IReadOnlyList<(string Program, double Cores, double Megabytes)> StopByProgram()
    {
        var seconds = TimeProvider.System.GetElapsedTime(_started).TotalSeconds;
        return
        [
            .. Read()
                .GroupBy(p => p.Value.Program, StringComparer.Ordinal)
                .Select(g => (
                    Program: g.Key,
                    Cores: g.Sum(p => p.Value.Ticks - (_before.TryGetValue(p.Key, out var before) ? before.Ticks : 0)) / TicksPerSecond / seconds,
                    Megabytes: g.Sum(p => p.Value.Pages) * PageMegabytes))
                .Where(c => c.Cores >= 0.005)
                .OrderByDescending(c => c.Cores),
        ];
    }

    private static Dictionary<int, Reading> Read()
    {
        var all = new Dictionary<int, Reading>();
        foreach (var folder in Directory.EnumerateDirectories("/proc"))
        {
            if (int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out var id) && ReadOne(folder) is { } reading)
            {
                all[id] = reading;
            }
        }

        return all.Where(p => IsBelow(all, p.Key)).ToDictionary();
    }

    private static bool IsBelow(Dictionary<int, Reading> all, int id)
    {
        for (var current = id; all.TryGetValue(current, out var reading); current = reading.Parent)
        {
            if (current == Environment.ProcessId)
            {
                return true;
            }
        }

        return false;
    }

    private static Reading? ReadOne(string folder)
    {
        try
        {
            var stat = File.ReadAllText(Path.Combine(folder, "stat"));
            var end = stat.LastIndexOf(')');
            var rest = stat[(end + 2)..].Split(' ');
            // Shared pages of PostgreSQL would count once per backend: its private ones do.
            var memory = File.ReadAllText(Path.Combine(folder, "statm")).Split(' ');
            return new Reading(NameOf(folder, stat[(stat.IndexOf('(') + 1)..end]), Number(rest[1]), Number(rest[11]) + Number(rest[12]), Number(memory[1]) - Number(memory[2]));
        }
        catch (IOException)
        {
            return null;
        }
    }

    private static string NameOf(string folder, string command)
    {
        var dll = File.ReadAllText(Path.Combine(folder, "cmdline")).Split('\0').FirstOrDefault(a => a.EndsWith(".dll", StringComparison.Ordinal));
        return dll is not null ? Path.GetFileNameWithoutExtension(dll) : command;
    }

    private static int Number(string text) => (int)long.Parse(text, CultureInfo.InvariantCulture);

    private sealed record Reading(string Program, int Parent, long Ticks, long Pages);
}
