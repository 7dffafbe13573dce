using EGov.WorkingTime;

namespace EGov.Replay.Plan;

/// <summary>
/// The year 2015 of the one-stop desks of Yên Thế up to 10/12/2015, drawn with a fixed seed: the same dossiers, people
/// and minutes in every run. The totals are those the district published.
/// </summary>
internal sealed class YearPlan
{
    internal const int Received = 6435;
    internal const int ReturnedOnTime = 6051;
    internal const int InProgress = Received - ReturnedOnTime;

    internal static readonly DateOnly FirstDay = new(2015, 1, 1);
    internal static readonly DateOnly LastDay = new(2015, 12, 10);

    private const int Seed = 20151210;

    private YearPlan(District district, Staff staff, IReadOnlyList<PlannedDossier> dossiers) =>
        (District, Staff, Dossiers) = (district, staff, dossiers);

    internal District District { get; }

    internal Staff Staff { get; }

    /// <summary>By reception time; within an agency's day by register number.</summary>
    internal IReadOnlyList<PlannedDossier> Dossiers { get; }

    internal int HorizontalHandOvers => Dossiers.Sum(dossier => dossier.Actions.Count(action => action.IsHorizontal));

    internal int VerticalHandOvers => Dossiers.Sum(dossier => dossier.Actions.Count(action => action.IsVertical));

    internal static YearPlan Make(District district)
    {
        var random = new Random(Seed);
        var staff = new Staff(district, new PersonNames(district.Names, random));
        var drawing = new DossierDrawing(district, staff, random);
        var dossiers = new List<PlannedDossier>(Received);
        for (var number = 0; number < ReturnedOnTime; number++)
        {
            dossiers.Add(drawing.Returned());
        }

        for (var number = 0; number < InProgress; number++)
        {
            dossiers.Add(drawing.InProgress());
        }

        return new YearPlan(district, staff, Numbered(dossiers));
    }

    private static List<PlannedDossier> Numbered(List<PlannedDossier> drawn)
    {
        var ofDay = new Dictionary<(AgencyFact, DateOnly), int>();
        var numbered = new List<PlannedDossier>(drawn.Count);
        foreach (var dossier in drawn.OrderBy(dossier => dossier.ReceivedAt))
        {
            var day = (dossier.Receiver, CivilTime.DateOf(dossier.ReceivedAt));
            ofDay[day] = ofDay.GetValueOrDefault(day) + 1;
            numbered.Add(dossier with { Number = numbered.Count + 1, NumberOfDay = ofDay[day] });
        }

        return numbered;
    }
}
