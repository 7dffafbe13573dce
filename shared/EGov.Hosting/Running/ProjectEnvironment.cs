using System.Globalization;
using Aspire.Hosting.ApplicationModel;

namespace EGov.Hosting.Running;

/// <summary>The variables a project receives: its references, its addresses, telemetry, then what AppHost.cs sets.</summary>
internal static class ProjectEnvironment
{
    /// <summary>Of the AppHost's own, nothing that would mislead a service about itself.</summary>
    private static readonly string[] NotInherited =
        ["ASPNETCORE_URLS", "ASPNETCORE_HTTP_PORTS", "ASPNETCORE_HTTPS_PORTS", "DOTNET_URLS", "URLS", "DOTNET_LAUNCH_PROFILE", "EGOV_POSTGRES", "EGOV_RABBITMQ", "EGOV_RABBITMQ_MANAGEMENT", "EGOV_HOME"];

    internal static async Task<Dictionary<string, string?>> ForAsync(ProjectResource project, Platform platform, CancellationToken ct)
    {
        var wiring = project.Wiring;
        var variables = NotInherited.ToDictionary(n => n, _ => (string?)null, StringComparer.Ordinal);
        foreach (var (name, value) in wiring.ProfileEnvironment)
        {
            variables[name] = value;
        }

        // What a launch profile says about the environment is for starting the service by itself.
        variables["ASPNETCORE_ENVIRONMENT"] = variables["DOTNET_ENVIRONMENT"] = platform.Settings.EnvironmentName;
        if (project.LaunchProfile is not null)
        {
            variables["DOTNET_LAUNCH_PROFILE"] = project.LaunchProfile;
        }

        if (wiring.Endpoints.Count > 0)
        {
            variables["ASPNETCORE_URLS"] = string.Join(';', wiring.Endpoints.Select(e => string.Create(CultureInfo.InvariantCulture, $"{e.Scheme}://{e.ListenHost}:{e.Port}")));
        }

        if (wiring.Endpoints.Find(e => e.Scheme == "https") is { } https)
        {
            variables["ASPNETCORE_HTTPS_PORT"] = https.Port.ToString(CultureInfo.InvariantCulture);
        }

        foreach (var connection in wiring.Connections)
        {
            await AddConnectionAsync(variables, connection, platform, ct);
        }

        foreach (var service in wiring.Services)
        {
            foreach (var endpoint in service.Wiring.Endpoints)
            {
                variables[$"services__{service.Name}__{endpoint.Name}__0"] = endpoint.Url;
                variables[$"{Upper(service.Name)}_{Upper(endpoint.Name)}"] = endpoint.Url;
            }
        }

        AddTelemetry(variables, project.Name, platform.Settings);
        variables["LOGGING__CONSOLE__FORMATTERNAME"] = "simple";
        variables["DOTNET_SYSTEM_CONSOLE_ALLOW_ANSI_COLOR_REDIRECTION"] = "true";
        foreach (var (name, value) in wiring.Environment)
        {
            variables[name] = await value(ct);
        }

        return variables;
    }

    private static async Task AddConnectionAsync(Dictionary<string, string?> variables, Connection connection, Platform platform, CancellationToken ct)
    {
        var prefix = Upper(connection.Name);
        var key = $"ConnectionStrings__{connection.Name}";
        switch (connection.Source)
        {
            case PostgresDatabaseResource database:
                {
                    var at = await ((PostgresSupervisor)platform.StatusOf(database.Parent).Supervisor!).AddressAsync(ct);
                    variables[key] = at.ConnectionString(database.DatabaseName);
                    AddPostgres(variables, prefix, at, database.DatabaseName);
                    break;
                }

            case PostgresServerResource server:
                {
                    var at = await ((PostgresSupervisor)platform.StatusOf(server).Supervisor!).AddressAsync(ct);
                    variables[key] = string.Create(CultureInfo.InvariantCulture, $"Host={at.Host};Port={at.Port};Username={at.UserName};Password={at.Password}");
                    AddPostgres(variables, prefix, at, null);
                    break;
                }

            case RabbitMQServerResource broker:
                {
                    var at = await ((RabbitMqSupervisor)platform.StatusOf(broker).Supervisor!).AddressAsync(ct);
                    var uri = at.Uri().ToString().TrimEnd('/');
                    variables[key] = uri;
                    AddServer(variables, prefix, at.Host, at.Port, at.UserName, at.Password, uri);
                    break;
                }

            default:
                throw new InvalidOperationException($"The resource '{connection.Source.Name}' has no connection string.");
        }
    }

