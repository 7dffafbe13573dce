using EGov.Replay.Plan;

namespace EGov.Replay.Events;

/// <summary>
/// Compares what the subscriber was told with what the plan says must have been told: for every dossier the same types
/// under the versions 1, 2, 3 ... without a gap, nothing twice, nothing else.
/// </summary>
internal sealed record EventCheck(
    int Expected, int Received, int Repeated, int Other, IReadOnlyDictionary<string, (int Expected, int Received)> ByType, IReadOnlyList<string> Faults)
{
    private const int FaultsShown = 10;

    internal bool Holds => Faults.Count == 0 && Repeated == 0;

    internal static string TypeOf(ActionKind kind) => kind switch
    {
        ActionKind.Receive => "egov.dossiers.dossier-received.v1",
        ActionKind.Assign => "egov.dossiers.dossier-assigned.v1",
        ActionKind.TakeUp => "egov.dossiers.dossier-taken-up.v1",
        ActionKind.Decide => "egov.dossiers.dossier-decided.v1",
        ActionKind.HandOver => "egov.dossiers.dossier-handed-over.v1",
        ActionKind.Return => "egov.dossiers.result-returned.v1",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No event is known for this action."),
    };

    internal static int ExpectedIn(YearPlan plan) => plan.Dossiers.Sum(dossier => dossier.Actions.Count);

    internal static EventCheck Of(YearPlan plan, ReceivedEvents received)
    {
        var subjects = received.BySubject();
        var byCode = new Dictionary<string, List<Guid>>(StringComparer.Ordinal);
        foreach (var (subject, events) in subjects)
        {
            foreach (var reception in events.Where(one => one.Type == TypeOf(ActionKind.Receive) && one.DossierCode is not null))
            {
                (byCode.TryGetValue(reception.DossierCode!, out var list) ? list : byCode[reception.DossierCode!] = []).Add(subject);
            }
        }

        var faults = new List<string>();
        var counts = Enum.GetValues<ActionKind>().ToDictionary(TypeOf, _ => (Expected: 0, Received: 0), StringComparer.Ordinal);
        var matched = 0;
        foreach (var dossier in plan.Dossiers)
        {
            var expected = dossier.Actions.Select((action, index) => (Type: TypeOf(action.Kind), Version: index + 1)).ToList();
            foreach (var (type, _) in expected)
            {
                counts[type] = (counts[type].Expected + 1, counts[type].Received);
            }

            if (!byCode.TryGetValue(dossier.Code, out var subject))
            {
                faults.Add($"{dossier.Code}: no event");
                continue;
            }

            // What the platform finds out about a dossier by itself, such as that it is overdue today, is not part of the year.
            var events = subject.SelectMany(id => subjects[id]).Where(one => counts.ContainsKey(one.Type)).ToList();
            foreach (var one in events)
            {
                counts[one.Type] = (counts[one.Type].Expected, counts[one.Type].Received + 1);
            }

            matched += events.Count;
            if (Fault(expected, events) is { } fault)
            {
                faults.Add($"{dossier.Code}: {fault}");
            }
        }

        return new EventCheck(ExpectedIn(plan), matched, received.Repeated, received.Count - matched, counts, faults);
    }

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
        var seen = events.OrderBy(one => one.Version).Select(one => (one.Type, one.Version)).ToList();
        if (!seen.SequenceEqual(expected))
        {
            return $"expected {Describe(expected)}, received {Describe(seen)}";
        }

        // One subject's events are promised in order.
        return events.Zip(events.Skip(1)).Any(pair => pair.First.Version > pair.Second.Version) ? "out of order" : null;
    }

    private static string Describe(List<(string Type, int Version)> events) =>
        string.Join(' ', events.Select(one => $"{one.Version}:{one.Type.Split('.')[2]}"));
}
