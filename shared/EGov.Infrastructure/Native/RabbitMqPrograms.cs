using EGov.Infrastructure.Processes;

namespace EGov.Infrastructure.Native;

/// <summary>The folder of the broker's own start scripts.</summary>
internal static class RabbitMqPrograms
{
    internal static string? Find()
    {
        // Not the wrappers in /usr/sbin: those insist on the machine's own broker, its folders and its account.
        var versions = Directory.Exists("/usr/lib/rabbitmq/lib") ? Directory.GetDirectories("/usr/lib/rabbitmq/lib", "rabbitmq_server-*") : [];
        var newest = versions
            .OrderByDescending(v => Version.TryParse(VersionOf(v), out var number) ? number : new Version())
            .Select(v => Path.Combine(v, "sbin"))
            .FirstOrDefault(bin => File.Exists(Path.Combine(bin, "rabbitmq-server")));
        return newest ?? (Environment.IsPrivilegedProcess || Tool.Find("rabbitmq-server") is not { } inPath ? null : Path.GetDirectoryName(inPath));
    }

    internal static string VersionOf(string folder) => Path.GetFileName(folder).Split('-')[^1];
}
