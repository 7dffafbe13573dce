namespace EGov.Gateway.Sessions;

/// <summary>Where a person goes after signing in: a place of ours, never another site.</summary>
internal static class ReturnAddress
{
    internal const string Home = "/";

    internal static string Of(string? asked) => asked is ['/', not ('/' or '\\'), ..] && !asked.Any(char.IsControl) ? asked : Home;
}
