namespace EGov.WorkingTime.Tests;

/// <summary>
/// The Vietnamese lunar calendar worked out from the sky, to check the table with: months begin on the day of the new moon at UTC+7,
/// the eleventh month holds the winter solstice, and in a year of thirteen the first month without a principal term repeats the number.
/// Positions after Meeus, Astronomical Algorithms, chapters 25 and 49.
/// </summary>
internal static class LunarCalendar
{
    private const double DeltaT = 69.0 / 86_400;
    private static readonly double UnixEpoch = 2_440_587.5;

    internal static DateOnly DayOf(int year, int month, int day)
    {
        var eleventh = EleventhMonth(year - 1);
        var next = EleventhMonth(year);
        var leap = next - eleventh == 13;
        var (number, moon) = (11, eleventh);
        for (var leapSeen = !leap; ;)
        {
            moon++;
            if (!leapSeen && !HasPrincipalTerm(moon))
            {
                leapSeen = true;
                continue;
            }

            number = (number % 12) + 1;
            if (number == month)
            {
                return NewMoonDay(moon).AddDays(day - 1);
            }
        }
    }

    private static int EleventhMonth(int year)
    {
        var moon = (int)((year + 0.98 - 2000) * 12.3685) + 1;
        while (TermAt(NewMoonDay(moon)) >= 9 || NewMoonDay(moon) > new DateOnly(year, 12, 31))
        {
            moon--;
        }

        return moon;
    }

    private static bool HasPrincipalTerm(int moon) => TermAt(NewMoonDay(moon)) != TermAt(NewMoonDay(moon + 1));

    /// <summary>Which twelfth of the sun's way it stands in when the civil day begins; the ninth begins with the winter solstice.</summary>
    private static int TermAt(DateOnly day)
    {
        var t = (UnixEpoch + (day.DayNumber - new DateOnly(1970, 1, 1).DayNumber) - (7.0 / 24) + DeltaT - 2_451_545.0) / 36_525;
        var m = Radians(357.52911 + (35_999.05029 * t));
        var centre = ((1.914602 - (0.004817 * t)) * Math.Sin(m)) + (0.019993 * Math.Sin(2 * m)) + (0.000289 * Math.Sin(3 * m));
        var longitude = 280.46646 + (36_000.76983 * t) + centre - 0.00569 - (0.00478 * Math.Sin(Radians(125.04 - (1_934.136 * t))));
        return (int)(((longitude % 360) + 360) % 360 / 30);
    }

    private static DateOnly NewMoonDay(int k)
    {
        var t = k / 1236.85;
        var e = 1 - (0.002516 * t);
        var sun = Radians(2.5534 + (29.10535670 * k));
        var moon = Radians(201.5643 + (385.81693528 * k));
        var f = Radians(160.7108 + (390.67050284 * k));
        var jde = 2_451_550.09766 + (29.530588861 * k) + (0.00015437 * t * t)
            - (0.40720 * Math.Sin(moon)) + (0.17241 * e * Math.Sin(sun)) + (0.01608 * Math.Sin(2 * moon)) + (0.01039 * Math.Sin(2 * f))
            + (0.00739 * e * Math.Sin(moon - sun)) - (0.00514 * e * Math.Sin(moon + sun)) + (0.00208 * e * e * Math.Sin(2 * sun))
            - (0.00111 * Math.Sin(moon - (2 * f))) - (0.00057 * Math.Sin(moon + (2 * f))) + (0.00056 * e * Math.Sin((2 * moon) + sun))
            - (0.00042 * Math.Sin(3 * moon)) + (0.00042 * e * Math.Sin(sun + (2 * f))) + (0.00038 * e * Math.Sin(sun - (2 * f)))
            - (0.00024 * e * Math.Sin((2 * moon) - sun)) - (0.00017 * Math.Sin(Radians(124.7746 - (1.56375588 * k))));
        return DateOnly.FromDateTime(DateTime.UnixEpoch.AddDays(jde - DeltaT - UnixEpoch + (7.0 / 24)));
    }

    private static double Radians(double degrees) => degrees * Math.PI / 180;
}
