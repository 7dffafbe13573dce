using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using EGov.Api;
using EGov.Testing;
using Shouldly;
using Xunit;
using static EGov.Dossiers.Tests.DossiersApp;

namespace EGov.Dossiers.Tests.Slices.Files;

public sealed class UploadingTests(DossiersApp app) : IClassFixture<DossiersApp>
{
    private static readonly byte[] Small = SampleFiles.Text("Đơn đề nghị cấp giấy phép.");

    [Fact]
    public async Task A_file_goes_up_in_pieces_and_is_stored()
    {
        var citizen = Citizen();
        var pdf = SampleFiles.Pdf(pages: 3);

        var upload = await BeginAsync(citizen, "Đơn.pdf", pdf.Length);
        var first = await PatchAsync(citizen, upload, 0, pdf[..100]).ShouldBe(HttpStatusCode.NoContent);
        first.Headers.GetValues("Upload-Offset").ShouldBe(["100"]);
        first.Headers.GetValues("Tus-Resumable").ShouldBe(["1.0.0"]);
        first.Headers.Contains("Upload-Expires").ShouldBeTrue();
        (await OffsetAsync(citizen, upload)).ShouldBe(100);
        await PatchAsync(citizen, upload, 100, pdf[100..]).ShouldBe(HttpStatusCode.NoContent);

        var fate = await FateAsync(citizen, upload);
        fate.GetProperty("state").GetString().ShouldBe("Stored");
        fate.GetProperty("name").GetString().ShouldBe("Đơn.pdf");
        var file = fate.GetProperty("file");
        file.GetProperty("sha256").GetString().ShouldBe(Convert.ToHexStringLower(SHA256.HashData(pdf)));
        file.GetProperty("kind").GetString().ShouldBe("Pdf");
        file.GetProperty("pages").GetInt32().ShouldBe(3);
    }

    [Fact]
    public async Task A_file_may_come_with_the_request_that_begins_it()
    {
        var citizen = Citizen();

        var begun = await TryBeginAsync(citizen, "a.txt", Small.Length, Small).ShouldBe(HttpStatusCode.Created);

        begun.Headers.GetValues("Upload-Offset").ShouldBe([$"{Small.Length}"]);
        (await FateAsync(citizen, Guid.Parse(begun.Headers.Location!.ToString().Split('/')[^1]))).GetProperty("state").GetString().ShouldBe("Stored");
    }

    [Fact]
    public async Task The_protocol_tells_what_it_can()
    {
        var answer = await Citizen().SendAsync(new HttpRequestMessage(HttpMethod.Options, "/v1/uploads")).ShouldBe(HttpStatusCode.NoContent);

        answer.Headers.GetValues("Tus-Version").ShouldBe(["1.0.0"]);
        answer.Headers.GetValues("Tus-Extension").ShouldBe(["creation,creation-with-upload,termination,expiration,checksum"]);
        answer.Headers.GetValues("Tus-Max-Size").ShouldBe(["52428800"]);
        answer.Headers.GetValues("Tus-Checksum-Algorithm").ShouldBe(["sha256"]);
    }

    [Fact]
    public async Task Where_an_upload_stands_is_never_kept_by_a_cache()
    {
        var citizen = Citizen();
        var upload = await BeginAsync(citizen, "Đơn.txt", Small.Length);

        var answer = await citizen.SendAsync(Tus(HttpMethod.Head, $"/v1/uploads/{upload}")).ShouldBe(HttpStatusCode.OK);

        answer.Headers.CacheControl!.NoStore.ShouldBeTrue();
        answer.Headers.GetValues("Upload-Length").ShouldBe([$"{Small.Length}"]);
        answer.Headers.GetValues("Upload-Metadata").Single().ShouldStartWith("filename ");
    }

    [Fact]
    public async Task Another_version_of_the_protocol_is_refused_with_ours()
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/v1/uploads");
        request.Headers.Add("Tus-Resumable", "0.2.2");
        request.Headers.Add("Upload-Length", "5");

