using System.Globalization;

namespace EGov.WorkingTime;

/// <summary>Days and times as people write them.</summary>
internal static class Words
{
    private static readonly string[] VietnameseDays = ["Chủ nhật", "Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy"];

    internal static string Day(DateOnly day) => string.Create(CultureInfo.InvariantCulture, $"{VietnameseDays[(int)day.DayOfWeek]} {day:dd/MM/yyyy}");

    internal static string EnglishDay(DateOnly day) => string.Create(CultureInfo.InvariantCulture, $"{day:ddd dd/MM/yyyy}");

    internal static string Time(long minute) => Time(WorkingCalendar.Instant(minute));

    internal static string Time(DateTimeOffset at) => at.ToOffset(CivilTime.Offset).ToString("HH:mm dd/MM/yyyy", CultureInfo.InvariantCulture);

    internal static string Date(DateOnly day) => day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);

    internal static string Stretch(TimeOnly from, TimeOnly to) => string.Create(CultureInfo.InvariantCulture, $"{from:HH:mm}-{to:HH:mm}");

    internal static TimeOnly Clock(int minuteOfDay) => new(minuteOfDay / 60, minuteOfDay % 60);
}
