using System.Text.RegularExpressions;
using System.Threading.Channels;

namespace EGov.Hosting.Running;

/// <summary>A line a resource wrote.</summary>
internal sealed record ConsoleLine(long Number, DateTimeOffset At, bool IsError, string Text);

/// <summary>The last lines a resource wrote, and those to come.</summary>
internal sealed partial class ConsoleLog
{
    private const int Kept = 2_000;
    private readonly Queue<ConsoleLine> _lines = new();
    private readonly List<Channel<ConsoleLine>> _readers = [];
    private long _number;

    internal void Write(string text, bool isError = false)
    {
        lock (_lines)
        {
            var line = new ConsoleLine(++_number, DateTimeOffset.UtcNow, isError, Colours().Replace(text, ""));
            _lines.Enqueue(line);
            if (_lines.Count > Kept)
            {
                _lines.Dequeue();
            }

            foreach (var reader in _readers)
            {
                reader.Writer.TryWrite(line);
            }
        }
    }

    internal IReadOnlyList<ConsoleLine> Last(int count)
    {
        lock (_lines)
        {
            return [.. _lines.TakeLast(count)];
        }
    }

    /// <summary>Lines after the given number, then each new one as it comes; a reader that cannot follow loses the oldest.</summary>
    internal async IAsyncEnumerable<ConsoleLine> FollowAsync(long after, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        var channel = Channel.CreateBounded<ConsoleLine>(new BoundedChannelOptions(Kept) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });
        lock (_lines)
        {
            foreach (var line in _lines.Where(l => l.Number > after))
            {
                channel.Writer.TryWrite(line);
            }

            _readers.Add(channel);
        }

        try
        {
            await foreach (var line in channel.Reader.ReadAllAsync(ct))
            {
                yield return line;
            }
        }
        finally
        {
            lock (_lines)
            {
                _readers.Remove(channel);
            }
        }
    }

    [GeneratedRegex("\u001b\\[[0-9;]*[A-Za-z]", RegexOptions.NonBacktracking)]
    private static partial Regex Colours();
}
