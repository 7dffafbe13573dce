using System.Globalization;

namespace EGov.WorkingTime.Tests;

/// <summary>Civil times as the tests write them: <c>01/07/2026 08:00</c>.</summary>
internal static class Vietnam
{
    internal static readonly WorkingCalendar HourExact = WorkingCalendar.For(WorkingWeek.Office, DueConvention.HourExact);
    internal static readonly WorkingCalendar EndOfDay = WorkingCalendar.For(WorkingWeek.Office, DueConvention.EndOfDay);

    internal static DateTimeOffset At(string text) =>
        new DateTimeOffset(DateTime.ParseExact(text, "dd/MM/yyyy HH:mm", CultureInfo.InvariantCulture), TimeSpan.FromHours(7)).ToUniversalTime();

    internal static DateOnly Day(string text) => DateOnly.ParseExact(text, "dd/MM/yyyy", CultureInfo.InvariantCulture);

    internal static string Text(DateTimeOffset instant) => instant.ToOffset(TimeSpan.FromHours(7)).ToString("dd/MM/yyyy HH:mm", CultureInfo.InvariantCulture);
}
