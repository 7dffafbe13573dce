using System.Security.Cryptography;
using System.Text;

namespace EGov.Testing;

/// <summary>
/// A shared lock on a file, held as long as this process lives. The servers' guards wait for the exclusive lock, so the
/// last process to go, however it goes, takes the servers with it.
/// </summary>
internal static class Lease
{
    internal static string Folder { get; } = CreateFolder();

    /// <summary>Takes the shared lock; waits while a guard that already won is clearing up.</summary>
    internal static Task<IDisposable> ShareAsync(string path)
        => TakeAsync(() => new FileStream(path, FileMode.OpenOrCreate, FileAccess.Read, FileShare.Read));

    /// <summary>Takes the exclusive lock under which one process at a time starts or finds a server.</summary>
    internal static Task<IDisposable> AloneAsync(string path)
        => TakeAsync(() => new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));

    private static async Task<IDisposable> TakeAsync(Func<FileStream> open)
    {
        var deadline = DateTime.UtcNow.AddMinutes(3);
        while (true)
        {
            try
            {
                return open();
            }
            catch (IOException) when (DateTime.UtcNow < deadline)
            {
                await Task.Delay(50);
            }
        }
    }

    private static string CreateFolder()
    {
        // One set of servers per user and checkout: another checkout may be at another version.
        var checkout = SHA256.HashData(Encoding.UTF8.GetBytes(AppContext.BaseDirectory.Split("/tests/")[0]));
        var folder = Path.Combine(Path.GetTempPath(), $"egov-tests-{Environment.UserName}-{Convert.ToHexStringLower(checkout)[..8]}");
        if (!OperatingSystem.IsWindows())
        {
            // The notes in it hold the servers' passwords.
            Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        return folder;
    }
}
