using System.Globalization;
using System.Text.Json;
using EGov.Replay.Plan;
using EGov.WorkingTime;

namespace EGov.Replay;

/// <summary>Where the platform is and how hard to drive it: from the command line, else from what the running AppHost wrote down.</summary>
/// <param name="Dossiers">Dossiers to import; only a whole province's year has some.</param>
internal sealed record ReplayOptions(District Place, Uri Gateway, Uri RabbitMq, string AccountsFile, int InFlight, int Dossiers)
{
    private static readonly string[] Known = ["--gateway", "--rabbitmq", "--accounts", "--in-flight", "--dossiers", "--api"];

    internal const string Usage = """
        dotnet run --project tests/EGov.Replay -- yen-the-2015 | lang-son-2012 | province-2026 [options]

          --gateway <address>      the platform's public address (http://localhost:8080)
          --rabbitmq <address>     AMQP address for the independent subscriber (of the running AppHost)
          --accounts <file>        accounts as JSON lines {account, password, role} (of the running AppHost)
          --in-flight <number>     requests under way at a time (48)
          --dossiers <number>      of province-2026: dossiers to import (1000000)
          --api <number>           of province-2026: dossiers to work through the API (50000)
        """;

    internal static (ReplayOptions? Options, string? Fault) Read(string[] args)
    {
        if (args is not [var name, ..] || !Year.Names.Contains(name))
        {
            return (null, $"Name the replay: {string.Join(", ", Year.Names)}.");
        }

        var given = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var index = 1; index < args.Length; index += 2)
        {
            if (!Known.Contains(args[index]) || index + 1 == args.Length)
            {
                return (null, $"Unknown or incomplete option: {args[index]}");
            }

            given[args[index]] = args[index + 1];
        }

        if (Number("--in-flight", 48, 1, 1000) is not { } inFlight || Number("--dossiers", 1_000_000, 0, 5_000_000) is not { } dossiers
            || Number("--api", 50_000, 1, 500_000) is not { } worked)
        {
            return (null, "--in-flight takes a number from 1 to 1,000, --dossiers one up to 5,000,000, --api one from 1 to 500,000.");
        }

        if (name != Year.ProvinceName && (given.ContainsKey("--dossiers") || given.ContainsKey("--api")))
        {
            return (null, $"--dossiers and --api are for {Year.ProvinceName}.");
        }

        // A day of which everything is known is over.
        var yesterday = CivilTime.DateOf(DateTimeOffset.UtcNow).AddDays(-1);
        var endOfYear = new DateOnly(2026, 12, 31);
        if (name == Year.ProvinceName && yesterday < endOfYear.AddMonths(-10))
        {
            return (null, "The year 2026 has to be two months old.");
        }

        var place = name == Year.YenThe2015.Name ? District.YenThe
            : name == Year.LangSon2012.Name ? District.LangSon
            : District.Province(Year.Province2026(worked, yesterday < endOfYear ? yesterday : endOfYear));

        var running = RunningPlatform.Find();
        return Address(given.GetValueOrDefault("--gateway") ?? running?.Gateway ?? "http://localhost:8080") is not { } gateway
            ? (null, "--gateway is not an address.")
            : Address(given.GetValueOrDefault("--rabbitmq") ?? running?.RabbitMq) is not { } broker
            ? (null, "The broker's address is not known: start the platform with `dotnet run --project AppHost`, or give --rabbitmq amqp://...")
            : (given.GetValueOrDefault("--accounts") ?? running?.Accounts) is not { } accounts
            ? (null, "The accounts are not known: start the platform with `dotnet run --project AppHost`, or give --accounts <file>.")
            : (new ReplayOptions(place, gateway, broker, accounts, inFlight, name == Year.ProvinceName ? dossiers : 0), null);

        int? Number(string option, int usual, int least, int most) =>
            !given.TryGetValue(option, out var text) ? usual
            : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most ? number
            : null;
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
