using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using EGov.Dossiers.Printing;
using EGov.Testing;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Shouldly;
using Xunit;

namespace EGov.Dossiers.Tests.Slices.Printing;

/// <summary>The printer itself, with a real Chromium.</summary>
public sealed class PrintingWithChromiumTests : IAsyncDisposable
{
    private const string Greeting = "<p style='font-family:Tinos'>Cộng hòa xã hội chủ nghĩa Việt Nam: Độc lập - Tự do - Hạnh phúc. Ữ ữ Ặ ặ Ễ ễ Ợ ợ Ỹ ỹ Đ đ</p>";

    private readonly List<PdfPrinter> _printers = [];

    public static TheoryData<string, bool, int, int> Sheets => new()
    {
        { "A4", false, 210, 297 },
        { "A4", true, 297, 210 },
        { "A5", false, 148, 210 },
        { "A5", true, 210, 148 },
    };

    [Fact]
    public async Task Vietnamese_text_comes_out_precomposed_with_every_mark()
    {
        var file = await PrintAsync(Printer(), "<p style='font-family:Tinos'>" + "Quyền, nghĩa vụ; Đường Nguyễn Ái Quốc".Normalize(NormalizationForm.FormC) + Greeting);

        var text = await file.TextAsync();
        text.ShouldContain("Quyền, nghĩa vụ; Đường Nguyễn Ái Quốc");
        text.ShouldContain("Ữ ữ Ặ ặ Ễ ễ Ợ ợ Ỹ ỹ Đ đ");
        text.IsNormalized(NormalizationForm.FormC).ShouldBeTrue();
    }

    [Fact]
    public async Task Every_style_of_the_letter_is_embedded()
    {
        var file = await PrintAsync(Printer(), $"<body style='font-family:Tinos'>Thường <b>đậm</b> <i>nghiêng</i> <b><i>đậm nghiêng</i></b>");

        var fonts = (await file.FontsAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(2).ToList();
        fonts.Count.ShouldBe(4);
        fonts.ShouldAllBe(font => font.Contains("Tinos", StringComparison.Ordinal) && font.Contains(" yes yes yes ", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Sheets))]
    public async Task The_sheet_is_the_one_asked_for(string size, bool landscape, int width, int height)
    {
        var file = await PrintAsync(Printer(), Greeting, new Paper(Enum.Parse<PaperSize>(size), landscape));

        (await file.SheetsAsync()).ShouldBe((width, height, 1));
    }

    [Fact]
    public async Task Pages_are_numbered_where_asked()
    {
        var long_ = string.Concat(Enumerable.Range(1, 120).Select(i => $"<p>Dòng thứ {i}</p>"));

        var numbered = await PrintAsync(Printer(), long_, Paper.A4 with { PageNumbers = true });
        var plain = await PrintAsync(Printer(), long_, Paper.A4);

        var pages = (await numbered.SheetsAsync()).Pages;
        pages.ShouldBeGreaterThan(2);
        (await numbered.TextAsync()).ShouldContain($"2/{pages}");
        (await plain.TextAsync()).ShouldNotContain($"2/{pages}");
    }

    [Fact]
    public async Task The_same_document_gives_the_same_bytes()
    {
        var printer = Printer();

        var first = await PrintAsync(printer, Greeting);
        await Task.Delay(TimeSpan.FromSeconds(1.1), TestContext.Current.CancellationToken);
        var second = await PrintAsync(printer, Greeting);

        second.Bytes.ShouldBe(first.Bytes);
    }

    [Fact]
    public async Task Fifty_at_once_are_all_printed_right()
    {
        var printer = Printer();

        var files = await Task.WhenAll(Enumerable.Range(0, 50).Select(i => PrintAsync(printer, $"<p>Giấy số {i:00} của {50}</p>")));

        for (var i = 0; i < files.Length; i += 7)
        {
            (await files[i].TextAsync()).ShouldContain($"Giấy số {i:00} của 50");
        }
    }

    [Fact]
    public async Task What_exceeds_the_queue_is_refused_and_the_rest_printed()
    {
        var printer = Printer(new PrintingOptions { Pages = 2, Queue = 5 });

        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(i => printer.PrintAsync($"<p>{i}</p>", Paper.A5, CancellationToken.None)));

        answers.Count(a => a.Pdf is not null).ShouldBe(7);
        answers.Count(a => a.Refusal == Refusals.PrintingBusy).ShouldBe(43);
        (await printer.PrintAsync(Greeting, Paper.A5, CancellationToken.None)).Pdf.ShouldNotBeNull();
    }

