using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using System.Text.Json;
using Shouldly;

namespace EGov.Dossiers.Tests.Contracts;

/// <summary>Files of the repository that are contracts. With EGOV_ACCEPT=1 they are written, so that a wanted change is one command and shows in the review.</summary>
internal static class Folder
{
    internal static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    internal static string Of(string path, [CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../..", path));

    internal static void ShouldHold(string path, string text)
    {
        var file = Of(path);
        if (Environment.GetEnvironmentVariable("EGOV_ACCEPT") == "1")
        {
            File.WriteAllText(file, text + "\n");
        }

        File.Exists(file).ShouldBeTrue($"{path} is missing; run the test with EGOV_ACCEPT=1 and commit it");
        File.ReadAllText(file).ReplaceLineEndings("\n").TrimEnd().ShouldBe(
            text.ReplaceLineEndings("\n").TrimEnd(), $"{path} differs from what is served; if the change is wanted, run the test with EGOV_ACCEPT=1 and commit it");
    }
}
