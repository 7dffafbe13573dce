using EGov.Hosting.Running;
using EGov.Infrastructure;

namespace EGov.Hosting.Tests.Platform;

public sealed class StartingTests
{
    [Fact]
    public async Task A_process_is_held_back_until_what_it_waits_for_is_healthy()
    {
        var signal = Path.Combine(Path.GetTempPath(), $"egov-healthy-{Guid.NewGuid():n}");
        await using var platform = TinyPlatform.Describe(builder =>
        {
            var slow = builder.AddProject<TinyProgram>("slow").WithEnvironment("HEALTHY_WHEN", signal).WithHttpHealthCheck("/health");
            builder.AddProject<TinyProgram>("fast").WithHttpHealthCheck("/health").WaitFor(slow);
        });

        var starting = platform.StartAsync();
        await platform.Of("slow").UntilAsync(s => s.Health == Health.Unhealthy && s.Detail!.Contains("503", StringComparison.Ordinal), TestContext.Current.CancellationToken);

        platform.Of("fast").Now.State.ShouldBe(RunState.Waiting);
        starting.IsCompleted.ShouldBeFalse();
        await File.WriteAllTextAsync(signal, "");
        await starting;
        platform.Of("fast").Now.Health.ShouldBe(Health.Healthy);
        File.Delete(signal);
    }

    [Fact]
    public async Task A_verb_has_ended_before_the_service_starts()
    {
        await using var platform = await TinyPlatform.StartAsync(builder =>
        {
            var migration = builder.AddProject<TinyProgram>("migration", launchProfileName: null).WithArgs("exit", "0");
            builder.AddProject<TinyProgram>("service").WithHttpHealthCheck("/health").WaitForCompletion(migration);
        });

        platform.Of("migration").Now.State.ShouldBe(RunState.Finished);
        platform.Of("migration").Now.Since.ShouldBeLessThan(platform.Of("service").Now.Since);
    }

    [Fact]
    public async Task A_failed_verb_stops_the_start_and_says_which_why_and_what_to_do()
    {
        await using var platform = TinyPlatform.Describe(builder =>
        {
            var migration = builder.AddProject<TinyProgram>("migration", launchProfileName: null).WithArgs("exit", "3");
            builder.AddProject<TinyProgram>("service").WithHttpHealthCheck("/health").WaitForCompletion(migration);
        });

        var failure = await Should.ThrowAsync<InfrastructureException>(platform.StartAsync());

        failure.Resource.ShouldBe("migration");
        failure.Why.ShouldContain("exit code 3");
        failure.Why.ShouldContain("verb says 3");
        failure.WhatToDo.ShouldNotBeEmpty();
        platform.Of("service").Now.State.ShouldNotBe(RunState.Running);
    }

    [Fact]
    public async Task A_port_in_use_is_named_with_a_way_out()
    {
        using var squatter = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        squatter.Start();
        var port = ((System.Net.IPEndPoint)squatter.LocalEndpoint).Port;
        await using var platform = TinyPlatform.Describe(builder =>
            builder.AddProject<TinyProgram>("service", launchProfileName: null).WithHttpEndpoint(port: port).WithHttpHealthCheck("/health"));

        var failure = await Should.ThrowAsync<InfrastructureException>(platform.StartAsync());

        failure.Resource.ShouldBe("service");
        failure.Why.ShouldContain($"port {port} is in use");
        failure.WhatToDo.ShouldContain($"sport = :{port}");
    }

    [Fact]
    public async Task A_project_that_was_not_built_is_named()
    {
        await using var platform = TinyPlatform.Describe(builder => builder.AddProject<Unbuilt>("ghost", launchProfileName: null));

        var failure = await Should.ThrowAsync<InfrastructureException>(platform.StartAsync());

        failure.Resource.ShouldBe("ghost");
        failure.Why.ShouldContain("Nowhere.dll does not exist");
        failure.WhatToDo.ShouldContain("dotnet build");
    }

    [Fact]
    public async Task Outside_development_a_start_without_secrets_of_ones_own_is_refused()
    {
        await using var platform = TinyPlatform.Describe(builder => builder.AddParameter("signing-key", secret: true), "--environment=Production");

        var failure = await Should.ThrowAsync<InfrastructureException>(platform.StartAsync());

        failure.Resource.ShouldBe("signing-key");
        failure.WhatToDo.ShouldContain("Parameters__signing-key");
    }

    [Theory]
    [InlineData("guest")]
    [InlineData("postgres")]
    public async Task Outside_development_a_secret_everybody_knows_is_refused(string secret)
    {
        await using var platform = TinyPlatform.Describe(builder => builder.AddParameter("signing-key", secret: true), "--environment=Production", $"--Parameters:signing-key={secret}");

        var failure = await Should.ThrowAsync<InfrastructureException>(platform.StartAsync());

        failure.Why.ShouldContain("default secrets");
    }

    [Fact]
    public void Two_hosts_do_not_share_a_state_folder()
    {
        var home = Directory.CreateTempSubdirectory("egov-home-").FullName;
        using var first = StateFolder.Open(home, home, ephemeral: false);
        using var second = StateFolder.Open(home, home, ephemeral: false);
        first.Take();

        var failure = Should.Throw<InfrastructureException>(second.Take);

        failure.Why.ShouldContain(home);
        Directory.Delete(home, recursive: true);
    }

    private sealed class Unbuilt : IProjectMetadata
    {
        public string ProjectPath => "/nowhere/Nowhere.csproj";
    }
}
