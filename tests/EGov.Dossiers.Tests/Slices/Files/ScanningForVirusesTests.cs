using System.Net;
using System.Security.Cryptography;
using System.Text.Json;
using EGov.Api;
using EGov.Testing;
using Shouldly;
using Xunit;
using static EGov.Dossiers.Tests.DossiersApp;

namespace EGov.Dossiers.Tests.Slices.Files;

public sealed class ScanningForVirusesTests : IAsyncLifetime
{
    private readonly ClamdServer _clamd = new();
    private DossiersApp _app = null!;

    public async ValueTask InitializeAsync()
    {
        await _clamd.StartAsync();
        _app = new DossiersApp { Settings = new Dictionary<string, string>(StringComparer.Ordinal) { ["Files:Clamd"] = _clamd.Address } };
        await _app.InitializeAsync();
    }

    [Fact]
    public async Task A_clean_file_is_usable_and_says_when_it_was_scanned()
    {
        var citizen = Citizen();

        var file = await FileAsync(citizen, await UploadAsync(citizen, "a.txt", SampleFiles.Text("Sạch")));

        file.GetProperty("scan").GetString().ShouldBe("Clean");
        file.GetProperty("scannedAt").ValueKind.ShouldBe(JsonValueKind.String);
        file.GetProperty("isUsable").GetBoolean().ShouldBeTrue();
    }

    [Fact]
    public async Task An_infected_file_is_refused_deleted_and_recorded()
    {
        var citizen = Citizen();
        var upload = await BeginAsync(citizen, "a.txt", SampleFiles.Eicar.Length);

        await PatchAsync(citizen, upload, 0, SampleFiles.Eicar).ShouldRefuse(HttpStatusCode.UnprocessableEntity, "dossiers.file-infected");

        (await FateAsync(citizen, upload)).GetProperty("refusal").GetString().ShouldBe("dossiers.file-infected");
        _app.ContentsOnDisk().ShouldNotContain(Convert.ToHexStringLower(SHA256.HashData(SampleFiles.Eicar)));
        Directory.EnumerateFiles(_app.FilesFolder, "*", SearchOption.AllDirectories).ShouldBeEmpty();
        (await _app.CountAsync($"select count(*) from stored_content where scan = 'Infected' and finding like 'EICAR%'")).ShouldBe(1);
    }

    [Fact]
    public async Task While_the_scanner_is_away_a_file_waits_and_is_scanned_when_it_is_back()
    {
        var citizen = Citizen();
        await _clamd.StopAsync();
        var infected = SampleFiles.Text("Kèm " + System.Text.Encoding.ASCII.GetString(SampleFiles.Eicar));

        var clean = await UploadAsync(citizen, "a.txt", SampleFiles.Text("Sạch nhưng chờ quét"));
        var bad = await UploadAsync(citizen, "b.txt", infected);
        (await FileAsync(citizen, clean)).GetProperty("scan").GetString().ShouldBe("Waiting");
        (await FileAsync(citizen, clean)).GetProperty("isUsable").GetBoolean().ShouldBeFalse();
        (await _app.RunWorkAsync("file-scan", DateTimeOffset.UtcNow)).GetProperty("waiting").GetInt32().ShouldBe(2);

        await _clamd.StartAsync();
        var ran = await _app.RunWorkAsync("file-scan", DateTimeOffset.UtcNow);

        (ran.GetProperty("scanned").GetInt32(), ran.GetProperty("infected").GetInt32(), ran.GetProperty("waiting").GetInt32()).ShouldBe((2, 1, 0));
        (await FileAsync(citizen, clean)).GetProperty("scan").GetString().ShouldBe("Clean");
        (await FileAsync(citizen, bad)).GetProperty("scan").GetString().ShouldBe("Infected");
        (await FileAsync(citizen, bad)).GetProperty("isUsable").GetBoolean().ShouldBeFalse();
        _app.ContentsOnDisk().ShouldNotContain(Convert.ToHexStringLower(SHA256.HashData(infected)));
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        await _clamd.DisposeAsync();
    }

    private HttpClient Citizen() => _app.As(CallerKind.Citizen, "dossiers:submit");

    private static async Task<JsonElement> FileAsync(HttpClient client, Guid upload) => (await FateAsync(client, upload)).GetProperty("file");
}
