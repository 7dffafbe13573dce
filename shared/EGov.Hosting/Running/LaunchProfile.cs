using System.Text.Json;
using Aspire.Hosting.ApplicationModel;

namespace EGov.Hosting.Running;

/// <summary>A profile of a project's launchSettings.json.</summary>
internal sealed record LaunchProfile(string Name, IReadOnlyList<Uri> Urls, IReadOnlyDictionary<string, string> Environment)
{
    /// <summary>The first address of a scheme is the endpoint of that name, later ones are numbered.</summary>
    internal void ApplyTo(Wiring wiring)
    {
        foreach (var scheme in Urls.GroupBy(u => u.Scheme, StringComparer.Ordinal))
        {
            wiring.Endpoints.AddRange(scheme.Select((url, i) => new Endpoint(i == 0 ? url.Scheme : $"{url.Scheme}{i + 1}", url.Scheme, url.Port)));
        }

        foreach (var (name, value) in Environment)
        {
            wiring.ProfileEnvironment[name] = value;
        }
    }
}

internal sealed class LaunchProfiles
{
    private readonly string _projectPath;
    private readonly List<LaunchProfile> _profiles;

    private LaunchProfiles(string projectPath, List<LaunchProfile> profiles) => (_projectPath, _profiles) = (projectPath, profiles);

    internal LaunchProfile? First => _profiles.FirstOrDefault();

    internal LaunchProfile Named(string name)
        => _profiles.Find(p => p.Name == name) ?? throw new InvalidOperationException($"{_projectPath} has no launch profile '{name}'.");

    internal static LaunchProfiles Read(string projectPath)
    {
        var file = Path.Combine(Path.GetDirectoryName(projectPath)!, "Properties", "launchSettings.json");
        if (!File.Exists(file))
        {
            return new LaunchProfiles(projectPath, []);
        }

        using var document = JsonDocument.Parse(File.ReadAllText(file), new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
        var profiles = document.RootElement.GetProperty("profiles").EnumerateObject()
            .Where(p => Text(p.Value, "commandName") == "Project")
            .Select(p => new LaunchProfile(
                p.Name,
                [.. Text(p.Value, "applicationUrl").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(u => new Uri(u))],
                p.Value.TryGetProperty("environmentVariables", out var variables)
                    ? variables.EnumerateObject().ToDictionary(v => v.Name, v => v.Value.GetString() ?? "", StringComparer.Ordinal)
                    : new Dictionary<string, string>(StringComparer.Ordinal)));
        return new LaunchProfiles(projectPath, [.. profiles]);
    }

    private static string Text(JsonElement profile, string name) => profile.TryGetProperty(name, out var value) ? value.GetString() ?? "" : "";
}
