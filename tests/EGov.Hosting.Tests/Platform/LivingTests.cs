using System.Net.Http.Json;
using EGov.Hosting.Running;

namespace EGov.Hosting.Tests.Platform;

public sealed class LivingTests
{
    [Fact]
    public async Task A_crashed_service_comes_back_and_is_shown_so()
    {
        await using var platform = await TinyPlatform.StartAsync(b => b.AddProject<TinyProgram>("service").WithHttpHealthCheck("/health"));
        using var http = new HttpClient { BaseAddress = platform.UrlOf("service") };
        var before = await http.GetFromJsonAsync<int>("/process");
        var seen = platform.Of("service").UntilAsync(s => s.State == RunState.Restarting, TestContext.Current.CancellationToken);

        await Should.ThrowAsync<HttpRequestException>(http.PostAsync("/crash", null));

        (await seen).Detail!.ShouldContain("starting again in 1 s");
        var back = await platform.Of("service").UntilAsync(s => s is { State: RunState.Running, Health: Health.Healthy }, TestContext.Current.CancellationToken);
        back.Restarts.ShouldBe(1);
        (await http.GetFromJsonAsync<int>("/process")).ShouldNotBe(before);
    }

    [Fact]
    public async Task A_killed_service_comes_back()
    {
        await using var platform = await TinyPlatform.StartAsync(b => b.AddProject<TinyProgram>("service").WithHttpHealthCheck("/health"));
        using var http = new HttpClient { BaseAddress = platform.UrlOf("service") };
        var process = await http.GetFromJsonAsync<int>("/process");

        System.Diagnostics.Process.GetProcessById(process).Kill();

        await platform.Of("service").UntilAsync(s => s is { Restarts: 1, State: RunState.Running, Health: Health.Healthy }, TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task People_stop_a_service_and_start_it_again()
    {
        await using var platform = await TinyPlatform.StartAsync(b => b.AddProject<TinyProgram>("service").WithHttpHealthCheck("/health"));
        using var http = new HttpClient { BaseAddress = platform.UrlOf("service") };
        var status = platform.Of("service");

        await status.Supervisor!.StopAsync();
        status.Now.State.ShouldBe(RunState.Stopped);
        await Should.ThrowAsync<HttpRequestException>(http.GetAsync("/health"));
        status.Supervisor.Start();

        await status.UntilAsync(s => s is { State: RunState.Running, Health: Health.Healthy }, TestContext.Current.CancellationToken);
        status.Now.Restarts.ShouldBe(0);
    }

    [Fact]
    public async Task An_ephemeral_state_folder_goes_with_the_platform()
    {
        var platform = await TinyPlatform.StartAsync(b => b.AddProject<TinyProgram>("service").WithHttpHealthCheck("/health"));
        Directory.Exists(platform.Home).ShouldBeTrue();

        await platform.DisposeAsync();

        Directory.Exists(platform.Home).ShouldBeFalse();
    }

    [Fact]
    public void Generated_secrets_are_the_same_at_the_next_start_and_only_their_owners()
    {
        var home = Directory.CreateTempSubdirectory("egov-home-").FullName;
        using var state = StateFolder.Open(home, home, ephemeral: false);
        var first = new Secrets(state, mayGenerate: true).Password("postgres-password");

        var second = new Secrets(state, mayGenerate: true).Password("postgres-password");

        second.ShouldBe(first);
        first.Length.ShouldBe(24);
        File.GetUnixFileMode(Path.Combine(home, "secrets.json")).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        Directory.Delete(home, recursive: true);
    }
}
