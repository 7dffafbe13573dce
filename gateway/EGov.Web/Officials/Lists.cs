namespace EGov.Web.Officials;

/// <summary>The lists officials work by, in the order of their urgency, with the names of the service.</summary>
internal static class Lists
{
    internal static readonly IReadOnlyList<string> All = ["my-work", "near-due", "late", "arriving", "my-office"];

    internal static string ToneOf(string list) => list switch { "late" => "late", "near-due" => "near", _ => "" };
}
