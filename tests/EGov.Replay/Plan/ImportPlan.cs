using System.Globalization;
using System.Text;
using EGov.WorkingTime;

namespace EGov.Replay.Plan;

/// <summary>
/// The dossiers that a province's former system had, as files of the import's template. Each file is drawn with a seed of its own: the same rows in every
/// run, and never more than one file in memory. Everybody in them is invented.
/// </summary>
internal sealed class ImportPlan
{
    /// <summary>As many rows as the import takes in one file.</summary>
    internal const int RowsPerFile = 50_000;

    internal const string Header =
        "code,procedureCode,agencyCode,applicantName,applicantKind,applicantIdentity,applicantPhone,applicantAddress,subject,channel,receivedAt,dueAt,finishedAt,outcome,returnedAt";

    // The counters of this year's desks begin at one; the former system's numbers stand well apart from them.
    private const int FirstNumber = 100_001;

    private readonly District _province;
    private readonly OfficeHours _hours = new();
    private readonly IReadOnlyList<DateOnly> _days;
    private readonly ProcedureFact[] _byWeight;

    internal ImportPlan(District province, int dossiers)
    {
        (_province, Dossiers) = (province, dossiers);
        _days = _hours.WorkingDays(province.Year.FirstDay, province.Year.LastDay);
        _byWeight = [.. province.Procedures.SelectMany(procedure => Enumerable.Repeat(procedure, procedure.Weight))];
    }

    internal int Dossiers { get; }

    internal int Files => (Dossiers + RowsPerFile - 1) / RowsPerFile;

    /// <summary>A file, counted from 0, and what a report of the year has to say of it.</summary>
    internal (string Csv, PlannedTotals Totals) File(int number)
    {
        var random = new Random(_province.Year.Seed + number + 1);
        var names = new PersonNames(_province.Names, random);
        var csv = new StringBuilder(RowsPerFile * 200).AppendLine(Header);
        var totals = new PlannedTotals(0, 0, 0, 0, 0, 0);
        for (var row = number * RowsPerFile; row < Math.Min(Dossiers, (number + 1) * RowsPerFile); row++)
        {
            totals += Append(csv, row, random, names);
        }

        return (csv.ToString(), totals);
    }

    private PlannedTotals Append(StringBuilder csv, int row, Random random, PersonNames names)
    {
        var procedure = _byWeight[random.Next(_byWeight.Length)];
        var receivers = _province.ReceiversOf(procedure);
        var receiver = receivers[random.Next(receivers.Count)];
        var day = _days[random.Next(_days.Count)];
        var received = _hours.Add(CivilTime.At(day, new TimeOnly(7, 30)), random.Next(OfficeHours.MinutesPerDay - 30));
        var due = _hours.Due(received, procedure.WorkingDays);
        var (fate, finished) = Fate(received, due, procedure.WorkingDays, random);
        var returned = finished is { } end && fate != "withdrawn" ? Until(_hours.Add(end, random.Next(10, 2 * OfficeHours.MinutesPerDay))) : null;

        csv.Append(CultureInfo.InvariantCulture, $"{receiver.Code}-{day:yyMMdd}-{FirstNumber + row},{procedure.Code},{receiver.Code},");
        Applicant(csv, row, receiver, random, names);
        csv.Append(CultureInfo.InvariantCulture, $"{procedure.Name.Replace(",", "", StringComparison.Ordinal)},{(random.Next(100) < 55 ? "online" : "direct")},{Time(received)},{Time(due)},");
        csv.Append(CultureInfo.InvariantCulture, $"{Time(finished)},{(finished is null ? "" : fate)},{Time(returned)}").AppendLine();
        return PlannedTotals.Of(fate, due, finished, _province.Year.LastDay);
    }

    /// <summary>
    /// Of a thousand: five withdrawn, thirty late by up to a week, five that nobody moves any more, the others in time. What would end after the last
    /// day of the year told is still open.
    /// </summary>
    private (string Fate, DateTimeOffset? Finished) Fate(DateTimeOffset received, DateTimeOffset due, int workingDays, Random random)
    {
        var drawn = random.Next(1000);
        var minutes = workingDays * OfficeHours.MinutesPerDay * random.Next(30, 98) / 100;
        return drawn switch
        {
            < 5 => ("withdrawn", Until(_hours.Add(received, minutes / 2))),
            < 35 => ("granted", Until(_hours.Add(due, random.Next(OfficeHours.MinutesPerDay, 5 * OfficeHours.MinutesPerDay)))),
            < 40 => ("granted", null),
            _ => (random.Next(100) < 97 ? "granted" : "refused", Until(_hours.Add(received, minutes))),
        };
    }

    /// <summary>The form of real numbers with a running number in them, and a telephone prefix that no network uses.</summary>
    private void Applicant(StringBuilder csv, int row, AgencyFact receiver, Random random, PersonNames names)
    {
        var place = receiver.Place ?? _province.Communes[random.Next(_province.Communes.Count)].Place;
        var name = names.Next(row % 2 == 0);
        var (kind, shown, identity) = random.Next(100) < 8
            ? ("enterprise", $"Hộ kinh doanh {name}", TaxCode.Of(row % 100_000))
            : ("citizen", name, string.Create(CultureInfo.InvariantCulture, $"{_province.Year.CitizenNumbers}{(row % 2 == 0 ? 1 : 0)}{40 + random.Next(55):00}{row % 1_000_000:000000}"));
        csv.Append(CultureInfo.InvariantCulture, $"{shown},{kind},{identity},0100{row % 1_000_000:000000},\"{place}, {_province.Year.Region}\",");
    }

    private DateTimeOffset? Until(DateTimeOffset at) => CivilTime.DateOf(at) <= _province.Year.LastDay ? at : null;

    private static string Time(DateTimeOffset? at) => at?.ToOffset(CivilTime.Offset).ToString("dd/MM/yyyy HH:mm", CultureInfo.InvariantCulture) ?? "";
}

/// <summary>What the tracking table of the year has to say. Days are compared, not times.</summary>
internal readonly record struct PlannedTotals(long Received, long Early, long OnTime, long Late, long WithinTerm, long Overdue)
{
    /// <summary>Handled early, on the day or withdrawn.</summary>
    internal long ReturnedOnTime => Early + OnTime;

    internal long InProgress => WithinTerm + Overdue;

    public static PlannedTotals operator +(PlannedTotals a, PlannedTotals b) => new(
        a.Received + b.Received, a.Early + b.Early, a.OnTime + b.OnTime, a.Late + b.Late, a.WithinTerm + b.WithinTerm, a.Overdue + b.Overdue);

    internal static PlannedTotals Of(string fate, DateTimeOffset due, DateTimeOffset? finished, DateOnly told)
    {
        var dueDay = CivilTime.DateOf(due);
        if (finished is not { } end)
        {
            return dueDay < told ? new(1, 0, 0, 0, 0, 1) : new(1, 0, 0, 0, 1, 0);
        }

        return fate == "withdrawn" || CivilTime.DateOf(end) == dueDay ? new(1, 0, 1, 0, 0, 0)
            : end < due ? new(1, 1, 0, 0, 0, 0)
            : new(1, 0, 0, 1, 0, 0);
    }

    /// <summary>What is driven through the API: nothing of it is late.</summary>
    internal static PlannedTotals Of(YearPlan plan)
    {
        var totals = default(PlannedTotals);
        foreach (var dossier in plan.Dossiers)
        {
            totals += Of("granted", dossier.DueAt, dossier.Actions.FirstOrDefault(action => action.Kind == ActionKind.Decide)?.At, plan.Year.LastDay);
        }

        return totals;
    }
}
