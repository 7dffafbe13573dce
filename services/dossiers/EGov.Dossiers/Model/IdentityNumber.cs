using System.Globalization;

namespace EGov.Dossiers.Model;

/// <summary>Identity numbers of applicants: citizen identity (CCCD), the former people's identity card (CMND), tax code.</summary>
internal static class IdentityNumber
{
    private static readonly int[] TaxWeights = [31, 29, 23, 19, 17, 13, 7, 5, 3];

    /// <summary>The last day on which the nine-digit card was good.</summary>
    private static readonly DateOnly LastDayOfFormerCard = new(2024, 12, 31);

    internal static bool IsValid(ApplicantKind kind, string number, DateOnly day) => kind switch
    {
        ApplicantKind.Citizen => IsCitizen(number, day.Year) || (day <= LastDayOfFormerCard && number.Length == 9 && number.All(char.IsAsciiDigit)),
        ApplicantKind.Enterprise => IsTaxCode(number),
        _ => false,
    };

    /// <summary>Twelve digits: province 001-096, century and sex, year of birth, serial number.</summary>
    private static bool IsCitizen(string number, int year)
    {
        if (number.Length != 12 || !number.All(char.IsAsciiDigit))
        {
            return false;
        }

        var province = int.Parse(number.AsSpan(0, 3), NumberStyles.None, CultureInfo.InvariantCulture);
        var born = 1900 + (100 * ((number[3] - '0') / 2)) + int.Parse(number.AsSpan(4, 2), NumberStyles.None, CultureInfo.InvariantCulture);
        return province is >= 1 and <= 96 && born <= year;
    }

    /// <summary>Ten digits, the last one a check digit; a branch has a dash and three more.</summary>
    private static bool IsTaxCode(string number)
    {
        if (number.Length is not (10 or 14) || (number.Length == 14 && number[10] != '-') || !number.Where((_, i) => i != 10).All(char.IsAsciiDigit))
        {
            return false;
        }

        var sum = TaxWeights.Select((weight, i) => weight * (number[i] - '0')).Sum();
        return 10 - (sum % 11) == number[9] - '0';
    }
}
