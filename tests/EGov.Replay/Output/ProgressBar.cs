using System.Diagnostics;
using System.Globalization;

namespace EGov.Replay.Output;

/// <summary>One line that grows; where output is a file, a line for every tenth of the way.</summary>
internal sealed class ProgressBar(TextWriter output, string what, int total, bool redirected)
{
    private const int Width = 40;

    private readonly Lock _gate = new();
    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private int _done;
    private long _shownAt = -1000;
    private int _tenth;

    internal void Advance(int by = 1)
    {
        lock (_gate)
        {
            _done += by;
            if (redirected)
            {
                PrintTenth();
            }
            else if (_done == total || _watch.ElapsedMilliseconds - _shownAt > 100)
            {
                PrintBar();
            }
        }
    }

    private void PrintBar()
    {
        _shownAt = _watch.ElapsedMilliseconds;
        var filled = total == 0 ? Width : (int)((long)Width * _done / total);
        output.Write($"\r{what} [{new string('#', filled)}{new string('.', Width - filled)}] {Figures()}   ");
        if (_done == total)
        {
            output.WriteLine();
        }
    }

    private void PrintTenth()
    {
        var tenth = total == 0 ? 10 : (int)(10L * _done / total);
        if (tenth > _tenth)
        {
            _tenth = tenth;
            output.WriteLine($"{what} {Figures()}");
        }
    }

    private string Figures() => string.Create(
        CultureInfo.InvariantCulture,
        $"{_done:N0}/{total:N0} {100.0 * _done / Math.Max(1, total):0} %  {_done / Math.Max(0.1, _watch.Elapsed.TotalSeconds):N0}/s");
}
