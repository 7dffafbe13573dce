using System.Globalization;

namespace EGov.Replay.Plan;

/// <summary>Invented tax codes: ten digits with a right check digit, after the province's number; the same for a number each time.</summary>
internal static class TaxCode
{
    private static readonly int[] Weights = [31, 29, 23, 19, 17, 13, 7, 5, 3];

    /// <param name="number">Number of the organisation; where its check digit would have two digits the next hundred thousand is tried.</param>
    internal static string Of(int number)
    {
        while (true)
        {
            var digits = string.Create(CultureInfo.InvariantCulture, $"49{number:0000000}");
            var check = 10 - (digits.Zip(Weights, (digit, weight) => (digit - '0') * weight).Sum() % 11);
            if (check <= 9)
            {
                return $"{digits}{check}";
            }

            number += 100_000;
        }
    }
}
