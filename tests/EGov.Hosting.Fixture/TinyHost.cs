using Aspire.Hosting;

namespace EGov.Hosting.Fixture;

/// <summary>An AppHost of two services, to be stopped and killed from outside.</summary>
internal static class TinyHost
{
    internal static async Task RunAsync(string[] args)
    {
        var builder = DistributedApplication.CreateBuilder(args);
        var first = builder.AddProject<ThisProject>("first").WithHttpHealthCheck("/health");
        builder.AddProject<ThisProject>("second").WithHttpHealthCheck("/health").WithReference(first).WaitFor(first);
        await builder.Build().RunAsync();
    }

    private sealed class ThisProject : IProjectMetadata
    {
        public string ProjectPath { get; } = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "../../../EGov.Hosting.Fixture.csproj"));
    }
}
