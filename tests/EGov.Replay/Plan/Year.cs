namespace EGov.Replay.Plan;

/// <summary>A year that is replayed: whose it is, from when to when, and the numbers that were published of it.</summary>
/// <param name="Name">Name on the command line and in every idempotency key.</param>
/// <param name="Title">Name for people.</param>
/// <param name="Prefix">Beginning of every account that the replay creates.</param>
/// <param name="Region">End of an applicant's address.</param>
/// <param name="CitizenNumbers">First three digits of its citizens' numbers: the province of birth.</param>
/// <param name="Seat">Key of the agency whose table is compared.</param>
/// <param name="Administrator">Sample account that creates what is missing.</param>
/// <param name="Seed">Start of the drawing: the same dossiers, people and minutes in every run.</param>
/// <param name="Shares">How many of them are supplemented, apologised for, rated, submitted online.</param>
internal sealed record Year(
    string Name, string Title, string Prefix, string Region, string CitizenNumbers, string Seat, string Administrator,
    DateOnly FirstDay, DateOnly LastDay, int Received, int ReturnedOnTime, int Seed, Shares Shares)
{
    internal int InProgress => Received - ReturnedOnTime;

    /// <summary>The one-stop desks of Yên Thế up to 10/12/2015, with the totals that the district published.</summary>
    internal static Year YenThe2015 { get; } = new(
        "yen-the-2015", "Yên Thế 2015", "yen-the", "huyện Yên Thế, tỉnh Bắc Giang", "024", "district", "quantri",
        new DateOnly(2015, 1, 1), new DateOnly(2015, 12, 10), 6435, 6051, 20151210, new Shares(Supplements: 3, Apologies: 1, Ratings: 8, Online: 8));

    /// <summary>
    /// Permits for non-commercial publications of the department of information and communications of Lạng Sơn: 38 to 40 a year, every one returned
    /// on time or early.
    /// </summary>
    internal static Year LangSon2012 { get; } = new(
        "lang-son-2012", "Lạng Sơn 2012", "lang-son", "tỉnh Lạng Sơn", "020", "department", "quantri.langson",
        new DateOnly(2012, 1, 1), new DateOnly(2012, 12, 31), 40, 40, 20121231, Shares.None);

    internal const string ProvinceName = "province-2026";

    internal static IReadOnlyList<string> Names { get; } = [YenThe2015.Name, LangSon2012.Name, ProvinceName];

    /// <summary>
    /// A province of two levels, departments and communes, as Lạng Sơn is since July 2025: the year up to a day, of which this part is worked from reception
    /// to result through the API. Of a hundred dossiers six are still open.
    /// </summary>
    internal static Year Province2026(int received, DateOnly lastDay) => new(
        ProvinceName, "Lạng Sơn 2026", "tinh-2026", "tỉnh Lạng Sơn", "020", "province", "quantri.langson",
        new DateOnly(2026, 1, 1), lastDay, received, received - (received * 6 / 100), 20260701, Shares.None);

    /// <summary>Its months, the last one up to the last day.</summary>
    internal IEnumerable<(DateOnly From, DateOnly To)> Months()
    {
        for (var from = FirstDay; from <= LastDay; from = from.AddMonths(1))
        {
            var to = from.AddMonths(1).AddDays(-1);
            yield return (from, to < LastDay ? to : LastDay);
        }
    }
}
