using System.Globalization;

namespace EGov.Web.Shell;

/// <summary>How pages look to this reader, kept in a cookie that holds nothing else: language, colours, density.</summary>
/// <param name="Language"><c>vi</c> or <c>en</c>.</param>
/// <param name="Theme"><c>auto</c>, <c>light</c> or <c>dark</c>.</param>
/// <param name="Density"><c>comfortable</c> or <c>compact</c>.</param>
internal sealed record ReaderView(string Language, string Theme, string Density)
{
    internal const string Cookie = "egov-view";

    internal static readonly string[] Languages = ["vi", "en"];
    internal static readonly string[] Themes = ["auto", "light", "dark"];
    internal static readonly string[] Densities = ["comfortable", "compact"];

    internal static readonly ReaderView Usual = new(Languages[0], Themes[0], Densities[0]);

    internal static ReaderView Of(HttpContext http) =>
        http.Request.Cookies.TryGetValue(Cookie, out var text) && text.Split('.') is [var language, var theme, var density]
            ? Usual.With(language, theme, density)
            : Usual;

    /// <summary>The same view with what is one of the choices; anything else changes nothing.</summary>
    internal ReaderView With(string? language, string? theme, string? density) => new(
        Languages.Contains(language, StringComparer.Ordinal) ? language! : Language,
        Themes.Contains(theme, StringComparer.Ordinal) ? theme! : Theme,
        Densities.Contains(density, StringComparer.Ordinal) ? density! : Density);

    internal CultureInfo Culture => CultureInfo.GetCultureInfo(Language == "en" ? "en-GB" : "vi-VN");

    public override string ToString() => $"{Language}.{Theme}.{Density}";
}
