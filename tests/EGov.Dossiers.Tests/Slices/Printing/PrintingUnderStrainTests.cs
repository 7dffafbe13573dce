using System.Diagnostics;
using System.Net;
using System.Text.Json;
using EGov.Testing;
using Shouldly;
using Xunit;

namespace EGov.Dossiers.Tests.Slices.Printing;

/// <summary>What callers are told where nothing can print, or too much is asked at once; and that no Chromium outlives its service.</summary>
public sealed class PrintingUnderStrainTests
{
    [Fact]
    public async Task Where_nothing_prints_people_get_the_page_and_programs_the_refusal()
    {
        await using var app = new DossiersApp { Settings = new Dictionary<string, string>(StringComparer.Ordinal) { ["Printing:Chromium"] = "/nowhere/chromium" } };
        var (client, path) = await ReceiptAsync(app);

        var page = await client.GetAsync($"{path}?format=pdf", TestContext.Current.CancellationToken);
        var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Accept.ParseAdd("application/pdf");
        var problem = await client.SendAsync(request).ShouldRefuse(HttpStatusCode.ServiceUnavailable, "dossiers.printing-not-available");

        page.StatusCode.ShouldBe(HttpStatusCode.OK);
        page.Content.Headers.ContentType!.MediaType.ShouldBe("text/html");
        page.Headers.GetValues("EGov-Notice").ShouldHaveSingleItem().ShouldBe("dossiers.printing-not-available");
        (await page.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain("cài gói chromium");
        problem.GetProperty("messages").GetProperty("en").GetString()!.ShouldContain("install the package chromium");
    }

    [Fact]
    public async Task Too_many_at_once_are_told_when_to_come_back()
    {
        await using var app = new DossiersApp { Settings = new Dictionary<string, string>(StringComparer.Ordinal) { ["Printing:Pages"] = "1", ["Printing:Queue"] = "2" } };
        var (client, path) = await ReceiptAsync(app);

        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => client.GetAsync($"{path}?format=pdf")));

        answers.Select(a => a.StatusCode).Distinct().Order().ShouldBe([HttpStatusCode.OK, HttpStatusCode.ServiceUnavailable]);
        foreach (var busy in answers.Where(a => a.StatusCode == HttpStatusCode.ServiceUnavailable))
        {
            busy.Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromSeconds(2));
            JsonDocument.Parse(await busy.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).RootElement.GetProperty("code").GetString().ShouldBe("dossiers.printing-busy");
        }

        (await client.GetAsync($"{path}?format=pdf", TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_print_beyond_its_time_is_refused_and_does_not_count_as_one()
    {
        await using var app = new DossiersApp { Settings = new Dictionary<string, string>(StringComparer.Ordinal) { ["Printing:TimeLimit"] = "00:00:00.001" } };
        var (client, path) = await ReceiptAsync(app);

        var slow = client.GetAsync($"{path}?format=pdf", TestContext.Current.CancellationToken);
        await slow.ShouldRefuse(HttpStatusCode.ServiceUnavailable, "dossiers.printing-too-slow");

        (await slow).Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromSeconds(60));
        var papers = await client.GetAsync(path[..path.LastIndexOf('/')], TestContext.Current.CancellationToken).ShouldBe<JsonElement>(HttpStatusCode.OK);
        papers.GetProperty("papers")[0].GetProperty("prints").GetInt32().ShouldBe(0);
    }

    [Fact]
    public async Task A_killed_service_takes_its_chromium_along()
    {
        // Nothing listens there: the service starts all the same, and warms its printer.
        var start = new ProcessStartInfo("dotnet", [typeof(DossiersModule).Assembly.Location]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["ASPNETCORE_URLS"] = "http://127.0.0.1:0";
        start.Environment["ConnectionStrings__dossiers-db"] = "Host=127.0.0.1;Port=1;Username=x;Password=x";
        start.Environment["ConnectionStrings__rabbitmq"] = "amqp://127.0.0.1:1";
        start.Environment["Identity__Authority"] = start.Environment["Identity__Issuer"] = "http://127.0.0.1:1";
        start.Environment["Printing__StartWarm"] = "true";
        using var service = Process.Start(start)!;
        service.OutputDataReceived += (_, _) => { };
        service.ErrorDataReceived += (_, _) => { };
        service.BeginOutputReadLine();
        service.BeginErrorReadLine();
        var chromium = 0;
        await Eventually.IsTrue(() => Task.FromResult((chromium = ChromiumOf(service.Id)) != 0), "the service has its Chromium", TimeSpan.FromSeconds(60));

        service.Kill();

        await Eventually.IsTrue(() => Task.FromResult(!Directory.Exists($"/proc/{chromium}")), "Chromium is gone with its service", TimeSpan.FromSeconds(20));
    }

    private static async Task<(HttpClient Client, string Path)> ReceiptAsync(DossiersApp app)
    {
        await app.InitializeAsync();
        var province = await app.HasProvinceAsync();
        var under = await app.HasProcedureAsync("1.000777", "Thủ tục thử in", "Người có công", "Một cửa");
        var id = await app.ReceivesAsync(province.DongTam, under, Province.At("05/01 08:00"), Province.At("08/01 17:00"));
        return (app.AsOfficial(province.DongTam, "dossiers:receive"), $"/v1/dossiers/{id}/forms/receipt");
    }

    /// <summary>The child that was started with the pipe, by the kernel's own book.</summary>
    private static int ChromiumOf(int parent) => Directory.EnumerateDirectories("/proc").Select(Path.GetFileName).Where(name => name!.All(char.IsDigit)).Select(int.Parse!).FirstOrDefault(id =>
    {
        try
        {
            return File.ReadAllText($"/proc/{id}/status").Contains($"PPid:\t{parent}\n", StringComparison.Ordinal)
                && File.ReadAllText($"/proc/{id}/cmdline").Contains("--remote-debugging-pipe", StringComparison.Ordinal);
        }
        catch (IOException)
        {
            return false;
        }
    });
}
