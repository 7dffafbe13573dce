using System.Collections.Immutable;

namespace EGov.WorkingTime;

/// <summary>The days that differ from the ordinary week. Immutable: every change makes a new table.</summary>
public sealed class HolidayTable
{
    private HolidayTable(ImmutableArray<Holiday> entries) => Entries = [.. entries.OrderBy(entry => entry.Date)];

    /// <summary>The whole country: computed public holidays and the official swaps known.</summary>
    public static HolidayTable Vietnam { get; } = new(
        [.. Enumerable.Range(FirstYear, LastYear - FirstYear + 1).SelectMany(HolidayRules.ForYear), .. OfficialSwaps.Entries]);

    /// <summary>The first year that can be counted in.</summary>
    public static int FirstYear => LunarDates.FirstYear;

    /// <summary>The last year that can be counted in.</summary>
    public static int LastYear => LunarDates.LastYear;

    /// <summary>All entries by date.</summary>
    public ImmutableArray<Holiday> Entries { get; }

    /// <summary>This table and more entries, such as a province's own days; a later entry for the same part of a day prevails.</summary>
    public HolidayTable With(params ReadOnlySpan<Holiday> entries)
    {
        var all = Entries.ToBuilder();
        foreach (var entry in entries)
        {
            if (entry.Date.Year < FirstYear || entry.Date.Year > LastYear)
            {
                throw new ArgumentOutOfRangeException(nameof(entries), entry.Date, $"The holiday table covers {FirstYear} to {LastYear}.");
            }

            all.RemoveAll(old => old.Date == entry.Date && old.Part == entry.Part && old.Province == entry.Province);
            all.Add(entry);
        }

        return new HolidayTable(all.ToImmutable());
    }

    /// <summary>What holds in one province: its own days and those of the whole country.</summary>
    public HolidayTable ForProvince(string province) =>
        new([.. Entries.Where(entry => entry.Province is null || entry.Province == province)]);
}
