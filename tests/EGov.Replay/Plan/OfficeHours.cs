using EGov.WorkingTime;

namespace EGov.Replay.Plan;

/// <summary>When the offices of 2015 were open, by the calendar library that the service counts with too.</summary>
internal sealed class OfficeHours
{
    internal const int MinutesPerDay = Duration.HoursPerDay * 60;

    private readonly WorkingCalendar _calendar = WorkingCalendar.For(WorkingWeek.Office, DueConvention.HourExact);

    internal IReadOnlyList<DateOnly> WorkingDays(DateOnly first, DateOnly last) =>
        [.. Enumerable.Range(0, last.DayNumber - first.DayNumber + 1).Select(first.AddDays).Where(_calendar.IsWorkingDay)];

    internal DateTimeOffset Add(DateTimeOffset from, int workingMinutes) => _calendar.AddMinutes(from, workingMinutes);

    internal DateTimeOffset Due(DateTimeOffset receivedAt, int workingDays) => _calendar.Due(receivedAt, Duration.Days(workingDays));
}
