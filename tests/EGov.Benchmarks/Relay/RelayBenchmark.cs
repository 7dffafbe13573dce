using System.Diagnostics;
using System.Globalization;
using EGov.Benchmarks.Platform;
using EGov.Infrastructure;
using EGov.Messaging;
using EGov.Messaging.Log;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;
using RabbitMQ.Client;

namespace EGov.Benchmarks.Relay;

/// <summary>How fast a backlog leaves the log, against RabbitMQ.Client with the same bytes and nothing else to do.</summary>
internal static class RelayBenchmark
{
    private const int Events = 200_000;
    private const int Rounds = 3;
    private const double RatioTarget = 0.7;
    private const double RateTarget = 12_000;

    internal static async Task<int> RunAsync(string[] args, CancellationToken ct)
    {
        var count = args is [var number, ..] ? int.Parse(number, CultureInfo.InvariantCulture) : Events;
        Console.WriteLine("starting a PostgreSQL and a RabbitMQ of this run's own");
        await using var postgres = await Servers.StartPostgresAsync(new PostgresOptions { Settings = new Dictionary<string, string>(StringComparer.Ordinal) { ["max_wal_size"] = "4GB" } }, ct);
        await using var rabbit = await Servers.StartRabbitMqAsync(ct);
        using var host = await StartRelayAsync(postgres, rabbit, ct);
        await using var connection = await new ConnectionFactory { Uri = rabbit.Address.Uri() }.CreateConnectionAsync(ct);
        var receiver = new Receiver(connection);

        // The first, small round only warms up: JIT, connections, the broker's files.
        await RoundAsync(host, postgres, connection, receiver, Backlog.Create(count / 10, 0), ct);
        var rounds = new List<Round>();
        for (var round = 1; round <= Rounds; round++)
        {
            Console.WriteLine($"round {round} of {Rounds}: {count:N0} events each way");
            rounds.Add(await RoundAsync(host, postgres, connection, receiver, Backlog.Create(count, round), ct));
        }

        await host.StopAsync(ct);
        return Print(rounds, count);
    }

    private static async Task<IHost> StartRelayAsync(PostgresServer postgres, RabbitMqServer rabbit, CancellationToken ct)
    {
        var database = postgres.ConnectionString("log");
        await using (var admin = new NpgsqlConnection(postgres.ConnectionString()))
        {
            await admin.OpenAsync(ct);
            await using var create = new NpgsqlCommand("create database log", admin);
            await create.ExecuteNonQueryAsync(ct);
        }

        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { ApplicationName = "EGov.Benchmarks" });
        builder.Configuration.AddInMemoryCollection([new("ConnectionStrings:rabbitmq", rabbit.Address.Uri().ToString())]);
        builder.Services.AddDbContextPool<LogDb>(options => options.UseNpgsql(database));
        builder.AddMessaging<LogDb>("benchmark");
        var host = builder.Build();
        await using (var scope = host.Services.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<LogDb>();
            await db.Database.ExecuteSqlRawAsync(db.Database.GenerateCreateScript(), ct);
        }

        await host.StartAsync(ct);
        return host;
    }

    private static async Task<Round> RoundAsync(
        IHost host, PostgresServer postgres, IConnection connection, Receiver receiver, List<(Guid Id, string Subject, int Version, byte[] Body)> events, CancellationToken ct)
    {
        await Task.Delay(TimeSpan.FromSeconds(2), ct);
        await receiver.ResetAsync(ct);
        var tracked = await PlainClient.TrackedAsync(connection, events, ct);
        await receiver.ResetAsync(ct);
        var counted = await PlainClient.CountedAsync(connection, events, ct);
        await receiver.ResetAsync(ct);

        using var published = new PublishedCount(host.Services, events.Count);
        await Backlog.WriteAsync(postgres.ConnectionString("log"), events, ct);
        var costs = ProcessCosts.Start();
        var watch = Stopwatch.StartNew();
        host.Services.GetRequiredService<CommitSignal>().Set();
        await published.All.WaitAsync(TimeSpan.FromMinutes(5), ct);
        var relayed = watch.Elapsed;
        var spent = costs.Stop();
        var (missing, duplicated, outOfOrder) = await receiver.CheckAsync(events, ct);
        return new Round(tracked, counted, relayed, missing, duplicated, outOfOrder, spent);
    }

    private static int Print(List<Round> rounds, int count)
    {
        Console.WriteLine();
        Console.WriteLine($"{count:N0} events into one quorum queue, events a second     best      median");
        var relay = Line("the relay, from the log in PostgreSQL", rounds, r => r.Relayed, count);
        var tracked = Line("RabbitMQ.Client 7.1.2, 500 in flight, from memory", rounds, r => r.Tracked, count);
        var counted = Line("  the same, confirms counted by hand", rounds, r => r.Counted, count);
        Console.WriteLine();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"relay / client: {relay / tracked:0.00} (to reach: {RatioTarget:0.0}); against confirms counted by hand: {relay / counted:0.00}; rate to reach: {RateTarget:N0}/s"));
        var (missing, duplicated, outOfOrder) = (rounds.Sum(r => r.Missing), rounds.Sum(r => r.Duplicated), rounds.Sum(r => r.OutOfOrder));
        Console.WriteLine($"at the receiver: {missing} missing, {duplicated} duplicated, {outOfOrder} out of order of {rounds.Count * count:N0}");
        Console.WriteLine($"while relaying (last round): {rounds[^1].Costs}");
        return relay >= RateTarget && relay / tracked >= RatioTarget && missing + duplicated + outOfOrder == 0 ? 0 : 1;
    }

    private static double Line(string what, List<Round> rounds, Func<Round, TimeSpan> time, int count)
    {
        var rates = rounds.Select(r => count / time(r).TotalSeconds).Order().ToList();
        var median = rates[rates.Count / 2];
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what,-55} {rates[^1],9:N0} {median,11:N0}"));
        return median;
    }

    private sealed record Round(TimeSpan Tracked, TimeSpan Counted, TimeSpan Relayed, int Missing, int Duplicated, int OutOfOrder, string Costs);
}
