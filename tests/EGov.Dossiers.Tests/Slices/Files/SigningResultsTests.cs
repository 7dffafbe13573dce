using System.Diagnostics;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using EGov.Dossiers.Contracts;
using EGov.Testing;
using Shouldly;
using Xunit;
using static EGov.Dossiers.Tests.District;
using static EGov.Dossiers.Tests.DossiersApp;

namespace EGov.Dossiers.Tests.Slices.Files;

public sealed class SigningResultsTests(District district) : IClassFixture<District>
{
    [Theory]
    [InlineData("table")]
    [InlineData("stream")]
    public async Task A_result_is_signed_so_that_pdfsig_finds_it_valid(string crossReferences)
    {
        var original = crossReferences == "table" ? SampleFiles.Pdf(text: "Giay phep") : SampleFiles.PdfWithStreams();
        var (dossier, signed) = await SignedAsync(original);

        var pdf = await ContentAsync(district.CommuneDesk, dossier);

        pdf[..original.Length].ShouldBe(original);
        var said = await PdfsigAsync(pdf);
        said.ShouldContain("Signature is Valid.");
        said.ShouldContain("adbe.pkcs7.detached");
        said.ShouldContain("SHA-256");
        said.ShouldContain("Total document signed");
        said.ShouldContain("TEST UBND xã Thanh Hà");
        signed.GetProperty("isTest").GetBoolean().ShouldBeTrue();
        signed.GetProperty("originalSha256").GetString().ShouldBe(Convert.ToHexStringLower(SHA256.HashData(original)));
        signed.GetProperty("sha256").GetString().ShouldBe(Convert.ToHexStringLower(SHA256.HashData(pdf)));
    }

    [Fact]
    public async Task A_byte_changed_since_is_found_by_pdfsig_and_by_our_own_check()
    {
        var (dossier, signed) = await SignedAsync(SampleFiles.Pdf(text: "Khong duoc sua"));
        (await VerifyAsync(district.CommuneDesk, dossier)).GetProperty("isIntact").GetBoolean().ShouldBeTrue();
        var stored = Directory.EnumerateFiles(district.App.FilesFolder, signed.GetProperty("sha256").GetString()!, SearchOption.AllDirectories).Single();
        var pdf = await File.ReadAllBytesAsync(stored);
        pdf[60] ^= 1;
        await File.WriteAllBytesAsync(stored, pdf);

        (await PdfsigAsync(pdf)).ShouldContain("Digest Mismatch");
        (await VerifyAsync(district.CommuneDesk, dossier)).GetProperty("isIntact").GetBoolean().ShouldBeFalse();
    }

    [Fact]
    public async Task Bytes_added_behind_a_signature_are_found()
    {
        var (dossier, signed) = await SignedAsync(SampleFiles.Pdf(text: "Khong duoc them"));
        var stored = Directory.EnumerateFiles(district.App.FilesFolder, signed.GetProperty("sha256").GetString()!, SearchOption.AllDirectories).Single();
        await File.AppendAllTextAsync(stored, "\n% thêm");

        (await VerifyAsync(district.CommuneDesk, dossier)).GetProperty("isIntact").GetBoolean().ShouldBeFalse();
    }

    [Fact]
    public async Task The_check_tells_who_signed_when_and_that_it_is_a_test()
    {
        var (dossier, _) = await SignedAsync(SampleFiles.Pdf(text: "Ai ky"));

        var check = await VerifyAsync(district.CommuneDesk, dossier);

        check.GetProperty("signer").GetString().ShouldBe("TEST UBND xã Thanh Hà");
        check.GetProperty("signedAt").GetDateTimeOffset().ShouldBe(Morning.AddHours(4));
        check.GetProperty("isTest").GetBoolean().ShouldBeTrue();
        check.GetProperty("serialNumber").GetString().ShouldNotBeNullOrEmpty();
    }

    [Fact]
    public async Task A_pdf_that_carries_a_signature_already_gets_ours_behind_it()
    {
        var (first, _) = await SignedAsync(SampleFiles.Pdf(text: "Hai chu ky"));
        var once = await ContentAsync(district.CommuneDesk, first);

        var (second, _) = await SignedAsync(once);

        var said = await PdfsigAsync(await ContentAsync(district.CommuneDesk, second));
        said.Split("Signature is Valid.").Length.ShouldBe(3);
    }

