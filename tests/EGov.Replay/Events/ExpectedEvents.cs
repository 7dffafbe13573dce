using EGov.Replay.Plan;

namespace EGov.Replay.Events;

/// <summary>What the platform has to tell of an action: under the dossier's own name and version, or under that of a record beside it.</summary>
internal static class ExpectedEvents
{
    private const string Prefix = "egov.dossiers.";

    /// <summary>All that are looked for. What the platform finds out about a dossier by itself, such as that it is overdue today, is not part of the year.</summary>
    internal static IReadOnlyList<string> Types { get; } =
        [.. Enum.GetValues<ActionKind>().SelectMany(kind => OfDossier(kind).Concat(Beside(kind))).Distinct(StringComparer.Ordinal)];

    /// <summary>Types told about the dossier, all at the version that the action makes.</summary>
    internal static IReadOnlyList<string> OfDossier(ActionKind kind) => Named(kind switch
    {
        ActionKind.Receive or ActionKind.Accept => ["dossier-received"],
        ActionKind.Submit => ["dossier-submitted"],
        ActionKind.Assign => ["dossier-assigned"],
        ActionKind.TakeUp => ["dossier-taken-up"],
        ActionKind.AskSupplement => ["dossier-suspended", "supplement-requested"],
        ActionKind.AnswerSupplement => ["dossier-resumed", "supplement-answered"],
        ActionKind.Apologise => ["apology-sent"],
        ActionKind.Decide => ["dossier-decided"],
        ActionKind.HandOver => ["dossier-handed-over"],
        ActionKind.Return => ["result-returned"],
        ActionKind.Pay or ActionKind.PayOnline or ActionKind.Rate => [],
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No event is known for this action."),
    });

    /// <summary>Types told about a payment or a rating of the dossier.</summary>
    internal static IReadOnlyList<string> Beside(ActionKind kind) => Named(kind switch
    {
        ActionKind.Pay or ActionKind.PayOnline => ["payment-requested", "payment-received"],
        ActionKind.Rate => ["dossier-rated"],
        _ => [],
    });

    internal static List<(string Type, int Version)> OfDossier(PlannedDossier dossier) =>
        [.. dossier.Actions.SelectMany((action, index) => OfDossier(action.Kind).Select(type => (type, index + 1)))];

    internal static List<string> Beside(PlannedDossier dossier) => [.. dossier.Actions.SelectMany(action => Beside(action.Kind))];

    internal static int CountIn(YearPlan plan) => plan.Dossiers.Sum(dossier => OfDossier(dossier).Count + Beside(dossier).Count);

    private static string[] Named(string[] names) => [.. names.Select(name => $"{Prefix}{name}.v1")];
}
