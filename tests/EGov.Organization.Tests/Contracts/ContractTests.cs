using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using EGov.Messaging;
using EGov.Organization.Contracts;
using Shouldly;
using Xunit;

namespace EGov.Organization.Tests.Contracts;

/// <summary>
/// Events and API as others rely on them are files of the repository; a change of either is a change of these files that somebody has to
/// look at. <c>EGOV_ACCEPT_CONTRACTS=1</c> writes what is new.
/// </summary>
public sealed class ContractTests(OrganizationApp app) : IClassFixture<OrganizationApp>
{
    private static readonly bool Accept = Environment.GetEnvironmentVariable("EGOV_ACCEPT_CONTRACTS") == "1";
    private static readonly JsonSerializerOptions Readable = new(EventJson.Options) { WriteIndented = true };

    public static TheoryData<string> Events => [.. EventTypes().Select(t => t.Name)];

    [Theory]
    [MemberData(nameof(Events))]
    public void An_event_is_written_as_its_samples_show(string name)
    {
        var type = EventTypes().Single(t => t.Name == name);
        var wire = (string)type.GetField("EventType")!.GetRawConstantValue()!;
        foreach (var (variant, full) in new[] { ("full", true), ("minimal", false) })
        {
            var written = JsonSerializer.Serialize(Sample(type, full), type, Readable) + "\n";
            Committed($"docs/events/organization/{wire}.{variant}.json", written);
        }
    }

    [Fact]
    public void Every_sample_ever_committed_can_still_be_read()
    {
        var types = EventTypes().ToDictionary(t => (string)t.GetField("EventType")!.GetRawConstantValue()!, StringComparer.Ordinal);
        var samples = Directory.GetFiles(Path.Combine(Root(), "docs/events/organization"), "*.json");

        samples.Length.ShouldBeGreaterThanOrEqualTo(types.Count * 2);
        types.Count.ShouldBeGreaterThan(20);
        foreach (var sample in samples)
        {
            var wire = Path.GetFileName(sample).Split(".json")[0];
            var type = types[wire[..wire.LastIndexOf('.')]];
            JsonSerializer.Deserialize(File.ReadAllText(sample), type, EventJson.Options).ShouldNotBeNull();
        }
    }

    [Fact]
    public async Task The_api_is_the_one_committed()
    {
        var document = JsonNode.Parse(await app.Anonymous().GetStringAsync("/openapi/v1.json"))!;

        Committed("docs/api/organization.v1.json", document.ToJsonString(Readable) + "\n");
    }

    private static void Committed(string path, string written)
    {
        var file = Path.Combine(Root(), path);
        if (Accept)
        {
            File.WriteAllText(file, written);
        }

        File.Exists(file).ShouldBeTrue($"{path} is missing; EGOV_ACCEPT_CONTRACTS=1 writes it.");
        written.ShouldBe(File.ReadAllText(file), $"{path} says something else; EGOV_ACCEPT_CONTRACTS=1 writes it anew.");
    }

    private static IEnumerable<Type> EventTypes() => typeof(AgencyOpened).Assembly.GetExportedTypes().Where(t => t.GetField("EventType") is not null);

    /// <summary>An instance with every member filled, or with every member that may be absent left out.</summary>
    private static object Sample(Type type, bool full)
    {
        var nullability = new NullabilityInfoContext();
        var constructor = type.GetConstructors().Single(c => c.GetParameters().Length > 0);
        return constructor.Invoke([.. constructor.GetParameters().Select((p, i) =>
            !full && nullability.Create(p).WriteState == NullabilityState.Nullable ? null : Value(p, i, full))]);
    }

    private static object Value(ParameterInfo parameter, int index, bool full)
    {
        var type = Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType;
        return type switch
        {
            _ when type == typeof(Guid) => new Guid(index + 1, 0, 0x7000, 0x80, 0, 0, 0, 0, 0, 0, 1),
            _ when type == typeof(string) => $"{parameter.Name} (tiếng Việt)",
            _ when type == typeof(bool) => full,
            _ when type == typeof(DateOnly) => new DateOnly(2015, 12, 10),
            _ when type == typeof(IReadOnlyList<Guid>) => full ? new[] { new Guid(90, 0, 0x7000, 0x80, 0, 0, 0, 0, 0, 0, 1), new Guid(91, 0, 0x7000, 0x80, 0, 0, 0, 0, 0, 0, 1) } : Array.Empty<Guid>(),
            _ when type == typeof(IReadOnlyList<string>) => full ? new[] { "first", "second" } : Array.Empty<string>(),
            _ when type.IsEnum => Enum.GetValues(type).GetValue(full ? 1 : 0)!,
            _ => throw new NotSupportedException($"{parameter.Member.DeclaringType!.Name}.{parameter.Name}: contracts hold simple values only."),
        };
    }

    private static string Root()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "EGov.sln")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException("EGov.sln");
        }

        return folder;
    }
}
