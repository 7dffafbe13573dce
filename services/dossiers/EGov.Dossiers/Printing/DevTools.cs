using System.Buffers;
using System.Collections.Concurrent;
using System.IO.Pipelines;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace EGov.Dossiers.Printing;

/// <summary>Chromium's DevTools protocol over the two pipes it was started with: JSON messages, each ended by a zero byte.</summary>
internal sealed class DevTools : IDisposable
{
    private static readonly JsonSerializerOptions Wire = new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    private readonly Stream _commands;
    private readonly SemaphoreSlim _writing = new(1);
    private readonly ConcurrentDictionary<int, (string? Session, TaskCompletionSource<JsonElement> Answer)> _calls = new();
    private readonly ConcurrentDictionary<(string Session, string Event), TaskCompletionSource<JsonElement>> _awaited = new();
    private int _last;

    internal DevTools(Stream commands, Stream answers)
    {
        _commands = commands;
        Closed = Task.Run(() => ReadAsync(PipeReader.Create(answers)));
    }

    /// <summary>Completes when Chromium has closed its end, which it does when it ends for whatever reason.</summary>
    internal Task Closed { get; }

    /// <summary>Sends a command and waits for its answer.</summary>
    internal async Task<JsonElement> CallAsync(string method, object parameters, string? session = null, CancellationToken ct = default)
    {
        var id = Interlocked.Increment(ref _last);
        var answer = new TaskCompletionSource<JsonElement>(TaskCreationOptions.RunContinuationsAsynchronously);
        _calls[id] = (session, answer);
        try
        {
            await WriteAsync(JsonSerializer.SerializeToUtf8Bytes(new Command(id, method, parameters, session), Wire), ct);
            return await OrGoneAsync(answer.Task, ct);
        }
        finally
        {
            _calls.TryRemove(id, out _);
        }
    }

    /// <summary>Awaits the next event of a kind; asked for before the command that brings it about.</summary>
    internal Func<CancellationToken, Task> Next(string session, string name)
    {
        var awaited = new TaskCompletionSource<JsonElement>(TaskCreationOptions.RunContinuationsAsynchronously);
        _awaited[(session, name)] = awaited;
        return async ct =>
        {
            try
            {
                await OrGoneAsync(awaited.Task, ct);
            }
            finally
            {
                _awaited.TryRemove((session, name), out _);
            }
        };
    }

    public void Dispose()
    {
        _commands.Dispose();
        _writing.Dispose();
    }

    private async Task WriteAsync(byte[] message, CancellationToken ct)
    {
        await _writing.WaitAsync(ct);
        try
        {
            // Once begun a message is written to its end: half of one would spoil all that follow.
            await _commands.WriteAsync(message, CancellationToken.None);
            _commands.WriteByte(0);
            await _commands.FlushAsync(CancellationToken.None);
        }
        catch (Exception gone) when (gone is IOException or ObjectDisposedException)
        {
            throw new BrowserGoneException("Chromium has ended.", gone);
        }
        finally
        {
            _writing.Release();
        }
    }

    private async Task<JsonElement> OrGoneAsync(Task<JsonElement> answer, CancellationToken ct)
    {
        await Task.WhenAny(answer, Closed).WaitAsync(ct);
        return answer.IsCompleted ? await answer : throw new BrowserGoneException("Chromium has ended.");
    }

    private async Task ReadAsync(PipeReader answers)
    {
        try
        {
            while (true)
            {
                var read = await answers.ReadAsync();
                var buffer = read.Buffer;
                while (buffer.PositionOf((byte)0) is { } end)
                {
                    Take(buffer.Slice(0, end));
                    buffer = buffer.Slice(buffer.GetPosition(1, end));
                }

                answers.AdvanceTo(buffer.Start, buffer.End);
                if (read.IsCompleted)
                {
                    return;
                }
            }
        }
        catch (Exception gone) when (gone is IOException or ObjectDisposedException)
        {
            // The pipe broke: the same as its end.
        }
    }

    private void Take(ReadOnlySequence<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        var message = JsonElement.ParseValue(ref reader);
        if (message.TryGetProperty("id", out var id))
        {
            if (_calls.TryGetValue(id.GetInt32(), out var call))
            {
                Answer(call.Answer, message);
            }
        }
        else if (message.TryGetProperty("sessionId", out var named) && named.GetString() is { } session)
        {
            var name = message.GetProperty("method").GetString()!;
            if (name == "Inspector.targetCrashed")
            {
                Crashed(session);
            }
            else if (_awaited.TryGetValue((session, name), out var awaited))
            {
                awaited.TrySetResult(message);
            }
        }
    }

    /// <summary>A page's own process ended, as when memory ran out: nothing it was asked will be answered.</summary>
    private void Crashed(string session)
    {
        foreach (var waiting in _calls.Values.Where(c => c.Session == session).Select(c => c.Answer).Concat(_awaited.Where(a => a.Key.Session == session).Select(a => a.Value)))
        {
            waiting.TrySetException(new BrowserGoneException("A page of Chromium has crashed."));
        }
    }

    private static void Answer(TaskCompletionSource<JsonElement> call, JsonElement message)
    {
        if (message.TryGetProperty("error", out var error))
        {
            call.TrySetException(new BrowserGoneException($"Chromium refused: {error.GetRawText()}"));
        }
        else
        {
            call.TrySetResult(message.GetProperty("result"));
        }
    }

    private sealed record Command(int Id, string Method, object Params, string? SessionId);
}

/// <summary>Chromium, or the page that was asked, does not answer any more.</summary>
internal sealed class BrowserGoneException(string message, Exception? inner = null) : Exception(message, inner);
