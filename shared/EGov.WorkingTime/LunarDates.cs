namespace EGov.WorkingTime;

/// <summary>The two days of the lunar calendar that offices close for, computed for UTC+7 and kept as data.</summary>
internal static class LunarDates
{
    internal const int FirstYear = 2012;

    // Per year: the first day of the lunar year, and the tenth day of its third month. The tests compute both again from the new moons.
    private static readonly (int NewYearMonth, int NewYearDay, int FoundersMonth, int FoundersDay)[] Years =
    [
        (1, 23, 3, 31), (2, 10, 4, 19), (1, 31, 4, 9), (2, 19, 4, 28), (2, 8, 4, 16), (1, 28, 4, 6),
        (2, 16, 4, 25), (2, 5, 4, 14), (1, 25, 4, 2), (2, 12, 4, 21), (2, 1, 4, 10), (1, 22, 4, 29),
        (2, 10, 4, 18), (1, 29, 4, 7), (2, 17, 4, 26), (2, 6, 4, 16), (1, 26, 4, 4), (2, 13, 4, 23),
        (2, 2, 4, 12), (1, 23, 4, 1), (2, 11, 4, 19), (1, 31, 4, 9), (2, 19, 4, 28), (2, 8, 4, 17),
    ];

    internal static int LastYear => FirstYear + Years.Length - 1;

    /// <summary>The first day of Tết.</summary>
    internal static DateOnly NewYear(int year) => new(year, Years[year - FirstYear].NewYearMonth, Years[year - FirstYear].NewYearDay);

    /// <summary>The commemoration of the Hùng Kings.</summary>
    internal static DateOnly Founders(int year) => new(year, Years[year - FirstYear].FoundersMonth, Years[year - FirstYear].FoundersDay);
}
