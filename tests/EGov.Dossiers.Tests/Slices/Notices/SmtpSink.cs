using System.Diagnostics;
using EGov.Infrastructure;
using EGov.Testing;
using MimeKit;

namespace EGov.Dossiers.Tests.Slices.Notices;

/// <summary>A real mail server: Postfix's own smtp-sink, which takes every letter and writes it to a file as it came over the wire.</summary>
public sealed class SmtpSink : IDisposable
{
    public const string Domain = "motcua.hanam.gov.vn";

    private readonly string _folder = Directory.CreateTempSubdirectory("egov-smtp-").FullName;
    private Process? _process;

    public SmtpSink()
    {
        // As root the sink gives its rights up and still has to write here.
#pragma warning disable CA1416 // Where there is no Postfix the test ends with the start of the sink.
        File.SetUnixFileMode(_folder, (UnixFileMode)0b111_111_111);
#pragma warning restore CA1416
    }

    public int Port { get; } = Loopback.FreePorts(1)[0];

    /// <summary>Starts it, with further options such as <c>-f data</c> (refuse for good) or <c>-q data</c> (hang up).</summary>
    public async Task StartAsync(params string[] options)
    {
        const string Program = "/usr/sbin/smtp-sink";
        if (!File.Exists(Program))
        {
            throw new InvalidOperationException("smtp-sink is missing: apt-get install postfix (it need not run).");
        }

        var start = new ProcessStartInfo(Program) { RedirectStandardError = true, RedirectStandardOutput = true };
        var rights = Environment.UserName == "root" ? new[] { "-u", "nobody" } : [];
        foreach (var argument in rights.Concat(options).Concat(["-d", Path.Combine(_folder, "m%M%S."), $"127.0.0.1:{Port}", "50"]))
        {
            start.ArgumentList.Add(argument);
        }

        _process = Process.Start(start)!;
        await Eventually.IsTrue(() => !Loopback.IsFree(Port), "the sink listens");
    }

    public void Stop()
    {
        _process?.Kill();
        _process?.WaitForExit();
        _process?.Dispose();
        _process = null;
    }

    /// <summary>The letters to one address, as a mail program reads them.</summary>
    public IReadOnlyList<MimeMessage> LettersTo(string address) => [.. Sources().Select(Parse).OfType<MimeMessage>().Where(m => m.To.Mailboxes.Any(to => to.Address == address))];

    /// <summary>The letters to one address, byte for byte.</summary>
    public IReadOnlyList<string> SourcesTo(string address) => [.. Sources().Where(s => Parse(s)?.To.Mailboxes.Any(to => to.Address == address) == true)];

    public void Dispose()
    {
        Stop();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>The sink answers before it has written the last of a letter; what it hung up on never becomes whole.</summary>
    private IEnumerable<string> Sources()
    {
        SpinWait.SpinUntil(() => Read().All(source => source.TrimEnd().EndsWith("--", StringComparison.Ordinal)), TimeSpan.FromSeconds(2));
        return Read();
    }

    private IEnumerable<string> Read() => Directory.GetFiles(_folder).Order(StringComparer.Ordinal).Select(file => File.ReadAllText(file, System.Text.Encoding.Latin1));

    private static MimeMessage? Parse(string source)
    {
        try
        {
            using var stream = new MemoryStream(System.Text.Encoding.Latin1.GetBytes(source));
            return MimeMessage.Load(stream);
        }
        catch (FormatException)
        {
            // Still being written.
            return null;
        }
    }
}
