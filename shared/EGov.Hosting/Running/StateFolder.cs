using EGov.Infrastructure;
using EGov.Infrastructure.Processes;

namespace EGov.Hosting.Running;

/// <summary>Where a platform keeps its data, secrets and notes; used by one AppHost at a time.</summary>
internal sealed class StateFolder : IDisposable
{
    private readonly bool _temporary;
    private readonly GuardedProcess? _remover;
    private FileStream? _lock;

    private StateFolder(string path, bool temporary)
    {
        (Path, _temporary) = (path, temporary);
        // Its guard sees the AppHost go, even killed, and removes the folder then.
        _remover = temporary
            ? GuardedProcess.Start(new GuardedCommand("sleep", ["infinity"]) { Cleanup = $"[ \"$1\" = final ] && sleep 2 && rm -rf -- '{path}'" })
            : null;
    }

    /// <summary>Where a server keeps its data; null for data that go with it.</summary>
    internal string? DataOf(string server) => _temporary ? null : In(server);

    internal string Path { get; }

    internal string Addresses => In("addresses.json");

    internal string SampleAccounts => In("sample-accounts.jsonl");

    internal string In(string name) => System.IO.Path.Combine(Path, name);

    internal static StateFolder Open(string? configured, string projectFolder, bool ephemeral)
    {
        string path;
        if (ephemeral)
        {
            path = Directory.CreateTempSubdirectory("egov-").FullName;
            // The servers' own accounts pass through it to their folders.
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute);
        }
        else
        {
            path = System.IO.Path.GetFullPath(configured ?? System.IO.Path.Combine(projectFolder, "..", ".egov"));
            Directory.CreateDirectory(path);
        }

        // AppHost.cs and the tools that look for a running platform find it here.
        Environment.SetEnvironmentVariable("EGOV_HOME", path);
        return new StateFolder(path, ephemeral);
    }

    /// <summary>Makes sure that no other AppHost uses the folder.</summary>
    internal void Take()
    {
        try
        {
            _lock = new FileStream(In("lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            throw new InfrastructureException("AppHost", $"another AppHost uses the state folder {Path}",
                "stop it first, or give this one another folder (EGOV_HOME=...) or none (--ephemeral)");
        }
    }

    /// <summary>Writes a note only its owner may read.</summary>
    internal static void WritePrivate(string path, string text)
    {
        var unfinished = path + ".new";
        File.Delete(unfinished);
        using (var file = new FileStream(unfinished, new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
            UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
        }))
        using (var writer = new StreamWriter(file))
        {
            writer.Write(text);
        }

        File.Move(unfinished, path, overwrite: true);
    }

    public void Dispose()
    {
        if (Directory.Exists(Path))
        {
            File.Delete(Addresses);
        }

        _lock?.Dispose();
        _remover?.KillAsync().Wait(TimeSpan.FromSeconds(5));
        if (_temporary && Directory.Exists(Path))
        {
            Directory.Delete(Path, recursive: true);
        }
    }
}
