using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace EGov.Replay.Drive;

/// <summary>
/// The administrator that the running platform names in its accounts file, and the passwords of the officials that the
/// replay creates: derived from the administrator's, so that no password stands in the repository and every run knows them.
/// </summary>
internal sealed class Accounts
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    private readonly Dictionary<string, string> _known;

    private Accounts(Dictionary<string, string> known, string administrator, string clientSecret) =>
        (_known, Administrator, ClientSecret) = (known, administrator, clientSecret);

    internal const string ClientId = "egov-cli";

    internal string Administrator { get; }

    internal string ClientSecret { get; }

    internal static Accounts Read(string path, string administrator)
    {
        var lines = File.ReadLines(path)
            .Where(line => line.Length > 0)
            .Select(line => JsonSerializer.Deserialize<Line>(line, Json) ?? throw new InvalidDataException($"Not an account: {line}"))
            .ToList();
        var client = lines.FirstOrDefault(line => line.Account == ClientId)
            ?? throw new InvalidDataException($"{path} does not name the client {ClientId}.");
        var named = lines.FirstOrDefault(line => line.Account == administrator)
            ?? throw new InvalidDataException($"{path} does not name the administrator {administrator}.");
        return new Accounts(
            lines.ToDictionary(line => line.Account, line => line.Password, StringComparer.Ordinal), named.Account, client.Password);
    }

    internal string PasswordOf(string account)
    {
        if (_known.TryGetValue(account, out var password))
        {
            return password;
        }

        var derived = HMACSHA256.HashData(Encoding.UTF8.GetBytes(_known[Administrator]), Encoding.UTF8.GetBytes($"yen-the-2015/{account}"));
        return "Yt-15" + Convert.ToHexStringLower(derived.AsSpan(0, 10));
    }

    private sealed record Line(string Account, string Password, string? Role);
}
