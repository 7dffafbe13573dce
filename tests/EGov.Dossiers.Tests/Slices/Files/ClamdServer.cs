using System.Globalization;
using System.Net.Sockets;
using EGov.Infrastructure;
using EGov.Infrastructure.Processes;
using EGov.Testing;

namespace EGov.Dossiers.Tests.Slices.Files;

/// <summary>A real clamd on a free port whose one signature is the EICAR test string, wherever it stands in a file.</summary>
public sealed class ClamdServer : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("egov-clamd-");
    private GuardedProcess? _process;

    public int Port { get; } = Loopback.FreePorts(1)[0];

    public string Address => string.Create(CultureInfo.InvariantCulture, $"tcp://127.0.0.1:{Port}");

    public string LocalSocket => Path.Combine(_folder.FullName, "clamd.sock");

    public async Task StartAsync()
    {
        var database = Directory.CreateDirectory(Path.Combine(_folder.FullName, "db"));
        await File.WriteAllTextAsync(Path.Combine(database.FullName, "egov.ndb"), $"EICAR.TEST:0:*:{Convert.ToHexStringLower(SampleFiles.Eicar)}\n");
        var configuration = Path.Combine(_folder.FullName, "clamd.conf");
        await File.WriteAllTextAsync(configuration, string.Create(CultureInfo.InvariantCulture, $"""
            DatabaseDirectory {database.FullName}
            TCPSocket {Port}
            TCPAddr 127.0.0.1
            LocalSocket {LocalSocket}
            StreamMaxLength 1M
            TemporaryDirectory {_folder.FullName}
            Foreground yes
            SelfCheck 0

            """));
        _process = GuardedProcess.Start(new GuardedCommand("clamd", ["-c", configuration])
        {
            Environment = new Dictionary<string, string?>(StringComparer.Ordinal) { ["PATH"] = $"{Environment.GetEnvironmentVariable("PATH")}:/usr/sbin" },
        });
        await Eventually.IsTrue(AnswersAsync, "clamd (Debian package clamav-daemon) listens", TimeSpan.FromSeconds(60));
    }

    public async Task StopAsync()
    {
        if (_process is { } process)
        {
            await process.DisposeAsync();
        }

        _process = null;
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _folder.Delete(recursive: true);
    }

    private async Task<bool> AnswersAsync()
    {
        using var client = new TcpClient();
        try
        {
            await client.ConnectAsync("127.0.0.1", Port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