    [Fact]
    public async Task A_killed_chromium_is_replaced_and_what_it_printed_is_printed_again()
    {
        var printer = Printer();
        await PrintAsync(printer, Greeting);
        var first = printer.ProcessId!.Value;

        var printing = Task.WhenAll(Enumerable.Range(0, 20).Select(i => PrintAsync(printer, $"<p>Giấy {i:00}</p>")));
        Process.GetProcessById(first).Kill();
        var files = await printing;

        files.Length.ShouldBe(20);
        printer.ProcessId.ShouldNotBe(first);
    }

    [Fact]
    public async Task A_print_beyond_its_time_is_refused_and_the_next_one_made()
    {
        var printer = Printer(new PrintingOptions { TimeLimit = TimeSpan.FromSeconds(3) });
        await PrintAsync(printer, Greeting);
        var endless = string.Concat(Enumerable.Repeat("<table><tr><td>ô</td><td>bảng</td></tr></table>", 200_000));

        (await printer.PrintAsync(endless, Paper.A5, CancellationToken.None)).Refusal.ShouldBe(Refusals.PrintingTooSlow);
        (await printer.PrintAsync(Greeting, Paper.A5, CancellationToken.None)).Pdf.ShouldNotBeNull();
    }

    [Fact]
    public async Task Where_there_is_no_chromium_the_refusal_says_what_to_install()
    {
        var printer = Printer(new PrintingOptions { Chromium = "/nowhere/chromium" });

        var (pdf, refusal) = await printer.PrintAsync(Greeting, Paper.A5, CancellationToken.None);

        pdf.ShouldBeNull();
        refusal.ShouldBe(Refusals.PrintingNotAvailable);
        refusal!.English.ShouldContain("chromium");
    }

    [Fact]
    public async Task A_chromium_that_does_not_start_is_as_none()
    {
        var printer = Printer(new PrintingOptions { Chromium = "/bin/false" });

        (await printer.PrintAsync(Greeting, Paper.A5, CancellationToken.None)).Refusal.ShouldBe(Refusals.PrintingNotAvailable);
    }

    [Fact]
    public async Task Scripts_do_not_run_and_nothing_is_fetched()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var address = $"http://{listener.LocalEndpoint}/";

        var file = await PrintAsync(Printer(), $"""
            <p>Trước<script>document.body.innerHTML = "bị thay"</script></p>
            <img src="{address}a.png" onerror="document.body.innerHTML='bị thay'"><link rel="stylesheet" href="{address}b.css"><iframe src="{address}c"></iframe><iframe src="file:///etc/passwd"></iframe>
            """);

        listener.Pending().ShouldBeFalse();
        var text = await file.TextAsync();
        text.ShouldContain("Trước");
        text.ShouldNotContain("bị thay");
        text.ShouldNotContain("root:");
    }

    [Fact]
    public async Task Stopping_ends_chromium_and_removes_its_folder()
    {
        var printer = Printer();
        await PrintAsync(printer, Greeting);
        var process = printer.ProcessId!.Value;
        var folder = (await File.ReadAllTextAsync($"/proc/{process}/cmdline", TestContext.Current.CancellationToken)).Split('\0').Single(a => a.StartsWith("--user-data-dir=", StringComparison.Ordinal))["--user-data-dir=".Length..];

        await printer.StopAsync(CancellationToken.None);

        await Eventually.IsTrue(() => Task.FromResult(!Directory.Exists($"/proc/{process}") && !Directory.Exists(folder)), "Chromium and its folder are gone", TimeSpan.FromSeconds(10));
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var printer in _printers)
        {
            await printer.DisposeAsync();
        }
    }

    private PdfPrinter Printer(PrintingOptions? options = null)
    {
        var printer = new PdfPrinter(Options.Create(options ?? new PrintingOptions()), NullLogger<PdfPrinter>.Instance);
        _printers.Add(printer);
        return printer;
    }

    private static async Task<PdfFile> PrintAsync(PdfPrinter printer, string html, Paper? paper = null)
    {
        var (pdf, refusal) = await printer.PrintAsync(html, paper ?? Paper.A5, TestContext.Current.CancellationToken);
        refusal.ShouldBeNull();
        return new PdfFile(pdf!);
    }
}
