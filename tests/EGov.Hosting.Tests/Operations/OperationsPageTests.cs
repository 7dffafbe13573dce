using System.Net;
using System.Text.RegularExpressions;
using EGov.Hosting.Running;

namespace EGov.Hosting.Tests.Operations;

public sealed class OperationsPageTests : IAsyncLifetime
{
    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false });
    private TinyPlatform _platform = null!;

    public async ValueTask InitializeAsync()
    {
        _platform = await TinyPlatform.StartAsync(b => b.AddProject<TinyProgram>("service").WithHttpHealthCheck("/health"));
        _http.BaseAddress = _platform.Platform.OperationsUrl;
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _platform.DisposeAsync();
    }

    [Fact]
    public async Task It_shows_each_resource_in_Vietnamese_first()
    {
        var html = await _http.GetStringAsync("/");

        html.ShouldContain("<html lang=\"vi\">");
        html.ShouldContain("Khoẻ<span lang=\"en\">healthy</span>");
        html.ShouldContain(_platform.Of("service").Urls[0]);
        html.ShouldContain("1 tài nguyên, tất cả đều tốt");
    }

    [Fact]
    public async Task Stop_and_start_need_the_pages_own_token()
    {
        var token = Regex.Match(await _http.GetStringAsync("/"), "name=\"token\" value=\"([0-9a-f]+)\"", RegexOptions.None, TimeSpan.FromSeconds(1)).Groups[1].Value;

        (await PostAsync("/resources/service/stop", "")).ShouldBe(HttpStatusCode.Forbidden);
        (await PostAsync("/resources/service/stop", new string('0', 32))).ShouldBe(HttpStatusCode.Forbidden);
        (await PostAsync("/resources/service/stop", token, site: "cross-site")).ShouldBe(HttpStatusCode.Forbidden);
        _platform.Of("service").Now.State.ShouldBe(RunState.Running);

        (await PostAsync("/resources/service/stop", token, site: "same-origin")).ShouldBe(HttpStatusCode.SeeOther);
        _platform.Of("service").Now.State.ShouldBe(RunState.Stopped);
        (await PostAsync("/resources/service/start", token)).ShouldBe(HttpStatusCode.SeeOther);
        await _platform.Of("service").UntilAsync(s => s is { State: RunState.Running, Health: Health.Healthy }, TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_foreign_host_name_gets_nothing()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/") { Headers = { Host = "attacker.example" } };

        using var answer = await _http.SendAsync(request);

        answer.StatusCode.ShouldBe(HttpStatusCode.MisdirectedRequest);
        (await answer.Content.ReadAsStringAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Console_output_arrives_while_it_is_written()
    {
        using var reader = new StreamReader(await _http.GetStreamAsync("/resources/service/console"));
        using var service = new HttpClient { BaseAddress = _platform.UrlOf("service") };
        var text = $"<b>xin chào {Guid.NewGuid():n}</b>";

        await service.PostAsync($"/say?text={Uri.EscapeDataString(text)}", null);

        string? line;
        do
        {
            line = await reader.ReadLineAsync(TestContext.Current.CancellationToken);
        }
        while (line is not null && !(line.StartsWith("data:", StringComparison.Ordinal) && System.Text.Json.JsonDocument.Parse(line[5..]).RootElement.GetProperty("text").GetString() == text));
        line.ShouldNotBeNull();
        (await _http.GetStringAsync("/resources/service")).ShouldContain("&lt;b&gt;xin chào");
    }

    [Theory]
    [InlineData("/resources/nobody")]
    [InlineData("/nowhere")]
    public async Task What_is_not_there_is_not_found(string path)
        => (await _http.GetAsync(path)).StatusCode.ShouldBe(HttpStatusCode.NotFound);

    private async Task<HttpStatusCode> PostAsync(string path, string token, string? site = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new FormUrlEncodedContent(new Dictionary<string, string>(StringComparer.Ordinal) { ["token"] = token }) };
        if (site is not null)
        {
            request.Headers.Add("Sec-Fetch-Site", site);
        }

        using var answer = await _http.SendAsync(request);
        return answer.StatusCode;
    }
}
