using System.Security.Cryptography;
using System.Text.Json;
using EGov.Infrastructure;

namespace EGov.Hosting.Running;

/// <summary>Secrets nobody configured: generated and kept in Development, refused anywhere else.</summary>
internal sealed class Secrets(StateFolder state, bool mayGenerate)
{
    private static readonly string[] Defaults = ["postgres", "guest", "egov", "password", "secret", "admin", "changeme"];
    private readonly Lock _lock = new();

    /// <summary>32 random bytes in base64, the same at every start.</summary>
    internal string Generated(string name) => Kept(name, () => Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)));

    /// <summary>A password of letters and digits, the same at every start.</summary>
    internal string Password(string name) => Kept(name, Loopback.NewPassword);

    /// <summary>Refuses a secret everybody knows, except in Development.</summary>
    internal void RefuseDefault(string resource, string setting, string? secret)
    {
        if (!mayGenerate && (string.IsNullOrEmpty(secret) || Defaults.Contains(secret, StringComparer.OrdinalIgnoreCase)))
        {
            throw new InfrastructureException(resource, $"outside Development a start with default secrets is refused, and {setting} has {(string.IsNullOrEmpty(secret) ? "no password" : "a password everybody knows")}",
                $"set {setting} to a secret of your own, or run in Development (DOTNET_ENVIRONMENT=Development)");
        }
    }

    private string Kept(string name, Func<string> make)
    {
        if (!mayGenerate)
        {
            throw new InfrastructureException(name, "outside Development secrets are not generated",
                $"set Parameters__{name} in the environment, or run in Development (DOTNET_ENVIRONMENT=Development)");
        }

        lock (_lock)
        {
            var path = state.In("secrets.json");
            var known = File.Exists(path)
                ? JsonSerializer.Deserialize<SortedDictionary<string, string>>(File.ReadAllText(path))!
                : new SortedDictionary<string, string>(StringComparer.Ordinal);
            if (!known.TryGetValue(name, out var secret))
            {
                known[name] = secret = make();
                StateFolder.WritePrivate(path, JsonSerializer.Serialize(known, JsonSerializerOptions.Web));
            }

            return secret;
        }
    }
}
