using System.Globalization;
using EGov.WorkingTime;

namespace EGov.Web.Ui;

/// <summary>How facts are written on pages: civil time of Asia/Ho_Chi_Minh, dd/MM/yyyy, whole đồng, Vietnamese separators.</summary>
internal static class Show
{
    private static readonly CultureInfo Vietnamese = CultureInfo.GetCultureInfo("vi-VN");

    internal static string Day(DateOnly day) => day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);

    internal static string Day(DateTimeOffset at) => Day(CivilTime.DateOf(at));

    internal static string Time(DateTimeOffset at) => at.ToOffset(CivilTime.Offset).ToString("HH:mm dd/MM/yyyy", CultureInfo.InvariantCulture);

    internal static string Time(DateTimeOffset? at) => at is { } known ? Time(known) : "–";

    internal static string Number(long number) => number.ToString("N0", Vietnamese);

    internal static string Money(long amount) => $"{Number(amount)} đ";

    /// <summary>Working minutes as days of eight hours, hours and minutes.</summary>
    internal static string WorkingTime(int minutes, string day, string hour, string minute)
    {
        var (days, rest) = Math.DivRem(minutes, 480);
        var (hours, left) = Math.DivRem(rest, 60);
        string[] parts = [days > 0 ? $"{days} {day}" : "", hours > 0 ? $"{hours} {hour}" : "", left > 0 || minutes == 0 ? $"{left} {minute}" : ""];
        return string.Join(' ', parts.Where(p => p.Length > 0));
    }

    /// <summary>Share of a whole in percent with one decimal; nothing of nothing is no share.</summary>
    internal static string Percent(long part, long whole) => whole == 0 ? "–" : string.Create(Vietnamese, $"{100m * part / whole:0.#} %");
}
