using System.ComponentModel;
using System.Diagnostics;
using System.Text.RegularExpressions;
using Shouldly;

namespace EGov.Dossiers.Tests.Slices.Printing;

/// <summary>A printed file, read by programs that had no part in making it (poppler, zbar).</summary>
public sealed partial class PdfFile(byte[] bytes)
{
    public byte[] Bytes => bytes;

    /// <summary>Its text, in the order it was written, blanks and line ends made one.</summary>
    public async Task<string> TextAsync() => Blanks().Replace(await ReadAsync("pdftotext", "-raw", "{pdf}", "-"), " ");

    public Task<string> FontsAsync() => ReadAsync("pdffonts", "{pdf}");

    /// <summary>Size of the sheets in millimetres, and how many there are.</summary>
    public async Task<(int Width, int Height, int Pages)> SheetsAsync()
    {
        var info = await ReadAsync("pdfinfo", "{pdf}");
        var size = Size().Match(info);
        return (Millimetres(size.Groups[1].Value), Millimetres(size.Groups[2].Value), int.Parse(Count().Match(info).Groups[1].Value, null));
    }

    /// <summary>What a telephone reads from the first page.</summary>
    public async Task<string> QrCodeAsync()
    {
        var folder = Directory.CreateTempSubdirectory("egov-qr-");
        try
        {
            await ReadAsync("pdftoppm", "-png", "-r", "200", "-singlefile", "{pdf}", Path.Combine(folder.FullName, "page"));
            return (await RunAsync("zbarimg", ["--quiet", "--raw", "-Sdisable", "-Sqrcode.enable", Path.Combine(folder.FullName, "page.png")])).Trim();
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private async Task<string> ReadAsync(string tool, params string[] arguments)
    {
        var file = Path.Combine(Path.GetTempPath(), $"egov-{Guid.CreateVersion7()}.pdf");
        await File.WriteAllBytesAsync(file, bytes);
        try
        {
            return await RunAsync(tool, arguments.Select(a => a == "{pdf}" ? file : a));
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static async Task<string> RunAsync(string tool, IEnumerable<string> arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(tool, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            var output = await process.StandardOutput.ReadToEndAsync();
            var complaints = await process.StandardError.ReadToEndAsync();
            await process.WaitForExitAsync();
            process.ExitCode.ShouldBe(0, $"{tool}: {complaints}");
            return output;
        }
        catch (Win32Exception)
        {
            throw new ShouldAssertException($"{tool} is not installed; run: apt-get install poppler-utils zbar-tools");
        }
    }

    private static int Millimetres(string points) => (int)Math.Round(double.Parse(points, System.Globalization.CultureInfo.InvariantCulture) / 72 * 25.4);

    [GeneratedRegex(@"\s+", RegexOptions.None, 1000)]
    private static partial Regex Blanks();

    [GeneratedRegex(@"Page size:\s+([\d.]+) x ([\d.]+)", RegexOptions.None, 1000)]
    private static partial Regex Size();

    [GeneratedRegex(@"Pages:\s+(\d+)", RegexOptions.None, 1000)]
    private static partial Regex Count();
}
