using System.Diagnostics;
using System.Globalization;
using EGov.Benchmarks.Lists;
using EGov.Dossiers.Model;
using EGov.Dossiers.Printing;
using EGov.Dossiers.Printing.Forms;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace EGov.Benchmarks.Forms;

/// <summary>What a desk waits for a printed form: laid out and printed by the service's own printer, beside an empty page printed the same way.</summary>
internal static class FormsBenchmark
{
    private const int Prints = 200;
    private const int AtOnce = 50;
    private const double Target = 150;

    internal static async Task<int> RunAsync(CancellationToken ct)
    {
        await using var printer = new PdfPrinter(Options.Create(new PrintingOptions()), NullLogger<PdfPrinter>.Instance);
        var started = Stopwatch.GetTimestamp();
        await PrintAsync(printer, "<p></p>", ct);
        Console.WriteLine(Invariant($"first print, Chromium started for it: {Stopwatch.GetElapsedTime(started).TotalMilliseconds:0} ms"));

        var floor = await Latencies.MeasureAsync("an empty page (floor)", Prints, double.PositiveInfinity, _ => PrintAsync(printer, "<p></p>", ct));
        var receipt = await Latencies.MeasureAsync("a receipt, form 01", Prints, Target, i => PrintAsync(printer, View(PaperForm.Receipt, i).Page().ToString(), ct));
        var slip = await Latencies.MeasureAsync("a control slip of eight rows, form 06", Prints, Target, i => PrintAsync(printer, View(PaperForm.ControlSlip, i).Page().ToString(), ct));
        Console.WriteLine($"{"one at a time",-58} {"prints",6} {"p50 ms",9} {"p95 ms",9} {"p95 <",9} {"held",5}");
        foreach (var measured in new[] { floor, receipt, slip })
        {
            Console.WriteLine(measured.Line);
        }

        Console.WriteLine(Invariant($"receipt against floor: p50 x{receipt.P50 / floor.P50:0.00}, p95 x{receipt.P95 / floor.P95:0.00}"));

        started = Stopwatch.GetTimestamp();
        var answers = await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(i => printer.PrintAsync(View(PaperForm.Receipt, i).Page().ToString(), PaperView.Sheet, ct)));
        var failed = answers.Count(a => a.Pdf is null);
        Console.WriteLine(Invariant($"{AtOnce} at once: {Stopwatch.GetElapsedTime(started).TotalMilliseconds:0} ms, {failed} not printed"));
        return failed == 0 && receipt.IsReached && slip.IsReached ? 0 : 1;
    }

    private static async Task PrintAsync(PdfPrinter printer, string html, CancellationToken ct)
    {
        var (pdf, refusal) = await printer.PrintAsync(html, PaperView.Sheet, ct);
        if (pdf is null)
        {
            throw new InvalidOperationException(refusal!.English);
        }
    }

    private static PaperView View(PaperForm form, int number)
    {
        var at = new DateTimeOffset(2026, 3, 9, 8, 0, 0, TimeSpan.FromHours(7));
        var code = Invariant($"H25.30.21-260309-{number:0000}");
        return new PaperView(form, FormSet.Tt032025, Invariant($"{number:00}/{PaperForms.SuffixOf(form, FormSet.Tt032025)}"), 2026, new PaperContent
        {
            Superior = "UBND tỉnh Hà Nam",
            Agency = "UBND xã Thanh Hà",
            Place = "Thanh Hà",
            At = at,
            Code = code,
            ProcedureCode = "1.003868",
            ProcedureName = "Cấp giấy phép xuất bản tài liệu không kinh doanh",
            ApplicantKind = ApplicantKind.Citizen,
            ApplicantName = "Nguyễn Thị Mai Hương",
            ApplicantIdentity = "035085012345",
            ApplicantPhone = "0912345678",
            ApplicantAddress = "Thôn Đồng Tâm, xã Thanh Hà, tỉnh Hà Nam",
            Term = "10 ngày làm việc",
            ReceivedAt = at,
            DueAt = at.AddDays(14),
            Handling = "Sở Văn hóa, Thể thao và Du lịch",
            Items = [new PaperItem("Đơn đề nghị (Mẫu 14)", 1), new PaperItem("Bản thảo tài liệu có đóng dấu giáp lai", 3)],
            Rows = [.. Enumerable.Range(0, 8).Select(i => new SlipRow("UBND xã Thanh Hà", "Trần Thị Bích", "Sở Văn hóa, Thể thao và Du lịch", null, at.AddHours(i), at.AddDays(1), SlipResult.Early, null))],
            SignerName = "Trần Thị Bích",
        }, $"https://motcua.example.gov.vn/api/dossiers/v1/tracking/{code}");
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
