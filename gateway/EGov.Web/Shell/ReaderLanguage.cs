using System.Globalization;

namespace EGov.Web.Shell;

/// <summary>Texts come in the reader's language; numbers and dates are written the Vietnamese way in both.</summary>
internal sealed class ReaderLanguage(RequestDelegate next)
{
    private static readonly CultureInfo Vietnamese = CultureInfo.GetCultureInfo("vi-VN");

    public Task InvokeAsync(HttpContext http)
    {
        CultureInfo.CurrentCulture = Vietnamese;
        CultureInfo.CurrentUICulture = ReaderView.Of(http).Culture;
        return next(http);
    }
}
