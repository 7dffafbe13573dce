using System.Net;
using System.Security.Cryptography;
using System.Text.Json;
using EGov.Api;
using EGov.Testing;
using Shouldly;
using Xunit;
using static EGov.Dossiers.Tests.DossiersApp;

namespace EGov.Dossiers.Tests.Slices.Files;

public sealed class ScanningForVirusesTests(ScanningWorld world) : IClassFixture<ScanningWorld>
{
    private DossiersApp App => world.District.App;

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
        App.ContentsOnDisk().ShouldNotContain(Convert.ToHexStringLower(SHA256.HashData(SampleFiles.Eicar)));
        Directory.Exists(Path.Combine(App.FilesFolder, "uploads", upload.ToString("N"))).ShouldBeFalse();
        (await App.CountAsync($"select count(*) from stored_content where scan = 'Infected' and finding like 'EICAR%' and sha256 = {Convert.ToHexStringLower(SHA256.HashData(SampleFiles.Eicar))}")).ShouldBe(1);
    }

    [Fact]
    public async Task While_the_scanner_is_away_a_file_waits_and_is_scanned_when_it_is_back()
    {
        var citizen = Citizen();
        await world.Clamd.StopAsync();
        var infected = SampleFiles.Text("Kèm " + System.Text.Encoding.ASCII.GetString(SampleFiles.Eicar));

        var clean = await UploadAsync(citizen, "a.txt", SampleFiles.Text("Sạch nhưng chờ quét"));
        var bad = await UploadAsync(citizen, "b.txt", infected);
        (await FileAsync(citizen, clean)).GetProperty("scan").GetString().ShouldBe("Waiting");
        (await FileAsync(citizen, clean)).GetProperty("isUsable").GetBoolean().ShouldBeFalse();
        (await App.RunWorkAsync("file-scan", DateTimeOffset.UtcNow)).GetProperty("waiting").GetInt32().ShouldBe(2);

        await world.Clamd.StartAsync();
        var ran = await App.RunWorkAsync("file-scan", DateTimeOffset.UtcNow);

        (ran.GetProperty("scanned").GetInt32(), ran.GetProperty("infected").GetInt32(), ran.GetProperty("waiting").GetInt32()).ShouldBe((2, 1, 0));
        (await FileAsync(citizen, clean)).GetProperty("scan").GetString().ShouldBe("Clean");
        (await FileAsync(citizen, bad)).GetProperty("scan").GetString().ShouldBe("Infected");
        (await FileAsync(citizen, bad)).GetProperty("isUsable").GetBoolean().ShouldBeFalse();
        App.ContentsOnDisk().ShouldNotContain(Convert.ToHexStringLower(SHA256.HashData(infected)));
    }

    [Fact]
    public async Task A_file_that_waits_for_its_scan_is_put_into_no_dossier_and_one_found_infected_is_read_no_more()
    {
        var citizen = world.District.Citizen();
        var dossier = await world.District.SubmitAsync(citizen);
        await world.Clamd.StopAsync();
        var file = await UploadAsync(citizen.Client, "a.txt", SampleFiles.Text($"Chờ quét {dossier.Id}"));
        await citizen.TryFileAsync(dossier, file).ShouldRefuse(HttpStatusCode.Conflict, "dossiers.file-waits-for-scan");

        await world.Clamd.StartAsync();
        await App.RunWorkAsync("file-scan", DateTimeOffset.UtcNow);
        var filed = await citizen.TryFileAsync(dossier, file).ShouldBe<JsonElement>(HttpStatusCode.Created);
        await App.DatabaseAsync($"update stored_content set scan = 'Infected' where sha256 = (select sha256 from stored_file where id = {file})");

        await citizen.Client.GetAsync($"/v1/my-dossiers/{dossier.Id}/files/{filed.Id()}/content").ShouldRefuse(HttpStatusCode.UnprocessableEntity, "dossiers.file-infected");
        await citizen.TryFileAsync(dossier, file, component: "GT").ShouldRefuse(HttpStatusCode.UnprocessableEntity, "dossiers.file-infected");
    }

    [Fact]
    public async Task A_file_the_scanner_cannot_take_waits_and_holds_up_no_other()
    {
        var citizen = Citizen();
        var large = await UploadAsync(citizen, "a.txt", SampleFiles.Text(new string('a', 2 * 1024 * 1024)));
        (await FileAsync(citizen, large)).GetProperty("scan").GetString().ShouldBe("Waiting");
        await world.Clamd.StopAsync();
        var small = await UploadAsync(citizen, "b.txt", SampleFiles.Text("Sau tệp lớn"));
        await world.Clamd.StartAsync();

        await App.RunWorkAsync("file-scan", DateTimeOffset.UtcNow);

        (await FileAsync(citizen, large)).GetProperty("scan").GetString().ShouldBe("Waiting");
        (await FileAsync(citizen, small)).GetProperty("scan").GetString().ShouldBe("Clean");
        await App.DatabaseAsync($"delete from stored_file where id = {large}");
        await App.DatabaseAsync($"delete from stored_content where scan = 'Waiting'");
    }

    [Fact]
    public async Task A_scanner_may_listen_on_a_local_socket()
    {
        await using var app = new DossiersApp { Settings = new Dictionary<string, string>(StringComparer.Ordinal) { ["Files:Clamd"] = $"unix:{world.Clamd.LocalSocket}" } };
        await app.InitializeAsync();
        var citizen = app.As(CallerKind.Citizen, "dossiers:submit");

        (await FileAsync(citizen, await UploadAsync(citizen, "a.txt", SampleFiles.Text("Qua socket")))).GetProperty("scan").GetString().ShouldBe("Clean");
    }

    private HttpClient Citizen() => App.As(CallerKind.Citizen, "dossiers:submit");

    private static async Task<JsonElement> FileAsync(HttpClient client, Guid upload) => (await FateAsync(client, upload)).GetProperty("file");
}
