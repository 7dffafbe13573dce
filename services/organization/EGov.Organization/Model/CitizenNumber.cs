using System.Globalization;

namespace EGov.Organization.Model;

/// <summary>
/// The citizen identity number (số CCCD, 12 digits): three digits of the province of birth registration, one of century and sex,
/// two of the year of birth, six random.
/// </summary>
internal static class CitizenNumber
{
    /// <summary>The 63 provinces' codes as numbers were given out under; a number is kept for life, whatever became of the province.</summary>
    private static readonly HashSet<int> Provinces =
    [
        1, 2, 4, 6, 8, 10, 11, 12, 14, 15, 17, 19, 20, 22, 24, 25, 26, 27, 30, 31, 33, 34, 35, 36, 37, 38, 40, 42, 44, 45, 46, 48, 49, 51, 52,
        54, 56, 58, 60, 62, 64, 66, 67, 68, 70, 72, 74, 75, 77, 79, 80, 82, 83, 84, 86, 87, 89, 91, 92, 93, 94, 95, 96,
    ];

    /// <summary>Whether the number is well formed and its year of birth not later than the given year.</summary>
    internal static bool IsValid(string number, int year)
    {
        if (number.Length != 12 || !number.All(char.IsAsciiDigit))
        {
            return false;
        }

        // 0 and 1: born 1900-1999 (male, female); 2 and 3: 2000-2099; and so on.
        var birthYear = 1900 + (100 * ((number[3] - '0') / 2)) + Digits(number[4..6]);
        return Provinces.Contains(Digits(number[..3])) && birthYear <= year;
    }

    private static int Digits(string digits) => int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);
}
