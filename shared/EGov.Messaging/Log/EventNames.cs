using System.Collections.Concurrent;
using System.Reflection;
using System.Text.RegularExpressions;

namespace EGov.Messaging.Log;

/// <summary>The wire name of an event record: its <c>public const string EventType</c>. Class names may change, wire names never.</summary>
internal static partial class EventNames
{
    private static readonly ConcurrentDictionary<Type, string> Known = new();

    public static string Of(Type record) => Known.GetOrAdd(record, Read);

    private static string Read(Type record)
    {
        var name = Declared(record)
            ?? throw new InvalidOperationException($"{record.FullName} has no 'public const string EventType': it cannot be an event.");
        return Shape().IsMatch(name)
            ? name
            : throw new InvalidOperationException($"{record.FullName}: '{name}' is not an event name (egov.<service>.<noun>-<past participle>.v<major>).");
    }

    public static string? Declared(Type record)
        => record.GetField("EventType", BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly) is { IsLiteral: true } field
            ? field.GetRawConstantValue() as string
            : null;

    [GeneratedRegex(@"^egov\.[a-z][a-z0-9-]*\.[a-z][a-z0-9]*(-[a-z0-9]+)+\.v[1-9][0-9]*$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Shape();
}
