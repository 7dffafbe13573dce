using System.Net;
using System.Security.Cryptography;
using EGov.Api;
using EGov.Testing;
using Shouldly;
using Xunit;
using static EGov.Dossiers.Tests.DossiersApp;

namespace EGov.Dossiers.Tests.Slices.Files;

public sealed class SeveralReplicasTests(DossiersApp app) : IClassFixture<DossiersApp>
{
    [Fact]
    public async Task An_upload_goes_on_at_another_replica_and_after_a_restart()
    {
        var citizen = app.As(CallerKind.Citizen, "dossiers:submit");
        var pdf = SampleFiles.Pdf(pages: 2);
        await using var replica = app.StartReplica();
        var upload = await BeginAsync(citizen, "a.pdf", pdf.Length);
        await PatchAsync(citizen, upload, 0, pdf[..50]).ShouldBe(HttpStatusCode.NoContent);

        var elsewhere = replica.ClientLike(citizen);
        (await OffsetAsync(elsewhere, upload)).ShouldBe(50);
        await PatchAsync(elsewhere, upload, 50, pdf[50..90]).ShouldBe(HttpStatusCode.NoContent);
        await app.RestartAsync();
        var again = app.Again(citizen);
        (await OffsetAsync(again, upload)).ShouldBe(90);
        await PatchAsync(again, upload, 90, pdf[90..]).ShouldBe(HttpStatusCode.NoContent);

        (await FateAsync(elsewhere, upload)).GetProperty("file").GetProperty("sha256").GetString().ShouldBe(Convert.ToHexStringLower(SHA256.HashData(pdf)));
    }

    [Fact]
    public async Task An_upload_whose_last_bytes_came_before_a_crash_is_completed_by_the_repeated_task()
    {
        var citizen = app.As(CallerKind.Citizen, "dossiers:submit");
        var text = SampleFiles.Text("Trước khi mất điện");
        var upload = await BeginAsync(citizen, "a.txt", text.Length + 1);
        await PatchAsync(citizen, upload, 0, text).ShouldBe(HttpStatusCode.NoContent);
        await app.DatabaseAsync($"update upload set length = {text.Length} where id = {upload}");

        (await app.RunWorkAsync("file-scan", DateTimeOffset.UtcNow)).GetProperty("completed").GetInt32().ShouldBe(0);
        (await app.RunWorkAsync("file-scan", DateTimeOffset.UtcNow.AddMinutes(3))).GetProperty("completed").GetInt32().ShouldBe(1);

        (await FateAsync(citizen, upload)).GetProperty("state").GetString().ShouldBe("Stored");
    }

    [Fact]
    public async Task An_upload_whose_last_bytes_came_before_a_crash_is_completed_by_its_client()
    {
        var citizen = app.As(CallerKind.Citizen, "dossiers:submit");
        var text = SampleFiles.Text("Trước khi mất điện lần nữa");
        var upload = await BeginAsync(citizen, "a.txt", text.Length + 1);
        await PatchAsync(citizen, upload, 0, text).ShouldBe(HttpStatusCode.NoContent);
        await app.DatabaseAsync($"update upload set length = {text.Length} where id = {upload}");

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => PatchAsync(citizen, upload, text.Length, []).ShouldBe(HttpStatusCode.NoContent)));

        (await FateAsync(citizen, upload)).GetProperty("state").GetString().ShouldBe("Stored");
    }
}
