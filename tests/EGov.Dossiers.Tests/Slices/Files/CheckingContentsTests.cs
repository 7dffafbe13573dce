using System.Net;
using System.Text;
using EGov.Api;
using EGov.Dossiers.Files.Contents;
using EGov.Testing;
using Shouldly;
using Xunit;
using static EGov.Dossiers.Tests.DossiersApp;

namespace EGov.Dossiers.Tests.Slices.Files;

public sealed class CheckingContentsTests(DossiersApp app) : IClassFixture<DossiersApp>
{
    public static TheoryData<string, string, string, int?> Taken => new()
    {
        { "don.pdf", "Pdf", "don.pdf", 2 },
        { "anh.jpg", "Jpeg", "anh.jpg", 1 },
        { "anh.png", "Png", "anh.png", 1 },
        { "don.docx", "Docx", "don.docx", null },
        { "bang.xlsx", "Xlsx", "bang.xlsx", null },
        { "don.odt", "Odt", "don.odt", null },
        { "don.txt", "Text", "don.txt", null },
        { "bang.csv", "Csv", "bang.csv", null },
        { "don.rtf", "Rtf", "don.rtf", null },
        { "don.doc", "Doc", "don.doc", null },
    };

    [Theory]
    [MemberData(nameof(Taken))]
    public async Task What_a_desk_takes_is_known_by_its_content(string name, string kind, string stored, int? pages)
    {
        var citizen = Citizen();

        var upload = await UploadAsync(citizen, name, Sample(kind));

        var fate = await FateAsync(citizen, upload);
        fate.GetProperty("name").GetString().ShouldBe(stored);
        fate.GetProperty("file").GetProperty("kind").GetString().ShouldBe(kind);
        (fate.GetProperty("file").GetProperty("pages") is { ValueKind: System.Text.Json.JsonValueKind.Number } p ? p.GetInt32() : (int?)null).ShouldBe(pages);
    }

    [Fact]
    public async Task A_name_that_claims_another_kind_gets_the_ending_of_what_it_is()
    {
        var citizen = Citizen();

        var upload = await UploadAsync(citizen, "giấy khai sinh.pdf", SampleFiles.Png);

        (await FateAsync(citizen, upload)).GetProperty("name").GetString().ShouldBe("giấy khai sinh.pdf.png");
    }

    public static TheoryData<string, int, string> Refused => new()
    {
        { "program", 415, "dossiers.file-type-not-taken" },
        { "html", 415, "dossiers.file-type-not-taken" },
        { "zip", 415, "dossiers.file-type-not-taken" },
        { "macros", 415, "dossiers.file-type-not-taken" },
        { "blank", 415, "dossiers.file-type-not-taken" },
        { "broken pdf", 422, "dossiers.file-unreadable" },
        { "half png", 422, "dossiers.file-unreadable" },
        { "half jpeg", 422, "dossiers.file-unreadable" },
        { "encrypted pdf", 422, "dossiers.file-encrypted" },
        { "pdf without pages", 422, "dossiers.file-without-pages" },
        { "pdf whose pages go in circles", 422, "dossiers.file-without-pages" },
        { "pdf that swells", 422, "dossiers.file-unreadable" },
        { "pdf nested without end", 422, "dossiers.file-unreadable" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task What_a_desk_does_not_take_is_refused_with_the_reason_and_kept_nowhere(string sample, int status, string code)
    {
        var citizen = Citizen();
        var bytes = Unwanted(sample);
        var before = app.ContentsOnDisk().Count;
        var upload = await BeginAsync(citizen, "don.pdf", bytes.Length);

        await PatchAsync(citizen, upload, 0, bytes).ShouldRefuse((HttpStatusCode)status, code);

        var fate = await FateAsync(citizen, upload);
        fate.GetProperty("state").GetString().ShouldBe("Refused");
        fate.GetProperty("refusal").GetString().ShouldBe(code);
        await PatchAsync(citizen, upload, bytes.Length, []).ShouldRefuse(HttpStatusCode.Gone, "dossiers.upload-ended");
        app.ContentsOnDisk().Count.ShouldBe(before);
        Directory.Exists(Path.Combine(app.FilesFolder, "uploads", upload.ToString("N"))).ShouldBeFalse();
    }

    [Fact]
    public async Task Where_no_scanner_is_configured_the_record_says_so()
    {
        var citizen = Citizen();

        var upload = await UploadAsync(citizen, "a.txt", SampleFiles.Text("Không quét"));

        var file = (await FateAsync(citizen, upload)).GetProperty("file");
        file.GetProperty("scan").GetString().ShouldBe("NotScanned");
        file.GetProperty("isUsable").GetBoolean().ShouldBeTrue();
    }

    [Fact]
    public void A_disk_that_fails_while_a_pdf_is_read_is_not_a_damaged_pdf()
    {
        Should.Throw<IOException>(() => Inspection.OfPdf(new FailingDisk(SampleFiles.Pdf(pages: 2), readable: 100)));

        Inspection.OfPdf(new MemoryStream("%PDF-1.4\nkhông phải PDF"u8.ToArray())).Item2.ShouldBe(Refusals.FileUnreadable);
    }

    private static byte[] Sample(string kind) => kind switch
    {
        "Pdf" => SampleFiles.Pdf(pages: 2),
        "Jpeg" => SampleFiles.Jpeg,
        "Png" => SampleFiles.Png,
        "Docx" => SampleFiles.Docx,
        "Xlsx" => SampleFiles.Xlsx,
        "Odt" => SampleFiles.Odt,
        "Csv" => SampleFiles.Text("họ tên;năm sinh\nNguyễn Văn An;1985\n"),
        "Rtf" => SampleFiles.Text(@"{\rtf1\ansi Don}"),
        "Doc" => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[504], .. Encoding.Unicode.GetBytes("WordDocument")],
        _ => SampleFiles.Text("Kính gửi: Ủy ban nhân dân xã"),
    };

    private static byte[] Unwanted(string sample) => sample switch
    {
        "program" => [(byte)'M', (byte)'Z', 0x90, 0, 3, 0, 0, 0, 4],
        "html" => SampleFiles.Text("  <script>alert(1)</script>"),
        "zip" => SampleFiles.Zip(("a.txt", "a")),
        "macros" => SampleFiles.DocxWithMacros,
        "blank" => SampleFiles.Text(" \n\t "),
        "broken pdf" => SampleFiles.Text("%PDF-1.4\nkhông phải PDF"),
        "half png" => SampleFiles.Png[..40],
        "half jpeg" => SampleFiles.Jpeg[..60],
        "encrypted pdf" => SampleFiles.EncryptedPdf(),
        "pdf whose pages go in circles" => SampleFiles.PdfOf("<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [2 0 R] /Count 1 >>"),
        "pdf that swells" => SampleFiles.SwellingPdf(),
        "pdf nested without end" => SampleFiles.PdfOf($"<< /Type /Catalog /Pages 2 0 R /X {new string('[', 20_000)}{new string(']', 20_000)} >>", "<< /Type /Pages /Kids [] /Count 0 >>"),
        _ => SampleFiles.Pdf(pages: 0),
    };

    private HttpClient Citizen() => app.As(CallerKind.Citizen, "dossiers:submit");
}
