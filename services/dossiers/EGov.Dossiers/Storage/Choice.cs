using System.Diagnostics.CodeAnalysis;

namespace EGov.Dossiers.Storage;

/// <summary>One value of an enumeration in a query string, in whatever case; the framework's own binding insists on the exact one.</summary>
/// <typeparam name="T">The enumeration.</typeparam>
/// <param name="Value">The value.</param>
public readonly record struct Choice<T>(T Value) : IParsable<Choice<T>>
    where T : struct, Enum
{
#pragma warning disable CA1000 // The framework finds the parser by this interface.
    /// <inheritdoc/>
    public static Choice<T> Parse(string s, IFormatProvider? provider) =>
        TryParse(s, provider, out var choice) ? choice : throw new FormatException($"'{s}' is not one of {string.Join(", ", Enum.GetNames<T>())}.");

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out Choice<T> result)
    {
        var known = Enum.TryParse<T>(s, ignoreCase: true, out var value) && Enum.IsDefined(value) && !char.IsAsciiDigit(s![0]);
        result = new Choice<T>(value);
        return known;
    }
#pragma warning restore CA1000
}
