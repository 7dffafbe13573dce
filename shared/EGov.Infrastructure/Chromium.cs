using EGov.Infrastructure.Native;
using EGov.Infrastructure.Processes;

namespace EGov.Infrastructure;

/// <summary>The browser that looks at pages and prints them.</summary>
public static class Chromium
{
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"];

    /// <summary>Path of the one that EGOV_CHROMIUM names, else of one on PATH, else of one installed with apt where that is possible.</summary>
    public static async Task<string> ProvideAsync(Action<string>? progress = null, CancellationToken ct = default)
    {
        if (Environment.GetEnvironmentVariable("EGOV_CHROMIUM") is { Length: > 0 } configured)
        {
            return File.Exists(configured)
                ? configured
                : throw new InfrastructureException("Chromium", $"EGOV_CHROMIUM names {configured}, which is not there", "correct EGOV_CHROMIUM, or unset it");
        }

        if (Find() is null)
        {
            await DebianPackages.InstallAsync("Chromium", "chromium", progress, ct);
        }

        return Find() ?? throw new InfrastructureException("Chromium", "no Chromium was found on PATH", "run: apt-get install chromium, or set EGOV_CHROMIUM");
    }

    private static string? Find() => Names.Select(Tool.Find).FirstOrDefault(path => path is not null);
}
