using System.Globalization;
using EGov.WorkingTime;

namespace EGov.Dossiers.Printing.Layout;

/// <summary>Days and times as official papers write them (NĐ 30/2020, appendix I): days below ten and the months one and two with a zero before.</summary>
internal static class Words
{
    internal static string Day(DateTimeOffset at)
    {
        var day = CivilTime.DateOf(at);
        return string.Create(CultureInfo.InvariantCulture, $"ngày {day.Day:00} tháng {(day.Month <= 2 ? $"{day.Month:00}" : $"{day.Month}")} năm {day.Year}");
    }

    internal static string Moment(DateTimeOffset at)
    {
        var time = CivilTime.TimeOf(at);
        return string.Create(CultureInfo.InvariantCulture, $"{time.Hour:00} giờ {time.Minute:00} phút, {Day(at)}");
    }

    internal static string Capitals(string text) => text.ToUpper(CultureInfo.InvariantCulture);
}
