using System.Security.Cryptography;
using System.Text;
using EGov.Infrastructure.Processes;

namespace EGov.Infrastructure.Native;

/// <summary>The unprivileged account a server runs under when its starter is root, and the folder it may write.</summary>
internal static class ServerAccount
{
    /// <summary>The account to use, or null when the starter itself is unprivileged.</summary>
    internal static async Task<string?> ForAsync(string preferred, CancellationToken ct)
    {
        if (!Environment.IsPrivilegedProcess)
        {
            return null;
        }

        return (await Tool.RunAsync("id", ["-u", preferred], ct)).Succeeded ? preferred : "nobody";
    }

    /// <summary>
    /// Makes a folder the account owns. A folder below one that the account may not enter (a clone in root's home)
    /// is replaced by a link to one it may.
    /// </summary>
    internal static async Task<string> PrepareFolderAsync(string folder, string? account, string resource, CancellationToken ct)
    {
        folder = Path.GetFullPath(folder);
        Directory.CreateDirectory(folder);
        folder = Directory.ResolveLinkTarget(folder, returnFinalTarget: true)?.FullName ?? folder;
        if (account is null)
        {
            File.SetUnixFileMode(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            return folder;
        }

        await OwnAsync(folder, account, resource, ct);
        if (await MayUseAsync(folder, account, ct))
        {
            return folder;
        }

        var elsewhere = Path.Combine("/var/lib/egov", Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(folder)))[..12]);
        Directory.CreateDirectory(elsewhere);
        await OwnAsync(elsewhere, account, resource, ct);
        if (!await MayUseAsync(elsewhere, account, ct))
        {
            throw new InfrastructureException(resource, $"the account {account} may use neither {folder} nor {elsewhere}",
                "set EGOV_HOME to a folder every account may enter, for example EGOV_HOME=/srv/egov");
        }

        if (Directory.EnumerateFileSystemEntries(folder).Any())
        {
            throw new InfrastructureException(resource, $"{folder} holds data but the account {account} may not reach it",
                $"let others pass through the folders above it (chmod o+x), or move its content to {elsewhere}");
        }

        Directory.Delete(folder);
        Directory.CreateSymbolicLink(folder, elsewhere);
        return elsewhere;
    }

    /// <summary>Runs a short command under the account.</summary>
    internal static Task<Tool.Result> RunAsync(string? account, string fileName, IEnumerable<string> arguments, CancellationToken ct, IReadOnlyDictionary<string, string>? environment = null)
        => account is null
            ? Tool.RunAsync(fileName, arguments, ct, environment)
            : Tool.RunAsync("setpriv", [$"--reuid={account}", $"--regid={PrimaryGroup(account)}", "--init-groups", "--", fileName, .. arguments], ct, environment);

    private static async Task OwnAsync(string folder, string account, string resource, CancellationToken ct)
    {
        var owned = await Tool.RunAsync("chown", ["-R", $"{account}:", folder], ct);
        if (!owned.Succeeded)
        {
            throw new InfrastructureException(resource, $"{folder} cannot be given to the account {account}: {owned.Output}",
                "set EGOV_HOME to a folder on a local disk");
        }

        File.SetUnixFileMode(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    private static async Task<bool> MayUseAsync(string folder, string account, CancellationToken ct)
        => (await RunAsync(account, "test", ["-w", Path.Combine(folder, ".")], ct)).Succeeded;

    private static string PrimaryGroup(string account)
    {
        var group = File.ReadLines("/etc/passwd").Select(l => l.Split(':')).FirstOrDefault(p => p.Length > 3 && p[0] == account);
        return group is null ? "nogroup" : group[3];
    }
}
