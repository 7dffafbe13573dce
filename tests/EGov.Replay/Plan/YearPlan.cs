using EGov.WorkingTime;

namespace EGov.Replay.Plan;

/// <summary>A replayed year, drawn with a fixed seed: the same dossiers, people and minutes in every run.</summary>
internal sealed class YearPlan
{
    private YearPlan(District district, Staff staff, IReadOnlyList<PlannedDossier> dossiers) =>
        (District, Staff, Dossiers) = (district, staff, dossiers);

    internal District District { get; }

    internal Year Year => District.Year;

    internal Staff Staff { get; }

    /// <summary>By reception time; within an agency's day by register number.</summary>
    internal IReadOnlyList<PlannedDossier> Dossiers { get; }

    internal int HorizontalHandOvers => Dossiers.Sum(dossier => dossier.Actions.Count(action => action.IsHorizontal));

    internal int VerticalHandOvers => Dossiers.Sum(dossier => dossier.Actions.Count(action => action.IsVertical));

    internal static YearPlan Make(District district)
    {
        var random = new Random(district.Year.Seed);
        var staff = new Staff(district, new PersonNames(district.Names, random));
        var drawing = new DossierDrawing(district, staff, random);
        var dossiers = new List<PlannedDossier>(district.Year.Received);
        var (shares, returned) = (district.Year.Shares, district.Year.ReturnedOnTime);
        var apologies = Shares.Of(shares.Apologies, returned);
        var supplements = Shares.Of(shares.Supplements, district.Year.Received);
        for (var number = 0; number < returned; number++)
        {
            var detour = number < apologies ? Detour.Apology : number < apologies + supplements ? Detour.Supplement : Detour.None;
            dossiers.Add(drawing.Returned(detour, Shares.Falls(shares.Ratings, number)));
        }

        for (var number = 0; number < district.Year.InProgress; number++)
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
