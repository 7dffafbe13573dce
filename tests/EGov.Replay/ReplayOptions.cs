using System.Globalization;
using System.Text.Json;
using EGov.Replay.Plan;

namespace EGov.Replay;

/// <summary>Where the platform is and how hard to drive it: from the command line, else from what the running AppHost wrote down.</summary>
internal sealed record ReplayOptions(District Place, Uri Gateway, Uri RabbitMq, string AccountsFile, int InFlight)
{
    internal const string Usage = """
        dotnet run --project tests/EGov.Replay -- yen-the-2015 | lang-son-2012 [options]

          --gateway <address>      the platform's public address (http://localhost:8080)
          --rabbitmq <address>     AMQP address for the independent subscriber (of the running AppHost)
          --accounts <file>        accounts as JSON lines {account, password, role} (of the running AppHost)
          --in-flight <number>     requests under way at a time (48)
        """;

    internal static (ReplayOptions? Options, string? Fault) Read(string[] args)
    {
        var place = args is [var name, ..] ? new[] { District.YenThe, District.LangSon }.FirstOrDefault(d => d.Year.Name == name) : null;
        if (place is null)
        {
            return (null, $"Name the replay: {string.Join(", ", Year.All.Select(year => year.Name))}.");
        }

        var given = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var index = 1; index < args.Length; index += 2)
        {
            if (args[index] is not ("--gateway" or "--rabbitmq" or "--accounts" or "--in-flight") || index + 1 == args.Length)
            {
                return (null, $"Unknown or incomplete option: {args[index]}");
            }

            given[args[index]] = args[index + 1];
        }

        var inFlight = 48;
        if (given.TryGetValue("--in-flight", out var number)
            && (!int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out inFlight) || inFlight is < 1 or > 1000))
        {
            return (null, "--in-flight takes a number from 1 to 1000.");
        }

        var running = RunningPlatform.Find();
        return Address(given.GetValueOrDefault("--gateway") ?? running?.Gateway ?? "http://localhost:8080") is not { } gateway
            ? (null, "--gateway is not an address.")
            : Address(given.GetValueOrDefault("--rabbitmq") ?? running?.RabbitMq) is not { } broker
            ? (null, "The broker's address is not known: start the platform with `dotnet run --project AppHost`, or give --rabbitmq amqp://...")
            : (given.GetValueOrDefault("--accounts") ?? running?.Accounts) is not { } accounts
            ? (null, "The accounts are not known: start the platform with `dotnet run --project AppHost`, or give --accounts <file>.")
            : (new ReplayOptions(place, gateway, broker, accounts, inFlight), null);
    }

    private static Uri? Address(string? text) => Uri.TryCreate(text, UriKind.Absolute, out var address) ? address : null;
}

/// <summary>What the AppHost of this machine tells tools about the platform it runs.</summary>
internal sealed record RunningPlatform(string? Gateway, string? RabbitMq, string? Accounts)
{
    private const string FileName = "addresses.json";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    internal static RunningPlatform? Find()
    {
        if (Environment.GetEnvironmentVariable("EGOV_HOME") is { Length: > 0 } home)
        {
            return ReadIfThere(Path.Combine(home, FileName));
        }

        for (var folder = new DirectoryInfo(Environment.CurrentDirectory); folder is not null; folder = folder.Parent)
        {
            if (ReadIfThere(Path.Combine(folder.FullName, ".egov", FileName)) is { } running)
            {
                return running;
            }
        }

        return null;
    }

    private static RunningPlatform? ReadIfThere(string path) => File.Exists(path)
        ? JsonSerializer.Deserialize<RunningPlatform>(File.ReadAllText(path), Json)
        : null;
}
