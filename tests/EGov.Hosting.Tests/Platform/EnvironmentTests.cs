using System.Net.Http.Json;
using EGov.Hosting.Running;

namespace EGov.Hosting.Tests.Platform;

public sealed class EnvironmentTests
{
    [Fact]
    public async Task A_project_receives_exactly_the_documented_variables()
    {
        await using var platform = await TinyPlatform.StartAsync(builder =>
        {
            var postgres = builder.AddPostgres("postgres");
            var database = postgres.AddDatabase("documents-db", $"documents_{Guid.NewGuid():n}");
            var broker = builder.AddRabbitMQ("rabbitmq").WithManagementPlugin();
            var other = builder.AddProject<TinyProgram>("documents-api").WithHttpHealthCheck("/health");
            builder.AddProject<TinyProgram>("dossiers-api")
                .WithReference(database)
                .WithReference(broker)
                .WithReference(other)
                .WithEnvironment("Plain", "text")
                .WithEnvironment("Address", other.GetEndpoint("http"))
                .WithEnvironment("Composed", $"{other.GetEndpoint("http")}/v1")
                .WithHttpHealthCheck("/health");
        });
        using var http = new HttpClient { BaseAddress = platform.UrlOf("dossiers-api") };
        var server = ((PostgresSupervisor)platform.Of("postgres").Supervisor!).Address;
        var broker = ((RabbitMqSupervisor)platform.Of("rabbitmq").Supervisor!).Address;
        var database = ((PostgresDatabaseResource)platform.Of("documents-db").Resource).DatabaseName;
        var otherUrl = platform.UrlOf("documents-api").ToString().TrimEnd('/');
        var amqp = $"amqp://{broker.UserName}:{broker.Password}@{broker.Host}:{broker.Port}";

        var received = await http.GetFromJsonAsync<Dictionary<string, string>>("/environment");
        var inherited = System.Environment.GetEnvironmentVariables().Keys.Cast<string>().ToHashSet(StringComparer.Ordinal);
        var added = received!.Where(v => !inherited.Contains(v.Key) || v.Key.StartsWith("ASPNETCORE", StringComparison.Ordinal) || v.Key.StartsWith("DOTNET_ENV", StringComparison.Ordinal))
            // Set by bash for every command it runs.
            .Where(v => v.Key is not ("_" or "SHLVL" or "PWD" or "OLDPWD"))
            .ToDictionary(StringComparer.Ordinal);

        added["OTEL_RESOURCE_ATTRIBUTES"].ShouldMatch("^service\\.instance\\.id=[0-9a-f]{32}$");
        added.Remove("OTEL_RESOURCE_ATTRIBUTES");
        var expected = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["ConnectionStrings__documents-db"] = $"Host={server.Host};Port={server.Port};Username={server.UserName};Password={server.Password};Database={database}",
            ["DOCUMENTS_DB_HOST"] = server.Host,
            ["DOCUMENTS_DB_PORT"] = $"{server.Port}",
            ["DOCUMENTS_DB_USERNAME"] = server.UserName,
            ["DOCUMENTS_DB_PASSWORD"] = server.Password,
            ["DOCUMENTS_DB_URI"] = $"postgresql://{server.UserName}:{server.Password}@{server.Host}:{server.Port}/{database}",
            ["DOCUMENTS_DB_JDBCCONNECTIONSTRING"] = $"jdbc:postgresql://{server.Host}:{server.Port}/{database}",
            ["DOCUMENTS_DB_DATABASENAME"] = database,
            ["ConnectionStrings__rabbitmq"] = amqp,
            ["RABBITMQ_HOST"] = broker.Host,
            ["RABBITMQ_PORT"] = $"{broker.Port}",
            ["RABBITMQ_USERNAME"] = broker.UserName,
            ["RABBITMQ_PASSWORD"] = broker.Password,
            ["RABBITMQ_URI"] = amqp,
            ["services__documents-api__http__0"] = otherUrl,
            ["DOCUMENTS_API_HTTP"] = otherUrl,
            ["ASPNETCORE_URLS"] = platform.UrlOf("dossiers-api").ToString().TrimEnd('/'),
            ["ASPNETCORE_ENVIRONMENT"] = "Development",
            ["DOTNET_ENVIRONMENT"] = "Development",
            ["DOTNET_LAUNCH_PROFILE"] = "http",
            ["FROM_PROFILE"] = "profile",
            ["OTEL_SERVICE_NAME"] = "dossiers-api",
            ["OTEL_BSP_SCHEDULE_DELAY"] = "1000",
            ["OTEL_BLRP_SCHEDULE_DELAY"] = "1000",
            ["OTEL_METRIC_EXPORT_INTERVAL"] = "1000",
            ["OTEL_TRACES_SAMPLER"] = "always_on",
            ["OTEL_METRICS_EXEMPLAR_FILTER"] = "trace_based",
            ["OTEL_DOTNET_EXPERIMENTAL_OTLP_RETRY"] = "in_memory",
            ["OTEL_DOTNET_EXPERIMENTAL_OTLP_EMIT_EXCEPTION_LOG_ATTRIBUTES"] = "true",
            ["OTEL_DOTNET_EXPERIMENTAL_OTLP_EMIT_EVENT_LOG_ATTRIBUTES"] = "true",
            ["OTEL_DOTNET_EXPERIMENTAL_ASPNETCORE_DISABLE_URL_QUERY_REDACTION"] = "true",
            ["OTEL_DOTNET_EXPERIMENTAL_HTTPCLIENT_DISABLE_URL_QUERY_REDACTION"] = "true",
            ["LOGGING__CONSOLE__FORMATTERNAME"] = "simple",
            ["DOTNET_SYSTEM_CONSOLE_ALLOW_ANSI_COLOR_REDIRECTION"] = "true",
            ["Plain"] = "text",
            ["Address"] = otherUrl,
            ["Composed"] = $"{otherUrl}/v1",
        };
        added.OrderBy(v => v.Key, StringComparer.Ordinal).ShouldBe(expected.OrderBy(v => v.Key, StringComparer.Ordinal));
    }
}
