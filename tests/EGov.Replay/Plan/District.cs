using System.Text.Json;

namespace EGov.Replay.Plan;

/// <summary>An agency of the replayed district, its province or its communes.</summary>
internal sealed record AgencyFact(
    string Key, string Kind, string Code, string OldCode, string Name, string ShortName,
    string? Parent, DateOnly OpenedOn, string? Place, bool Interconnected)
{
    /// <summary>Levels decide what a hand-over is: sideways between agencies of one level, up or down between two.</summary>
    internal Level Level => Kind switch
    {
        "province" or "department" => Level.Province,
        "district" or "office" => Level.District,
        _ => Level.Commune,
    };
}

internal enum Level
{
    Province = 1,
    District = 2,
    Commune = 3,
}

internal sealed record ComponentFact(string Code, string Name, bool Required, int Originals, int Copies);

internal sealed record FeeFact(string Kind, string Name, long UnitPrice);

/// <summary>A step of a procedure. At is an agency key, or "receiving" for whichever agency received the dossier; the last step decides.</summary>
internal sealed record StepFact(string At, string Role, string Task, int Hours)
{
    internal const string Receiving = "receiving";
}

internal sealed record ProcedureFact(
    string Code, string Name, string Field, IReadOnlyList<string> ReceivedBy, int Weight, int ServiceLevel, int WorkingDays,
    IReadOnlyList<ComponentFact> Components, IReadOnlyList<FeeFact> Fees, IReadOnlyList<StepFact> Steps)
{
    /// <summary>Mức độ 3: submitted and paid online, the result fetched at the desk.</summary>
    internal bool IsOnline => ServiceLevel >= 3;
}

internal sealed record NameParts(
    IReadOnlyList<string> FamilyNames,
    IReadOnlyList<string> MaleMiddleNames, IReadOnlyList<string> MaleGivenNames,
    IReadOnlyList<string> FemaleMiddleNames, IReadOnlyList<string> FemaleGivenNames);

/// <summary>The place of a replayed year as it was: agencies, procedures and applicants, read from the data files of this project.</summary>
internal sealed class District
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    private readonly Dictionary<string, AgencyFact> _agencies;

    private District(Year year, IReadOnlyList<AgencyFact> agencies, IReadOnlyList<ProcedureFact> procedures, NameParts names, IReadOnlyList<string> organisations)
    {
        (Year, Agencies, Procedures, Names, Organisations) = (year, agencies, procedures, names, organisations);
        _agencies = agencies.ToDictionary(agency => agency.Key);
        Interconnected = [.. agencies.Where(agency => agency.Interconnected)];
        Communes = [.. agencies.Where(agency => agency.Place is not null)];
    }

    internal static District YenThe { get; } = new(
        Year.YenThe2015, Read<List<AgencyFact>>("YenThe2015/agencies.json"), Read<List<ProcedureFact>>("YenThe2015/procedures.json"), Read<NameParts>("names.json"), []);

    internal static District LangSon { get; } = new(
        Year.LangSon2012, Read<List<AgencyFact>>("LangSon2012/agencies.json"), Read<List<ProcedureFact>>("LangSon2012/procedures.json"), Read<NameParts>("names.json"),
        Read<List<string>>("LangSon2012/organisations.json"));

    internal static District Province(Year year) => new(
        year, Read<List<AgencyFact>>("Province2026/agencies.json"), Read<List<ProcedureFact>>("Province2026/procedures.json"), Read<NameParts>("names.json"), []);

    internal Year Year { get; }

    /// <summary>Organisations that apply, where no citizens do.</summary>
    internal IReadOnlyList<string> Organisations { get; }

    /// <summary>Parents stand before their children.</summary>
    internal IReadOnlyList<AgencyFact> Agencies { get; }

    internal IReadOnlyList<ProcedureFact> Procedures { get; }

    internal NameParts Names { get; }

    internal IReadOnlyList<AgencyFact> Communes { get; }

    /// <summary>The communes whose one-stop desks were connected with the district's in 2015.</summary>
    internal IReadOnlyList<AgencyFact> Interconnected { get; }

    internal AgencyFact Seat => this[Year.Seat];

    internal AgencyFact this[string key] => _agencies[key];

    /// <summary>The agencies that receive dossiers of a procedure.</summary>
    internal IReadOnlyList<AgencyFact> ReceiversOf(ProcedureFact procedure) =>
        [.. procedure.ReceivedBy.SelectMany(group => group == "communes" ? Interconnected : [this[group]])];

    private static T Read<T>(string name)
    {
        using var stream = typeof(District).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The data file {name} is not part of the program.");
        return JsonSerializer.Deserialize<T>(stream, Json)
            ?? throw new InvalidOperationException($"The data file {name} is empty.");
    }
}
