using EGov.Hosting.Running;

namespace EGov.Hosting.Tests;

/// <summary>A platform of tiny programs, started from a description and stopped with the test.</summary>
internal sealed class TinyPlatform : IAsyncDisposable
{
    private readonly DistributedApplication _application;

    private TinyPlatform(DistributedApplication application, string home) => (_application, Home) = (application, home);

    internal string Home { get; }

    internal Running.Platform Platform => _application.Platform;

    internal static TinyPlatform Describe(Action<IDistributedApplicationBuilder> describe, params string[] args)
    {
        var builder = DistributedApplication.CreateBuilder(["--ephemeral", "--environment=Development", "--urls=http://127.0.0.1:0", .. args]);
        describe(builder);
        return new TinyPlatform(builder.Build(), ((DistributedApplicationBuilder)builder).Settings.State.Path);
    }

    internal static async Task<TinyPlatform> StartAsync(Action<IDistributedApplicationBuilder> describe, params string[] args)
    {
        var platform = Describe(describe, args);
        await platform.StartAsync();
        return platform;
    }

    internal Task StartAsync() => _application.StartAsync();

    internal Task StopAsync() => _application.StopAsync();

    internal ResourceStatus Of(string name) => Platform.Statuses.Single(s => s.Name == name);

    internal Uri UrlOf(string name) => new(Of(name).Urls[0]);

    public ValueTask DisposeAsync() => _application.DisposeAsync();
}

/// <summary>The tiny program of EGov.Hosting.Fixture.</summary>
internal sealed class TinyProgram : IProjectMetadata
{
    public string ProjectPath { get; } = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "../../../../EGov.Hosting.Fixture/EGov.Hosting.Fixture.csproj"));

    /// <summary>Where its build put it.</summary>
    internal string Program => Path.Combine([Path.GetDirectoryName(ProjectPath)!, .. AppContext.BaseDirectory.TrimEnd('/').Split('/')[^3..], "EGov.Hosting.Fixture.dll"]);
}
