using System.Net;
using System.Security.Cryptography;
using EGov.Api;
using EGov.Testing;
using Shouldly;
using Xunit;
using static EGov.Dossiers.Tests.DossiersApp;

namespace EGov.Dossiers.Tests.Slices.Files;

public sealed class CleaningUpFilesTests(DossiersApp app) : IClassFixture<DossiersApp>
{
    [Fact]
    public async Task A_file_nobody_put_anywhere_goes_after_the_grace_period()
    {
        var citizen = app.As(CallerKind.Citizen, "dossiers:submit");
        var text = SampleFiles.Text($"Không dùng {Guid.NewGuid()}");
        await UploadAsync(citizen, "a.txt", text);
        var name = Convert.ToHexStringLower(SHA256.HashData(text));

        await app.RunWorkAsync("file-cleanup", DateTimeOffset.UtcNow.AddDays(6));
        app.ContentsOnDisk().ShouldContain(name);
        await app.RunWorkAsync("file-cleanup", DateTimeOffset.UtcNow.AddDays(8));

        app.ContentsOnDisk().ShouldNotContain(name);
        (await app.CountAsync($"select count(*) from stored_content where sha256 = {name}")).ShouldBe(0);
    }

    [Fact]
    public async Task A_content_that_comes_again_while_it_is_cleaned_away_is_never_lost()
    {
        var citizen = app.As(CallerKind.Citizen, "dossiers:submit");
        for (var round = 0; round < 15; round++)
        {
            var text = SampleFiles.Text($"Đua với dọn dẹp {round}");
            await UploadAsync(citizen, "a.txt", text);
            await app.DatabaseAsync($"update stored_file set stored_at = now() - interval '30 days'");
            await app.DatabaseAsync($"update stored_content set touched_at = now() - interval '30 days'");
            var second = await BeginAsync(citizen, "b.txt", text.Length);

            await Task.WhenAll(
                app.RunWorkAsync("file-cleanup", DateTimeOffset.UtcNow),
                PatchAsync(citizen, second, 0, text).ShouldBe(HttpStatusCode.NoContent));

            var sha256 = (await FateAsync(citizen, second)).GetProperty("file").GetProperty("sha256").GetString();
            app.ContentsOnDisk().ShouldContain(sha256!);
        }
    }

    [Fact]
    public async Task A_folder_left_by_a_crash_is_removed()
    {
        var orphan = Path.Combine(app.FilesFolder, "uploads", Guid.CreateVersion7(DateTimeOffset.UtcNow.AddDays(-10)).ToString("N"));
        var fresh = Path.Combine(app.FilesFolder, "uploads", Guid.CreateVersion7().ToString("N"));
        Directory.CreateDirectory(orphan);
        Directory.CreateDirectory(fresh);

        await app.RunWorkAsync("file-cleanup", DateTimeOffset.UtcNow);

        Directory.Exists(orphan).ShouldBeFalse();
        Directory.Exists(fresh).ShouldBeTrue();
    }
}