        var answer = await Citizen().SendAsync(request);

        await Task.FromResult(answer).ShouldRefuse(HttpStatusCode.PreconditionFailed, "dossiers.upload-protocol-version");
        answer.Headers.GetValues("Tus-Version").ShouldBe(["1.0.0"]);
    }

    [Fact]
    public async Task Headers_of_the_protocol_are_checked()
    {
        var citizen = Citizen();
        await TryBeginAsync(citizen, "a.txt", null).ShouldRefuse(HttpStatusCode.BadRequest, "dossiers.upload-header-invalid");
        await TryBeginAsync(citizen, "a.txt", 0).ShouldRefuse(HttpStatusCode.BadRequest, "dossiers.file-empty");
        await TryBeginAsync(citizen, "a.txt", (50L * 1024 * 1024) + 1).ShouldRefuse(HttpStatusCode.RequestEntityTooLarge, "dossiers.file-too-large");
        var spoiled = Tus(HttpMethod.Post, "/v1/uploads");
        spoiled.Headers.Add("Upload-Length", "5");
        spoiled.Headers.Add("Upload-Metadata", "filename not-base64!");
        await citizen.SendAsync(spoiled).ShouldRefuse(HttpStatusCode.BadRequest, "dossiers.upload-header-invalid");

        var upload = await BeginAsync(citizen, "a.txt", 5);
        var withoutType = Tus(HttpMethod.Patch, $"/v1/uploads/{upload}");
        withoutType.Headers.Add("Upload-Offset", "0");
        withoutType.Content = new ByteArrayContent([1]);
        await citizen.SendAsync(withoutType).ShouldRefuse(HttpStatusCode.UnsupportedMediaType, "common.unsupported-media-type");
        var withoutOffset = Tus(HttpMethod.Patch, $"/v1/uploads/{upload}");
        withoutOffset.Content = new ByteArrayContent([1]);
        withoutOffset.Content.Headers.ContentType = new("application/offset+octet-stream");
        await citizen.SendAsync(withoutOffset).ShouldRefuse(HttpStatusCode.BadRequest, "dossiers.upload-header-invalid");
        (await OffsetAsync(citizen, upload)).ShouldBe(0);
    }

    [Fact]
    public async Task Bytes_at_another_offset_and_bytes_too_many_are_refused()
    {
        var citizen = Citizen();
        var upload = await BeginAsync(citizen, "a.txt", Small.Length);
        await PatchAsync(citizen, upload, 0, Small[..4]).ShouldBe(HttpStatusCode.NoContent);

        await PatchAsync(citizen, upload, 0, Small[..4]).ShouldRefuse(HttpStatusCode.Conflict, "dossiers.upload-offset-conflict");
        await PatchAsync(citizen, upload, 9, Small[9..]).ShouldRefuse(HttpStatusCode.Conflict, "dossiers.upload-offset-conflict");
        await PatchAsync(citizen, upload, 4, new byte[Small.Length]).ShouldRefuse(HttpStatusCode.RequestEntityTooLarge, "dossiers.file-too-large");
        (await OffsetAsync(citizen, upload)).ShouldBe(4);
    }

    [Fact]
    public async Task A_checksum_that_does_not_match_changes_nothing()
    {
        var citizen = Citizen();
        var upload = await BeginAsync(citizen, "a.txt", Small.Length);
        var right = $"sha256 {Convert.ToBase64String(SHA256.HashData(Small))}";

        await PatchAsync(citizen, upload, 0, Small, $"sha256 {Convert.ToBase64String(SHA256.HashData("x"u8))}").ShouldRefuse((HttpStatusCode)460, "dossiers.checksum-mismatch");
        await PatchAsync(citizen, upload, 0, Small, "md5 AAAA").ShouldRefuse(HttpStatusCode.BadRequest, "dossiers.checksum-unknown");
        await PatchAsync(citizen, upload, 0, Small, "sha256 AAAA").ShouldRefuse(HttpStatusCode.BadRequest, "dossiers.upload-header-invalid");
        (await OffsetAsync(citizen, upload)).ShouldBe(0);
        await PatchAsync(citizen, upload, 0, Small, right).ShouldBe(HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task Of_two_requests_at_one_offset_one_wins()
    {
        var citizen = Citizen();
        for (var round = 0; round < 10; round++)
        {
            var bytes = RandomNumberGenerator.GetHexString(4000);
            var text = SampleFiles.Text(bytes);
            var upload = await BeginAsync(citizen, "a.txt", text.Length);

            var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => PatchAsync(citizen, upload, 0, text[..2000])));

            answers.Count(a => a.StatusCode == HttpStatusCode.NoContent).ShouldBe(1);
            answers.Count(a => a.StatusCode == HttpStatusCode.Conflict).ShouldBe(5);
            await PatchAsync(citizen, upload, 2000, text[2000..]).ShouldBe(HttpStatusCode.NoContent);
            (await FateAsync(citizen, upload)).GetProperty("file").GetProperty("sha256").GetString().ShouldBe(Convert.ToHexStringLower(SHA256.HashData(text)));
        }
    }

    [Fact]
    public async Task What_arrived_before_the_connection_broke_is_kept()
    {
        var citizen = Citizen();
        var upload = await BeginAsync(citizen, "a.txt", Small.Length);
        await using var replica = app.StartReplicaOnPort();

        using (var line = new TcpClient())
        {
            await line.ConnectAsync(replica.Address.Host, replica.Address.Port);
            var head = $"PATCH /v1/uploads/{upload} HTTP/1.1\r\nHost: localhost\r\nAuthorization: {citizen.DefaultRequestHeaders.Authorization}\r\n"
                + $"Tus-Resumable: 1.0.0\r\nUpload-Offset: 0\r\nContent-Type: application/offset+octet-stream\r\nContent-Length: {Small.Length}\r\n\r\n";
            byte[] sent = [.. Encoding.ASCII.GetBytes(head), .. Small[..6]];
            await line.GetStream().WriteAsync(sent);
            await Eventually.IsTrue(
                () => Directory.Exists(Path.Combine(app.FilesFolder, "uploads", upload.ToString("N"))), "the bytes are being written");
        }

        await Eventually.IsTrue(async () => await OffsetAsync(citizen, upload) == 6, "the six bytes count");
        await PatchAsync(citizen, upload, 6, Small[6..]).ShouldBe(HttpStatusCode.NoContent);
        (await FateAsync(citizen, upload)).GetProperty("file").GetProperty("sha256").GetString().ShouldBe(Convert.ToHexStringLower(SHA256.HashData(Small)));
    }

    [Fact]
    public async Task An_upload_thrown_away_is_gone()
    {
        var citizen = Citizen();
        var upload = await BeginAsync(citizen, "a.txt", Small.Length);
        await PatchAsync(citizen, upload, 0, Small[..4]).ShouldBe(HttpStatusCode.NoContent);

        await citizen.SendAsync(Tus(HttpMethod.Delete, $"/v1/uploads/{upload}")).ShouldBe(HttpStatusCode.NoContent);

        await citizen.SendAsync(Tus(HttpMethod.Head, $"/v1/uploads/{upload}")).ShouldBe(HttpStatusCode.NotFound);
        await PatchAsync(citizen, upload, 4, Small[4..]).ShouldBe(HttpStatusCode.NotFound);
        Directory.Exists(Path.Combine(app.FilesFolder, "uploads", upload.ToString("N"))).ShouldBeFalse();
    }

    [Fact]
    public async Task A_file_that_is_stored_cannot_be_thrown_away_as_an_upload()
    {
        var citizen = Citizen();
        var upload = await UploadAsync(citizen, "a.txt", Small);

        await citizen.SendAsync(Tus(HttpMethod.Delete, $"/v1/uploads/{upload}")).ShouldRefuse(HttpStatusCode.Gone, "dossiers.upload-ended");
    }

    [Fact]
    public async Task An_unfinished_upload_expires_after_a_day_and_is_cleaned_away()
    {
        var citizen = Citizen();
        var begun = DateTimeOffset.Parse("2026-03-02T08:00:00+07:00", System.Globalization.CultureInfo.InvariantCulture);
        var upload = await BeginAsync(citizen, "a.txt", Small.Length, begun);
        await PatchAsync(citizen, upload, 0, Small[..4], at: begun.AddHours(20)).ShouldBe(HttpStatusCode.NoContent);

        await PatchAsync(citizen, upload, 4, Small[4..6], at: begun.AddHours(43)).ShouldBe(HttpStatusCode.NoContent);
        await PatchAsync(citizen, upload, 6, Small[6..], at: begun.AddHours(68)).ShouldRefuse(HttpStatusCode.Gone, "dossiers.upload-expired");
        await citizen.SendAsync(Tus(HttpMethod.Head, $"/v1/uploads/{upload}", begun.AddHours(68))).ShouldBe(HttpStatusCode.Gone);
        await app.RunWorkAsync("file-cleanup", begun.AddHours(68));

        await citizen.GetAsync($"/v1/uploads/{upload}").ShouldBe(HttpStatusCode.NotFound);
        Directory.Exists(Path.Combine(app.FilesFolder, "uploads", upload.ToString("N"))).ShouldBeFalse();
    }

    [Fact]
    public async Task An_upload_is_its_owners()
    {
        var citizen = Citizen();
        var upload = await BeginAsync(citizen, "a.txt", Small.Length);
        foreach (var stranger in new[] { Citizen(), app.AsOfficial(Guid.CreateVersion7(), "dossiers:receive") })
        {
            await stranger.GetAsync($"/v1/uploads/{upload}").ShouldBe(HttpStatusCode.NotFound);
            await stranger.SendAsync(Tus(HttpMethod.Head, $"/v1/uploads/{upload}")).ShouldBe(HttpStatusCode.NotFound);
            await PatchAsync(stranger, upload, 0, Small).ShouldBe(HttpStatusCode.NotFound);
            await stranger.SendAsync(Tus(HttpMethod.Delete, $"/v1/uploads/{upload}")).ShouldBe(HttpStatusCode.NotFound);
        }

        (await OffsetAsync(citizen, upload)).ShouldBe(0);
    }

    [Fact]
    public async Task Colleagues_of_one_agency_go_on_with_each_others_uploads()
    {
        var agency = Guid.CreateVersion7();
        var upload = await BeginAsync(app.AsOfficial(agency, "dossiers:receive"), "a.txt", Small.Length);

        await PatchAsync(app.AsOfficial(agency, "dossiers:receive"), upload, 0, Small).ShouldBe(HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task Strangers_and_other_posts_upload_nothing()
    {
        await TryBeginAsync(app.Anonymous(), "a.txt", 5).ShouldBe(HttpStatusCode.Unauthorized);
        await TryBeginAsync(app.As(CallerKind.Official, "procedures:manage"), "a.txt", 5).ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task The_same_bytes_are_stored_once()
    {
        var text = SampleFiles.Text($"Một nội dung, hai tệp {Guid.NewGuid()}");
        var (one, other) = (Citizen(), Citizen());

        await UploadAsync(one, "a.txt", text);
        await UploadAsync(other, "b.txt", text);

        app.ContentsOnDisk().Count(name => name == Convert.ToHexStringLower(SHA256.HashData(text))).ShouldBe(1);
    }

    private HttpClient Citizen() => app.As(CallerKind.Citizen, "dossiers:submit");
}