    [Fact]
    public async Task The_applicant_reads_the_result_and_its_check()
    {
        var citizen = district.Citizen();
        var accepted = await MoveAsync(district.CommuneDesk, await district.SubmitAsync(citizen), "acceptance");
        var (dossier, decider) = await district.DecidedAsync(received: accepted);
        await decider.TrySignAsync(dossier, await UploadAsync(decider.Client, "Giấy phép.pdf", SampleFiles.Pdf(text: "Cua toi"))).ShouldBe(HttpStatusCode.Created);

        (await ReadAsync(citizen, $"/v1/my-dossiers/{dossier.Id}/result-file")).GetProperty("name").GetString().ShouldBe("Giấy phép.pdf");
        (await ReadAsync(citizen, $"/v1/my-dossiers/{dossier.Id}/result-file/verification")).GetProperty("isIntact").GetBoolean().ShouldBeTrue();
        var read = await citizen.Client.GetAsync($"/v1/my-dossiers/{dossier.Id}/result-file/content").ShouldBe(HttpStatusCode.OK);
        read.Content.Headers.ContentDisposition!.FileNameStar.ShouldBe("Giấy phép.pdf");
        await district.Citizen().Client.GetAsync($"/v1/my-dossiers/{dossier.Id}/result-file/content").ShouldBe(HttpStatusCode.NotFound);
        await district.App.Anonymous().GetAsync($"/v1/my-dossiers/{dossier.Id}/result-file").ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_signed_result_is_told_to_other_systems_by_its_hash()
    {
        var (dossier, signed) = await SignedAsync(SampleFiles.Pdf(text: "Su kien"));

        var said = await district.App.PublishedAsync<ResultSigned>(ResultSigned.EventType, e => e.DossierId == dossier.Id);

        (said.Sha256, said.AgencyId, said.IsTest).ShouldBe((signed.GetProperty("sha256").GetString()!, district.Commune, true));
    }

    [Fact]
    public async Task A_decision_has_one_result_and_a_corrected_decision_another()
    {
        var (dossier, decider) = await district.DecidedAsync();
        var wrong = await UploadAsync(decider.Client, "a.pdf", SampleFiles.Pdf(text: "Sai ten"));
        var right = await UploadAsync(decider.Client, "b.pdf", SampleFiles.Pdf(text: "Dung ten"));
        var key = Guid.CreateVersion7();
        var signed = await decider.TrySignAsync(dossier, wrong, key).ShouldBe<JsonElement>(HttpStatusCode.Created);
        (await decider.TrySignAsync(dossier, wrong, key).ShouldBe<JsonElement>(HttpStatusCode.Created)).Id().ShouldBe(signed.Id());
        await decider.TrySignAsync(dossier, right).ShouldRefuse(HttpStatusCode.Conflict, "dossiers.result-already-signed");

        var corrected = await MoveAsync(decider, dossier, "correction", new { reason = "Sai họ tên trên kết quả" }, Morning.AddHours(5));
        await decider.Client.GetAsync($"/v1/dossiers/{dossier.Id}/result-file").ShouldBe(HttpStatusCode.NotFound);
        await decider.TrySignAsync(corrected, right).ShouldRefuse(HttpStatusCode.Conflict, "dossiers.not-decided");
        var decided = await MoveAsync(decider, corrected, "decision", new { outcome = "Granted" }, Morning.AddHours(6));
        await decider.TrySignAsync(decided, right, at: Morning.AddHours(6)).ShouldBe(HttpStatusCode.Created);

        (await ReadAsync(decider, $"/v1/dossiers/{dossier.Id}/result-file")).GetProperty("name").GetString().ShouldBe("b.pdf");
    }

    [Fact]
    public async Task Only_a_pdf_of_ones_own_for_a_decided_dossier_is_signed_by_who_decided()
    {
        var (dossier, decider) = await district.DecidedAsync();
        var text = await UploadAsync(decider.Client, "a.txt", SampleFiles.Text("Không phải PDF"));
        var pdf = await UploadAsync(decider.Client, "a.pdf", SampleFiles.Pdf(text: "Quyet dinh"));
        var elsewhere = new Person(default, district.App.AsOfficial(district.OtherCommune, "dossiers:decide"));

        await decider.TrySignAsync(dossier, text).ShouldRefuse(HttpStatusCode.Conflict, "dossiers.result-not-pdf");
        await decider.TrySignAsync(dossier, Guid.CreateVersion7()).ShouldRefuse(HttpStatusCode.Conflict, "dossiers.unknown-file");
        await elsewhere.TrySignAsync(dossier, pdf).ShouldBe(HttpStatusCode.NotFound);
        await district.CommuneDesk.TrySignAsync(dossier, pdf).ShouldBe(HttpStatusCode.Forbidden);
        var open = await district.ReceiveAsync(await district.PublishLocalAsync());
        await decider.TrySignAsync(open, pdf).ShouldRefuse(HttpStatusCode.Conflict, "dossiers.not-decided");
    }

    [Fact]
    public async Task The_agency_that_received_a_dossier_another_decided_does_not_sign_for_it()
    {
        var handed = await MoveAsync(district.CommuneDesk, await district.ReceiveAsync(await district.PublishVerticalAsync()), "hand-over", new { step = 2 });
        await ArrivedAsync(district.Head, handed);
        var refused = await MoveAsync(district.Head, handed, "decision", new { outcome = "Refused", reason = "Không đủ điều kiện" }, Morning.AddHours(3));
        var commune = new Person(default, district.App.AsOfficial(district.Commune, "dossiers:decide"));

        await commune.TrySignAsync(refused, await UploadAsync(commune.Client, "a.pdf", SampleFiles.Pdf(text: "Tu choi"))).ShouldRefuse(HttpStatusCode.Conflict, "dossiers.not-decider");
        await district.Head.TrySignAsync(refused, await UploadAsync(district.Head.Client, "a.pdf", SampleFiles.Pdf(text: "Tu choi"))).ShouldBe(HttpStatusCode.Created);
    }

    [Fact]
    public async Task A_pdf_whose_structure_is_damaged_is_not_signed()
    {
        var (dossier, decider) = await district.DecidedAsync();
        var damaged = SampleFiles.Pdf(text: "Hong bang tham chieu").AsSpan().ToArray();
        var at = damaged.AsSpan().LastIndexOf("startxref"u8);
        "startxref\n7"u8.CopyTo(damaged.AsSpan(at));

        var file = await UploadAsync(decider.Client, "a.pdf", damaged);

        await decider.TrySignAsync(dossier, file).ShouldRefuse(HttpStatusCode.Conflict, "dossiers.result-not-signable");
    }

    [Fact]
    public async Task An_agency_without_a_certificate_does_not_sign_and_one_with_does()
    {
        var folder = Directory.CreateTempSubdirectory("egov-certificates-");
        await using var configured = new District
        {
            App = new DossiersApp
            {
                Settings = new Dictionary<string, string>(StringComparer.Ordinal) { ["Files:SigningCertificate"] = folder.FullName, ["Files:SigningPassword"] = "mật khẩu" },
            },
        };
        await configured.InitializeAsync();
        var (dossier, decider) = await configured.DecidedAsync();
        var file = await UploadAsync(decider.Client, "a.pdf", SampleFiles.Pdf(text: "Chung thu"));
        await decider.TrySignAsync(dossier, file).ShouldRefuse(HttpStatusCode.Conflict, "dossiers.signing-not-configured");

        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=UBND xã Thanh Hà, C=VN", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddYears(-20), DateTimeOffset.UtcNow.AddYears(1));
        await File.WriteAllBytesAsync(Path.Combine(folder.FullName, "H25.30.21.p12"), certificate.Export(X509ContentType.Pkcs12, "mật khẩu"));
        await configured.App.RestartAsync();
        decider = decider with { Client = configured.App.Again(decider.Client) };
        var signed = await decider.TrySignAsync(dossier, file).ShouldBe<JsonElement>(HttpStatusCode.Created);

        signed.GetProperty("signer").GetString().ShouldBe("UBND xã Thanh Hà");
        signed.GetProperty("isTest").GetBoolean().ShouldBeFalse();
        (await PdfsigAsync(await ContentAsync(decider, dossier))).ShouldContain("Signature is Valid.");
        folder.Delete(recursive: true);
    }

    private async Task<(Standing Dossier, JsonElement Signed)> SignedAsync(byte[] pdf)
    {
        var (dossier, decider) = await district.DecidedAsync();
        var file = await UploadAsync(decider.Client, "Kết quả.pdf", pdf);
        return (dossier, await decider.TrySignAsync(dossier, file).ShouldBe<JsonElement>(HttpStatusCode.Created));
    }

    private static async Task<byte[]> ContentAsync(Person person, Standing dossier)
    {
        var read = await person.Client.GetAsync($"/v1/dossiers/{dossier.Id}/result-file/content").ShouldBe(HttpStatusCode.OK);
        return await read.Content.ReadAsByteArrayAsync();
    }

    private static Task<JsonElement> VerifyAsync(Person person, Standing dossier) => ReadAsync(person, $"/v1/dossiers/{dossier.Id}/result-file/verification");

    private static async Task<string> PdfsigAsync(byte[] pdf)
    {
        var path = Path.Combine(Path.GetTempPath(), $"egov-{Guid.NewGuid():N}.pdf");
        await File.WriteAllBytesAsync(path, pdf);
        using var process = Process.Start(new ProcessStartInfo("pdfsig", ["-nocert", path]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        File.Delete(path);
        return await output + await error;
    }
}
