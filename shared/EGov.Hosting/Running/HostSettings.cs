using System.Reflection;
using Microsoft.Extensions.Configuration;

namespace EGov.Hosting.Running;

/// <summary>What the command line and the environment say about this run.</summary>
internal sealed class HostSettings
{
    private HostSettings(IConfigurationRoot configuration, string environment, StateFolder state)
    {
        Configuration = configuration;
        EnvironmentName = environment;
        State = state;
        Secrets = new Secrets(state, IsDevelopment);
    }

    internal IConfigurationRoot Configuration { get; }

    internal string EnvironmentName { get; }

    internal bool IsDevelopment => string.Equals(EnvironmentName, "Development", StringComparison.OrdinalIgnoreCase);

    internal StateFolder State { get; }

    internal Secrets Secrets { get; }

    /// <summary>Address the external endpoints listen on; loopback unless told otherwise.</summary>
    internal string ListenHost => Configuration["listen"] is { Length: > 0 } host ? host : "localhost";

    /// <summary>Address of the operations page; null switches it off.</summary>
    internal Uri? OperationsUrl { get; private init; }

    internal static HostSettings Read(string[] args)
    {
        var ephemeral = args.Contains("--ephemeral", StringComparer.Ordinal);
        var configuration = new ConfigurationBuilder()
            .AddEnvironmentVariables()
            .AddEnvironmentVariables("EGOV_")
            .AddCommandLine([.. args.Where(a => a != "--ephemeral")])
            .Build();
        var environment = configuration["environment"] ?? configuration["ASPNETCORE_ENVIRONMENT"] ?? configuration["DOTNET_ENVIRONMENT"] ?? "Production";
        var url = configuration["urls"] ?? configuration["ASPNETCORE_URLS"] ?? "http://localhost:8081";
        return new HostSettings(configuration, environment, StateFolder.Open(configuration["EGOV_HOME"], ProjectFolder(), ephemeral))
        {
            OperationsUrl = url == "none" ? null : new Uri(url.Split(';')[0].Replace("//*", "//0.0.0.0", StringComparison.Ordinal).Replace("//+", "//0.0.0.0", StringComparison.Ordinal)),
        };
    }

    /// <summary>Folder of the project that describes the platform, written into it by its build.</summary>
    private static string ProjectFolder()
        => Assembly.GetEntryAssembly()?.GetCustomAttributes<AssemblyMetadataAttribute>()
            .FirstOrDefault(a => a.Key == "AppHostProjectFolder")?.Value
            ?? Environment.CurrentDirectory;
}
