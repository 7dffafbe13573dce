using EGov.Infrastructure;
using Npgsql;

namespace EGov.Hosting.Tests.Infrastructure;

/// <summary>Servers of our own, whatever configuration names.</summary>
public sealed class OwnServersTests
{
    [Fact]
    public async Task A_postgres_of_our_own_keeps_port_and_data_through_stop_and_kill_and_never_runs_as_root()
    {
        await using var server = await Servers.StartPostgresAsync(TestContext.Current.CancellationToken);
        await ExecuteAsync(server, "CREATE TABLE kept (n int); INSERT INTO kept VALUES (1)");
        (await AskAsync(server, "SHOW fsync")).ShouldBe("on");
        (await AskAsync(server, "SHOW listen_addresses")).ShouldBe("127.0.0.1");
        if (server.Origin.StartsWith("native", StringComparison.Ordinal))
        {
            var postmaster = Convert.ToInt32(await AskAsync(server, "SELECT pg_backend_pid()"), System.Globalization.CultureInfo.InvariantCulture);
            UserOf(postmaster).ShouldNotBe(0);
        }

        var port = server.Address.Port;
        await server.StopAsync();
        (await server.AnswersAsync()).ShouldBeFalse();
        await server.StartAgainAsync();
        await ExecuteAsync(server, "INSERT INTO kept VALUES (2)");
        await server.KillAsync();
        (await server.AnswersAsync()).ShouldBeFalse();
        await server.StartAgainAsync();

        server.Address.Port.ShouldBe(port);
        (await AskAsync(server, "SELECT sum(n)::int FROM kept")).ShouldBe(3);
    }

    [Fact]
    public async Task A_rabbitmq_of_our_own_has_management_and_prometheus_on_loopback_and_comes_back_on_its_port()
    {
        await using var server = await Servers.StartRabbitMqAsync(TestContext.Current.CancellationToken);
        using var http = new HttpClient();
        http.DefaultRequestHeaders.Authorization = new("Basic", Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes($"{server.Address.UserName}:{server.Address.Password}")));

        (await http.GetStringAsync(new Uri(server.Address.Management!, "/api/whoami"))).ShouldContain("administrator");
        (await http.GetStringAsync(new Uri(server.Address.Prometheus!, "/metrics"))).ShouldContain("rabbitmq_");
        using var guest = new HttpClient();
        guest.DefaultRequestHeaders.Authorization = new("Basic", Convert.ToBase64String("guest:guest"u8));
        ((int)(await guest.GetAsync(new Uri(server.Address.Management!, "/api/whoami"))).StatusCode).ShouldBe(401);

        await server.KillAsync();
        (await server.AnswersAsync()).ShouldBeFalse();
        await server.StartAgainAsync();
        (await server.AnswersAsync()).ShouldBeTrue();
    }

    private static async Task<object?> AskAsync(PostgresServer server, string sql)
    {
        await using var connection = new NpgsqlConnection(server.ConnectionString() + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }

    private static Task<object?> ExecuteAsync(PostgresServer server, string sql) => AskAsync(server, sql);

    private static int UserOf(int process)
        => int.Parse(File.ReadLines($"/proc/{process}/status").First(l => l.StartsWith("Uid:", StringComparison.Ordinal)).Split('\t')[1], System.Globalization.CultureInfo.InvariantCulture);
}
