namespace EGov.Dossiers.Model;

/// <summary>
/// What a report gives points for, as the act has it from a day on. Rows are added and never altered once their day has come: a report told
/// for an older day uses what held then. A criterion that others name as their group only adds theirs up.
/// </summary>
internal sealed class ReportCriterion
{
    /// <summary>Name of the report.</summary>
    public required string Report { get; init; }

    public required string Code { get; init; }

    public DateOnly ValidFrom { get; init; }

    /// <summary>First day on which it does not hold any more.</summary>
    public DateOnly? ValidTo { get; init; }

    /// <summary>Place in the report.</summary>
    public int Number { get; init; }

    /// <summary>Code of the criterion it belongs to.</summary>
    public string? Group { get; init; }

    public required string Name { get; init; }

    public required string NameEnglish { get; init; }

    /// <summary>What the act says about its points.</summary>
    public required string Rule { get; init; }

    public required string RuleEnglish { get; init; }

    /// <summary>Name of the figure it is measured by; null where this platform has none.</summary>
    public string? Figure { get; init; }

    /// <summary>Points that can be had.</summary>
    public decimal Maximum { get; init; }

    /// <summary>Share below which there are no points.</summary>
    public decimal Lower { get; init; }

    /// <summary>Share from which there are all points.</summary>
    public decimal Full { get; init; } = 1;

    /// <summary>Whether officials are assessed by it too.</summary>
    public bool Officials { get; init; }

    /// <summary>The act that says so, and what of it is our own reading.</summary>
    public required string Basis { get; init; }

    internal bool HoldsOn(DateOnly day) => ValidFrom <= day && !(ValidTo <= day);

    /// <summary>Points in proportion to the share, to two decimals, half up.</summary>
    internal decimal PointsFor(decimal share) =>
        share < Lower ? 0 : Math.Round(Maximum * Math.Min(1, share / Full), 2, MidpointRounding.AwayFromZero);
}

/// <summary>The word for a sum of points, from a day on.</summary>
internal sealed class ReportGrade
{
    public required string Report { get; init; }

    /// <summary>Whether it is for officials rather than agencies.</summary>
    public bool Officials { get; init; }

    public DateOnly ValidFrom { get; init; }

    /// <summary>The least sum that has it.</summary>
    public decimal Minimum { get; init; }

    public required string Name { get; init; }

    public required string NameEnglish { get; init; }
}

/// <summary>What agencies of a level are expected to reach in a figure, from a day on. Rows are added for days to come and never altered.</summary>
internal sealed class ReportTarget
{
    /// <summary>Name of the figure, the same in every report that has it.</summary>
    public required string Figure { get; init; }

    public AgencyLevel Level { get; init; }

    /// <summary>1, 2, 3 ... per figure and level.</summary>
    public int Number { get; init; }

    public DateOnly ValidFrom { get; init; }

    /// <summary>Share between 0 and 1; null ends the target.</summary>
    public decimal? Share { get; init; }

    /// <summary>Who set it.</summary>
    public required string Basis { get; init; }

    public DateTimeOffset SetAt { get; init; }
}

/// <summary>Level of administration an agency belongs to.</summary>
public enum AgencyLevel
{
    /// <summary>The province and its departments.</summary>
    Province = 1,

    /// <summary>Districts and their offices, until 30/06/2025.</summary>
    District,

    /// <summary>Communes, wards and townships.</summary>
    Commune,
}
