using System.Globalization;
using EGov.WorkingTime;

namespace EGov.Replay.Plan;

/// <summary>Draws dossiers one by one: first what and when, then the course it takes; a course that ends on the wrong side of the cut-off is drawn again.</summary>
internal sealed class DossierDrawing
{
    private readonly District _district;
    private readonly Random _random;
    private readonly PersonNames _names;
    private readonly OfficeHours _hours;
    private readonly CourseDrawing _courses;
    private readonly IReadOnlyList<DateOnly> _days;
    private readonly int _weights;
    private readonly int _weightedDays;
    private int _applicants;

    internal DossierDrawing(District district, Staff staff, Random random)
    {
        (_district, _random) = (district, random);
        _names = new PersonNames(district.Names, random);
        _hours = new OfficeHours();
        _courses = new CourseDrawing(district, staff, _hours, random);
        _days = _hours.WorkingDays(district.Year.FirstDay, district.Year.LastDay);
        _weights = district.Procedures.Sum(procedure => procedure.Weight);
        _weightedDays = district.Procedures.Sum(procedure => procedure.Weight * procedure.WorkingDays);
    }

    private DateTimeOffset CutOff => CivilTime.At(_district.Year.LastDay.AddDays(1));

    /// <summary>A dossier whose result was handed out by the cut-off.</summary>
    internal PlannedDossier Returned(Detour detour, bool rated)
    {
        while (true)
        {
            var procedure = Pick(procedure => procedure.Weight, _weights);
            var (receiver, actions) = Draw(procedure, _random.Next(_days.Count), detour, rated);
            if (actions is not null && actions[^1].At < CutOff)
            {
                return Dossier(procedure, receiver, actions);
            }
        }
    }

    /// <summary>
    /// A dossier still on its way at the cut-off and not overdue. The longer a procedure takes the more of its dossiers
    /// are on their way on any one day, so length counts in the choice.
    /// </summary>
    internal PlannedDossier InProgress()
    {
        while (true)
        {
            var procedure = Pick(procedure => procedure.Weight * procedure.WorkingDays, _weightedDays);
            var (receiver, actions) = Draw(procedure, _days.Count - 1 - _random.Next(procedure.WorkingDays), Detour.None, rated: false);

            // A decided dossier is resolved, even while its result waits at the desk.
            if (actions is not null && actions.First(action => action.Kind == ActionKind.Decide).At >= CutOff)
            {
                return Dossier(procedure, receiver, [.. actions.TakeWhile(action => action.At < CutOff)]);
            }
        }
    }

    private (AgencyFact Receiver, IReadOnlyList<PlannedAction>? Actions) Draw(ProcedureFact procedure, int day, Detour detour, bool rated)
    {
        var receivers = _district.ReceiversOf(procedure);
        var receiver = receivers[_random.Next(receivers.Count)];
        var online = procedure.IsOnline && _random.Next(100) < _district.Year.Shares.Online;
        return (receiver, _courses.Draw(procedure, receiver, ReceptionTime(_days[day]), new Ways(online, detour, rated)));
    }

    // Desks are busiest in the morning; the last half hour of a day is left for what is in hand.
    private DateTimeOffset ReceptionTime(DateOnly day)
    {
        var morning = _random.Next(100) < 60;
        var minute = morning ? (7 * 60) + 30 + _random.Next(240) : (13 * 60) + _random.Next(210);
        return CivilTime.At(day, new TimeOnly(minute / 60, minute % 60));
    }

    private PlannedDossier Dossier(ProcedureFact procedure, AgencyFact receiver, IReadOnlyList<PlannedAction> actions) =>
        new(procedure, receiver, Applicant(receiver), _hours.Due(actions.First(action => action.Kind is ActionKind.Receive or ActionKind.Accept).At, procedure.WorkingDays), actions);

    private PlannedApplicant Applicant(AgencyFact receiver)
    {
        var number = ++_applicants;
        if (_district.Organisations.Count > 0)
        {
            var organisation = _district.Organisations[_random.Next(_district.Organisations.Count)];
            return new PlannedApplicant("Enterprise", organisation, TaxCode.Of(_district.Organisations.TakeWhile(name => name != organisation).Count() + 1), string.Create(CultureInfo.InvariantCulture, $"0100{number:000000}"), _district.Year.Region);
        }

        var woman = _random.Next(2) == 0;
        var birthYear = 1940 + _random.Next(55);
        var place = receiver.Place ?? _district.Communes[_random.Next(_district.Communes.Count)].Place;

        // The form of a real number (province, sex and century, year of birth) with a running number, and a telephone
        // prefix that no network uses.
        return new PlannedApplicant(
            "Citizen",
            _names.Next(woman),
            string.Create(CultureInfo.InvariantCulture, $"{_district.Year.CitizenNumbers}{(woman ? 1 : 0)}{birthYear % 100:00}{number:000000}"),
            string.Create(CultureInfo.InvariantCulture, $"0100{number:000000}"),
            $"{place}, {_district.Year.Region}");
    }

    private ProcedureFact Pick(Func<ProcedureFact, int> weight, int total)
    {
        var left = _random.Next(total);
        foreach (var procedure in _district.Procedures)
        {
            left -= weight(procedure);
            if (left < 0)
            {
                return procedure;
            }
        }

        throw new InvalidOperationException("The weights do not add up to their total.");
    }
}
