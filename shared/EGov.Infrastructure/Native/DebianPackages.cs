using EGov.Infrastructure.Processes;

namespace EGov.Infrastructure.Native;

/// <summary>Installs a missing server with apt where that is possible; elsewhere says the command to run.</summary>
internal static class DebianPackages
{
    private const string StartPolicy = "/usr/sbin/policy-rc.d";

    internal static async Task InstallAsync(string resource, string package, Action<string>? progress, CancellationToken ct)
    {
        var command = $"apt-get update && apt-get install --yes --no-install-recommends {package}";
        if (Tool.Find("apt-get") is null)
        {
            throw new InfrastructureException(resource, $"no server program was found, no Docker engine answers, and this is not Debian or Ubuntu",
                $"install {package} with this system's package manager, start a Docker engine, or name a server in EGOV_POSTGRES / EGOV_RABBITMQ");
        }

        if (!Environment.IsPrivilegedProcess)
        {
            throw new InfrastructureException(resource, "no server program was found, no Docker engine answers, and only root may install one",
                $"run: sudo sh -c '{command}'");
        }

        progress?.Invoke($"installing {package} (apt-get)");
        // The package would start the machine's own server; we only want the programs.
        var mayWritePolicy = !File.Exists(StartPolicy);
        if (mayWritePolicy)
        {
            await File.WriteAllTextAsync(StartPolicy, "#!/bin/sh\nexit 101\n", ct);
            File.SetUnixFileMode(StartPolicy, (UnixFileMode)0b111_101_101);
        }

        try
        {
            var quiet = new Dictionary<string, string>(StringComparer.Ordinal) { ["DEBIAN_FRONTEND"] = "noninteractive" };
            // Test processes run side by side, and apt lets only one of them in at a time.
            var result = await Tool.RunAsync("flock", ["/var/lock/egov-apt", "sh", "-c", command], ct, quiet);
            if (!result.Succeeded)
            {
                throw new InfrastructureException(resource, $"apt-get could not install {package}:{Environment.NewLine}{LastLines(result.Output)}", $"run: {command}");
            }
        }
        finally
        {
            if (mayWritePolicy)
            {
                File.Delete(StartPolicy);
            }
        }
    }

    private static string LastLines(string output) => string.Join(Environment.NewLine, output.Split('\n').TakeLast(5));
}