    private static void AddPostgres(Dictionary<string, string?> variables, string prefix, EGov.Infrastructure.PostgresAddress at, string? database)
    {
        var tail = database is null ? "" : "/" + database;
        AddServer(variables, prefix, at.Host, at.Port, at.UserName, at.Password,
            string.Create(CultureInfo.InvariantCulture, $"postgresql://{Uri.EscapeDataString(at.UserName)}:{Uri.EscapeDataString(at.Password)}@{at.Host}:{at.Port}{tail}"));
        variables[$"{prefix}_JDBCCONNECTIONSTRING"] = string.Create(CultureInfo.InvariantCulture, $"jdbc:postgresql://{at.Host}:{at.Port}{tail}");
        if (database is not null)
        {
            variables[$"{prefix}_DATABASENAME"] = database;
        }
    }

    private static void AddServer(Dictionary<string, string?> variables, string prefix, string host, int port, string user, string password, string uri)
    {
        variables[$"{prefix}_HOST"] = host;
        variables[$"{prefix}_PORT"] = port.ToString(CultureInfo.InvariantCulture);
        variables[$"{prefix}_USERNAME"] = user;
        variables[$"{prefix}_PASSWORD"] = password;
        variables[$"{prefix}_URI"] = uri;
    }

    private static void AddTelemetry(Dictionary<string, string?> variables, string name, HostSettings settings)
    {
        variables["OTEL_SERVICE_NAME"] = name;
        variables["OTEL_RESOURCE_ATTRIBUTES"] = $"service.instance.id={Guid.CreateVersion7():n}";
        var grpc = settings.Configuration["ASPIRE_DASHBOARD_OTLP_ENDPOINT_URL"];
        var endpoint = grpc ?? settings.Configuration["ASPIRE_DASHBOARD_OTLP_HTTP_ENDPOINT_URL"];
        if (endpoint is not null)
        {
            variables["OTEL_EXPORTER_OTLP_ENDPOINT"] = endpoint;
            variables["OTEL_EXPORTER_OTLP_PROTOCOL"] = grpc is not null ? "grpc" : "http/protobuf";
            if (settings.Configuration["AppHost:OtlpApiKey"] is { } key)
            {
                variables["OTEL_EXPORTER_OTLP_HEADERS"] = $"x-otlp-api-key={key}";
            }
        }

        variables["OTEL_DOTNET_EXPERIMENTAL_OTLP_RETRY"] = "in_memory";
        variables["OTEL_DOTNET_EXPERIMENTAL_OTLP_EMIT_EXCEPTION_LOG_ATTRIBUTES"] = "true";
        variables["OTEL_DOTNET_EXPERIMENTAL_OTLP_EMIT_EVENT_LOG_ATTRIBUTES"] = "true";
        if (settings.IsDevelopment)
        {
            variables["OTEL_BSP_SCHEDULE_DELAY"] = variables["OTEL_BLRP_SCHEDULE_DELAY"] = variables["OTEL_METRIC_EXPORT_INTERVAL"] = "1000";
            variables["OTEL_TRACES_SAMPLER"] = "always_on";
            variables["OTEL_METRICS_EXEMPLAR_FILTER"] = "trace_based";
            variables["OTEL_DOTNET_EXPERIMENTAL_ASPNETCORE_DISABLE_URL_QUERY_REDACTION"] = "true";
            variables["OTEL_DOTNET_EXPERIMENTAL_HTTPCLIENT_DISABLE_URL_QUERY_REDACTION"] = "true";
        }
    }

    private static string Upper(string name) => name.ToUpperInvariant().Replace('-', '_');
}
