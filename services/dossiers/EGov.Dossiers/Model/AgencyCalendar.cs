using EGov.WorkingTime;

namespace EGov.Dossiers.Model;

/// <summary>
/// Working hours of an agency. Never changed, only followed by a newer one, so that a dossier's due time can always be explained with the hours it was computed by.
/// </summary>
internal sealed class AgencyCalendar
{
    /// <summary>What an agency works by that has set nothing of its own.</summary>
    internal static readonly WorkingCalendar Standard = WorkingCalendar.For(WorkingWeek.Office, DueConvention.HourExact);

    public Guid Id { get; init; }

    public Guid AgencyId { get; init; }

    /// <summary>1, 2, 3 ... per agency; the highest holds.</summary>
    public int Number { get; init; }

    /// <summary>Sessions as text, such as <c>Mon-Fri 07:30-11:30 13:00-17:00</c>.</summary>
    public required string Week { get; init; }

    public DueConvention Convention { get; init; }

    public DateTimeOffset SetAt { get; init; }

    internal WorkingCalendar ToCalendar() => WorkingCalendar.For(WorkingWeek.Parse(Week), Convention);
}
