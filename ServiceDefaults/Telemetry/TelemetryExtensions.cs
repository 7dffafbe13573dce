using System.Reflection;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OpenTelemetry.Exporter;
using OpenTelemetry.Logs;
using OpenTelemetry.Resources;

namespace EGov.ServiceDefaults.Telemetry;

internal static class TelemetryExtensions
{
    /// <summary>Traces, metrics and logs to OTLP, and nothing at all where no collector is configured.</summary>
    internal static void AddTelemetry(this IHostApplicationBuilder builder)
    {
        if (OtlpTarget.From(builder.Configuration) is not { } target)
        {
            return;
        }

        // ASP.NET Core fills the semantic tags of its activity only when this is false, and reads it when the host is built.
        AppContext.SetSwitch("Microsoft.AspNetCore.Hosting.SuppressActivityOpenTelemetryData", false);
        var resource = DescribeService(builder);

        builder.Logging.AddOpenTelemetry(logs =>
        {
            logs.SetResourceBuilder(resource);
            logs.IncludeFormattedMessage = true;
            logs.IncludeScopes = true;
            logs.AddOtlpExporter(exporter => target.Apply(exporter, "v1/logs"));
        });

        // First in the list, so that the providers listen before any other hosted service starts working.
        builder.Services.Insert(0, ServiceDescriptor.Singleton<IHostedService>(_ => new TelemetryHost(resource, target)));
        builder.Services.AddTransient<IStartupFilter, RequestSpanFilter>();
    }

    private static ResourceBuilder DescribeService(IHostApplicationBuilder builder)
    {
        var name = builder.Configuration["OTEL_SERVICE_NAME"] ?? builder.Environment.ApplicationName;
        var version = Assembly.GetEntryAssembly()?.GetName().Version?.ToString();
        var instanceIsGiven = builder.Configuration["OTEL_RESOURCE_ATTRIBUTES"]?.Contains("service.instance.id", StringComparison.Ordinal) ?? false;
        return ResourceBuilder.CreateDefault()
            .AddService(name, serviceNamespace: "egov", serviceVersion: version, autoGenerateServiceInstanceId: !instanceIsGiven);
    }
}

/// <summary>Where telemetry goes, from the standard OpenTelemetry settings.</summary>
internal sealed record OtlpTarget(Uri Endpoint, OtlpExportProtocol Protocol, string? Headers)
{
    internal static OtlpTarget? From(IConfiguration configuration)
    {
        var endpoint = configuration["OTEL_EXPORTER_OTLP_ENDPOINT"];
        if (string.IsNullOrWhiteSpace(endpoint))
        {
            return null;
        }

        var protocol = configuration["OTEL_EXPORTER_OTLP_PROTOCOL"] switch
        {
            null or "" or "grpc" => OtlpExportProtocol.Grpc,
            "http/protobuf" => OtlpExportProtocol.HttpProtobuf,
            var other => throw new InvalidOperationException($"OTEL_EXPORTER_OTLP_PROTOCOL is '{other}'; use grpc or http/protobuf."),
        };
        return new OtlpTarget(new Uri(endpoint.TrimEnd('/') + "/"), protocol, configuration["OTEL_EXPORTER_OTLP_HEADERS"]);
    }

    internal void Apply(OtlpExporterOptions exporter, string signalPath)
    {
        exporter.Protocol = Protocol;
        // An endpoint set in code is used as it is: for http the signal's path is ours to add.
        exporter.Endpoint = Protocol == OtlpExportProtocol.HttpProtobuf ? new Uri(Endpoint, signalPath) : Endpoint;
        if (!string.IsNullOrEmpty(Headers))
        {
            exporter.Headers = Headers;
        }
    }
}
