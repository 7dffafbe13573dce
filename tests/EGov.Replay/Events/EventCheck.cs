using EGov.Replay.Plan;

namespace EGov.Replay.Events;

/// <summary>
/// Compares what the subscriber was told with what the plan says must have been told: for every dossier the same types
/// under the same versions, and of its payments and ratings the same; nothing twice, nothing else.
/// </summary>
internal sealed record EventCheck(
    int Expected, int Received, int Repeated, int Other, IReadOnlyDictionary<string, (int Expected, int Received)> ByType, IReadOnlyList<string> Faults)
{
    private const int FaultsShown = 10;

    private static readonly string Reception = ExpectedEvents.OfDossier(ActionKind.Receive)[0];

    internal bool Holds => Faults.Count == 0 && Repeated == 0;

    internal static EventCheck Of(YearPlan plan, ReceivedEvents received)
    {
        var subjects = received.BySubject();
        var byCode = SubjectsByCode(received);
        var beside = subjects.Values.SelectMany(events => events).Where(one => one.DossierId is { } dossier && dossier != one.Subject)
            .ToLookup(one => one.DossierId!.Value);
        var counts = ExpectedEvents.Types.ToDictionary(type => type, _ => (Expected: 0, Received: 0), StringComparer.Ordinal);
        var faults = new List<string>();
        var matched = 0;
        foreach (var dossier in plan.Dossiers)
        {
            var (expected, expectedBeside) = (ExpectedEvents.OfDossier(dossier), ExpectedEvents.Beside(dossier));
            foreach (var type in expected.Select(one => one.Type).Concat(expectedBeside))
            {
                counts[type] = (counts[type].Expected + 1, counts[type].Received);
            }

            var known = byCode[dossier.Code].ToList();
            if (known.Count == 0)
            {
                faults.Add($"{dossier.Code}: no event");
                continue;
            }

            var events = known.SelectMany(id => subjects[id]).Where(one => counts.ContainsKey(one.Type)).ToList();
            var told = known.SelectMany(id => beside[id]).Where(one => counts.ContainsKey(one.Type)).Select(one => one.Type).ToList();
            foreach (var type in events.Select(one => one.Type).Concat(told))
            {
                counts[type] = (counts[type].Expected, counts[type].Received + 1);
            }

            matched += events.Count + told.Count;
            if ((Fault(expected, events) ?? BesideFault(expectedBeside, told)) is { } fault)
            {
                faults.Add($"{dossier.Code}: {fault}");
            }
        }

        return new EventCheck(ExpectedEvents.CountIn(plan), matched, received.Repeated, received.Count - matched, counts, faults);
    }

    /// <summary>The dossiers' ids by their codes, as their receptions told them.</summary>
    internal static ILookup<string, Guid> SubjectsByCode(ReceivedEvents received) => received.BySubject()
        .SelectMany(subject => subject.Value.Where(one => one.Type == Reception && one.DossierCode is not null).Select(one => (Code: one.DossierCode!, Id: subject.Key)))
        .ToLookup(one => one.Code, one => one.Id, StringComparer.Ordinal);

    internal void Print(TextWriter output)
    {
        output.WriteLine($"{"event type",-45} {"expected",10} {"received",10}");
        foreach (var (type, (expected, received)) in ByType)
        {
            output.WriteLine($"{type,-45} {expected,10:N0} {received,10:N0}");
        }

        output.WriteLine($"{"all",-45} {Expected,10:N0} {Received,10:N0}   twice: {Repeated:N0}; of other subjects: {Other:N0}");
        foreach (var fault in Faults.Take(FaultsShown))
        {
            output.WriteLine($"  {fault}");
        }

        if (Faults.Count > FaultsShown)
        {
            output.WriteLine($"  ... and {Faults.Count - FaultsShown:N0} more");
        }
    }

    private static string? Fault(List<(string Type, int Version)> expected, List<ReceivedEvent> events)
    {
        // What one change told has one version and no order of its own.
        var seen = InOrder(events.Select(one => (one.Type, one.Version)));
        if (!seen.SequenceEqual(InOrder(expected)))
        {
            return $"expected {Describe(expected)}, received {Describe(seen)}";
        }

        // One subject's events are promised in order.
        return events.Zip(events.Skip(1)).Any(pair => pair.First.Version > pair.Second.Version) ? "out of order" : null;
    }

    private static string? BesideFault(List<string> expected, List<string> told) =>
        expected.Order(StringComparer.Ordinal).SequenceEqual(told.Order(StringComparer.Ordinal))
            ? null
            : $"expected beside it {string.Join(' ', expected)}, received {string.Join(' ', told)}";

    private static List<(string Type, int Version)> InOrder(IEnumerable<(string Type, int Version)> events) =>
        [.. events.OrderBy(one => one.Version).ThenBy(one => one.Type, StringComparer.Ordinal)];

    private static string Describe(List<(string Type, int Version)> events) =>
        string.Join(' ', events.Select(one => $"{one.Version}:{one.Type.Split('.')[2]}"));
}
