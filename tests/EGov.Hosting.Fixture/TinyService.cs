using System.Collections;
using System.Diagnostics;

namespace EGov.Hosting.Fixture;

/// <summary>Answers on its declared address; healthy at once, or when the file HEALTHY_WHEN exists.</summary>
internal static class TinyService
{
    internal static async Task RunAsync()
    {
        var builder = WebApplication.CreateBuilder();
        var app = builder.Build();
        app.MapGet("/health", () => Environment.GetEnvironmentVariable("HEALTHY_WHEN") is not { } file || File.Exists(file) ? Results.Ok("healthy") : Results.StatusCode(503));
        app.MapGet("/environment", () => Environment.GetEnvironmentVariables().Cast<DictionaryEntry>().ToDictionary(e => (string)e.Key, e => (string?)e.Value, StringComparer.Ordinal));
        app.MapGet("/process", () => Environment.ProcessId);
        app.MapPost("/crash", () => Environment.FailFast("asked to"));
        app.MapPost("/say", (string text) => Console.WriteLine(text));

        // Stands for whatever a service may start and forget.
        using var child = Process.Start("sleep", "3600");
        await app.RunAsync();
    }
}
