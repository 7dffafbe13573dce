using System.Text.RegularExpressions;
using Shouldly;
using Xunit;

namespace EGov.Architecture.Tests;

/// <summary>The review stops that can be read off the text.</summary>
public sealed partial class SourceRulesTests
{
    private const string Here = "tests/EGov.Architecture.Tests/SourceRulesTests.cs";

    /// <summary>Seen only when two writers meet, in a tree of thousands of agencies, or outside of Development. A code that gets its test leaves the list.</summary>
    private static readonly string[] Unshown =
    [
        "organization.first-password-must-change", "organization.role-changed-meanwhile", "organization.tree-too-large", "organization.validity-overlaps",
    ];

    [Fact]
    public void Only_the_event_log_publishes()
    {
        Product("shared/EGov.Messaging/").Where(f => Publishing().IsMatch(f.Text)).ShouldBeEmptyPaths();
    }

    [Fact]
    public void No_service_catches_everything()
    {
        Product("shared/EGov.Hosting/", "shared/EGov.Infrastructure/", "AppHost/")
            .Where(f => CatchAll().IsMatch(f.Text))
            .ShouldBeEmptyPaths();
    }

    [Fact]
    public void No_service_creates_or_migrates_its_own_schema()
    {
        Product("shared/EGov.Postgres/").Where(f => OwnSchema().IsMatch(f.Text)).ShouldBeEmptyPaths();
    }

    [Fact]
    public void No_list_is_paged_by_offset()
    {
        Repository.Product
            .Where(f => f.Path.StartsWith("services/", StringComparison.Ordinal))
            .Where(f => QueryOffset().IsMatch(f.Text) || OffsetSql().IsMatch(f.Text))
            .ShouldBeEmptyPaths();
    }

    [Fact]
    public void Names_say_something()
    {
        Repository.Sources.Where(f => EmptyName().IsMatch(f.Text)).ShouldBeEmptyPaths();
    }

    [Fact]
    public void A_refusal_code_belongs_to_one_refusal()
    {
        var codes = Repository.Product
            .SelectMany(f => RefusalCode().Matches(f.Text).Select(m => m.Groups["code"].Value))
            .ToList();

        codes.Count.ShouldBeGreaterThan(40);
        codes.GroupBy(c => c, StringComparer.Ordinal).Where(g => g.Count() > 1).Select(g => g.Key).ShouldBeEmpty();
    }

    [Fact]
    public void A_refusal_is_shown_by_a_test()
    {
        var tests = string.Concat(Repository.Sources.Where(f => f.Path.StartsWith("tests/", StringComparison.Ordinal) && f.Path != Here).Select(f => f.Text));
        var unshown = Repository.Product
            .Where(f => !f.Path.StartsWith("shared/", StringComparison.Ordinal))
            .SelectMany(f => RefusalCode().Matches(f.Text).Select(m => m.Groups["code"].Value))
            .Where(code => !tests.Contains($"\"{code}\"", StringComparison.Ordinal))
            .Except(Unshown, StringComparer.Ordinal);

        unshown.ShouldBeEmpty();
    }

    [Fact]
    public void An_event_name_is_service_noun_participle_and_version_and_belongs_to_one_event()
    {
        var names = Repository.Sources
            .Where(f => f.Path.Contains(".Contracts/", StringComparison.Ordinal))
            .SelectMany(f => EventType().Matches(f.Text).Select(m => m.Groups["name"].Value))
            .ToList();

        names.Count.ShouldBeGreaterThan(20);
        names.Where(n => !EventName().IsMatch(n)).ShouldBeEmpty();
        names.GroupBy(n => n, StringComparer.Ordinal).Where(g => g.Count() > 1).Select(g => g.Key).ShouldBeEmpty();
    }

    [Fact]
    public void An_event_has_a_committed_sample()
    {
        var missing = Repository.Sources
            .Where(f => f.Path.Contains(".Contracts/", StringComparison.Ordinal))
            .SelectMany(f => EventType().Matches(f.Text).Select(m => m.Groups["name"].Value))
            .Where(name => !Directory.EnumerateFiles(Path.Combine(Repository.Root, "docs", "events"), $"{name}*.json", SearchOption.AllDirectories).Any());

        missing.ShouldBeEmpty();
    }

    private static IEnumerable<SourceFile> Product(params string[] outside) =>
        Repository.Product.Where(f => !outside.Any(o => f.Path.StartsWith(o, StringComparison.Ordinal)));

    [GeneratedRegex(@"\b(IBus|IPublishEndpoint|ISendEndpointProvider|IChannel)\b")]
    private static partial Regex Publishing();

    [GeneratedRegex(@"catch\s*(\(\s*(System\.)?Exception(\s+\w+)?\s*\)\s*(?!when)\s*\{|\{)")]
    private static partial Regex CatchAll();

    [GeneratedRegex(@"\b(EnsureCreated(Async)?|Migrate(Async)?)\(")]
    private static partial Regex OwnSchema();

    // A skip on its own line continues a query; one on a list in memory is nobody's page.
    [GeneratedRegex(@"^\s+\.Skip\(|\bdb\b[^;]*\.Skip\(", RegexOptions.Multiline)]
    private static partial Regex QueryOffset();

    // "offset 0" leaves nothing out: it keeps the planner from merging two queries.
    [GeneratedRegex(@"\boffset\s+(@|\{|[1-9])", RegexOptions.IgnoreCase)]
    private static partial Regex OffsetSql();

    [GeneratedRegex(@"\b(class|record|interface|struct)\s+\w*(Helper|Helpers|Manager|Util|Utils|Common|Base)\b(?<!CommonBase)")]
    private static partial Regex EmptyName();

    [GeneratedRegex(@"new(?:\s+Refusal)?\(\s*""(?<code>[a-z-]+\.[a-z0-9-]+)""\s*,\s*(?:StatusCodes\.|Status\d|\d)")]
    private static partial Regex RefusalCode();

    [GeneratedRegex(@"const string EventType\s*=\s*""(?<name>[^""]+)""")]
    private static partial Regex EventType();

    [GeneratedRegex(@"^egov\.[a-z-]+\.[a-z]+(-[a-z]+)+\.v[1-9][0-9]*$")]
    private static partial Regex EventName();
}

internal static class SourceFileAssertions
{
    internal static void ShouldBeEmptyPaths(this IEnumerable<SourceFile> files) => files.Select(f => f.Path).ShouldBeEmpty();
}
