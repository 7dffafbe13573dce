using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace EGov.Web.Tests;

/// <summary>Texts live in two files; a page that asks for one that is in neither would show its key to the reader.</summary>
public sealed partial class WordsTests
{
    private static readonly string Folder = Assembly.GetExecutingAssembly()
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "WebFolder").Value!;

    private static readonly Dictionary<string, string> Vietnamese = Read("Words.resx");
    private static readonly Dictionary<string, string> English = Read("Words.en.resx");

    [Fact]
    public void Both_languages_have_the_same_texts_with_the_same_places_to_fill()
    {
        Vietnamese.Keys.Except(English.Keys, StringComparer.Ordinal).ShouldBeEmpty();
        English.Keys.Except(Vietnamese.Keys, StringComparer.Ordinal).ShouldBeEmpty();
        Vietnamese.Where(v => !Places(v.Value).SequenceEqual(Places(English[v.Key]), StringComparer.Ordinal)).Select(v => v.Key).ShouldBeEmpty();
    }

    [Fact]
    public void Every_text_a_page_asks_for_is_there()
    {
        var asked = Pages().SelectMany(page => Asked().Matches(page).Select(m => m.Groups["key"].Value)).Distinct(StringComparer.Ordinal).ToList();

        asked.Count.ShouldBeGreaterThan(80);
        asked.Where(key => !Vietnamese.ContainsKey(key)).ShouldBeEmpty();
    }

    [Fact]
    public void No_text_is_left_that_no_page_asks_for()
    {
        var pages = string.Join('\n', Pages());
        var families = Family().Matches(pages).Select(m => m.Groups["key"].Value).ToList();

        Vietnamese.Keys
            .Where(key => !pages.Contains($"\"{key}\"", StringComparison.Ordinal) && !families.Any(family => key.StartsWith(family, StringComparison.Ordinal)))
            .ShouldBeEmpty();
    }

    [Fact]
    public void Texts_are_in_the_one_form_of_TCVN_6909() => Vietnamese.Values.Where(text => !text.IsNormalized(NormalizationForm.FormC)).ShouldBeEmpty();

    private static IEnumerable<string> Pages() => Directory.EnumerateFiles(Folder, "*.razor", SearchOption.AllDirectories)
        .Where(path => !path.Contains("node_modules", StringComparison.Ordinal) && !path.Contains("/obj/", StringComparison.Ordinal)).Select(File.ReadAllText);

    private static Dictionary<string, string> Read(string file) => XDocument.Load(Path.Combine(Folder, "Texts", file)).Root!.Elements("data")
        .ToDictionary(d => d.Attribute("name")!.Value, d => d.Element("value")!.Value, StringComparer.Ordinal);

    private static IEnumerable<string> Places(string text) => Place().Matches(text).Select(m => m.Value).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);

    [GeneratedRegex("""\bT\["(?<key>[^"{]+)"(,|\])""")]
    private static partial Regex Asked();

    [GeneratedRegex("""\$"(?<key>[a-z]+\.)\{""")]
    private static partial Regex Family();

    [GeneratedRegex(@"\{\d\}")]
    private static partial Regex Place();
}
