using System.Buffers.Binary;
using System.Globalization;
using System.Net.Sockets;
using System.Text;
using EGov.Dossiers.Model;
using Microsoft.Extensions.Options;

namespace EGov.Dossiers.Files.Contents;

/// <summary>What the scanner said of some bytes: what it found in them, or why it gave no verdict; nothing where it did not answer at all.</summary>
internal readonly record struct ScanVerdict(ScanState State, string? Finding = null)
{
    internal bool IsAway => State == ScanState.Waiting && Finding is null;
}

/// <summary>The virus scanner, a clamd reached over TCP or a local socket; it is sent the bytes, so it may run anywhere.</summary>
internal sealed partial class Clamd(IOptions<FilesOptions> options, ILogger<Clamd> logger)
{
    private const int ChunkLength = 64 * 1024;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    internal bool IsConfigured => options.Value.Clamd is { Length: > 0 };

    /// <summary>Clean or infected; waiting where the scanner does not answer, and not scanned where there is none.</summary>
    internal async Task<ScanVerdict> ScanAsync(Stream content, CancellationToken ct)
    {
        if (!IsConfigured)
        {
            return new ScanVerdict(ScanState.NotScanned);
        }

        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(Patience);
        try
        {
            return Read(await AskAsync(content, patience.Token));
        }
        catch (Exception e) when (e is SocketException or IOException || (e is OperationCanceledException && !ct.IsCancellationRequested))
        {
            LogAway(logger, e.Message);
            return new ScanVerdict(ScanState.Waiting);
        }
    }

    private async Task<string> AskAsync(Stream content, CancellationToken ct)
    {
        using var socket = await ConnectAsync(options.Value.Clamd!, ct);
        await using var line = new NetworkStream(socket);
        await line.WriteAsync("zINSTREAM\0"u8.ToArray(), ct);
        var chunk = new byte[4 + ChunkLength];
        int read;
        while ((read = await content.ReadAtLeastAsync(chunk.AsMemory(4), ChunkLength, throwOnEndOfStream: false, ct)) > 0)
        {
            BinaryPrimitives.WriteInt32BigEndian(chunk, read);
            await line.WriteAsync(chunk.AsMemory(0, 4 + read), ct);
        }

        await line.WriteAsync(new byte[4], ct);
        using var answer = new StreamReader(line, Encoding.UTF8);
        return (await answer.ReadToEndAsync(ct)).TrimEnd('\0', '\n');
    }

    private ScanVerdict Read(string answer)
    {
        const string Found = " FOUND";
        if (answer == "stream: OK")
        {
            return new ScanVerdict(ScanState.Clean);
        }

        if (answer.EndsWith(Found, StringComparison.Ordinal) && answer.StartsWith("stream: ", StringComparison.Ordinal))
        {
            return new ScanVerdict(ScanState.Infected, answer["stream: ".Length..^Found.Length]);
        }

        // An error of the scanner's, such as a limit of its own, is no clearance.
        LogAway(logger, answer);
        return new ScanVerdict(ScanState.Waiting, answer);
    }

    private static async Task<Socket> ConnectAsync(string address, CancellationToken ct)
    {
        const string Local = "unix:";
        var socket = address.StartsWith(Local, StringComparison.Ordinal)
            ? new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified)
            : new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            if (address.StartsWith(Local, StringComparison.Ordinal))
            {
                await socket.ConnectAsync(new UnixDomainSocketEndPoint(address[Local.Length..]), ct);
            }
            else
            {
                var at = new Uri(address.Contains("://", StringComparison.Ordinal) ? address : string.Create(CultureInfo.InvariantCulture, $"tcp://{address}"));
                await socket.ConnectAsync(at.Host, at.Port, ct);
            }

            return socket;
        }
        catch (Exception e) when (e is SocketException or OperationCanceledException)
        {
            socket.Dispose();
            throw;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The virus scanner gave no verdict: {Reason}")]
    private static partial void LogAway(ILogger logger, string reason);
}
