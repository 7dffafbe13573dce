using EGov.Dossiers.Reports;
using EGov.WorkingTime;

namespace EGov.Dossiers.Tests.Slices.Reports;

/// <summary>
/// What happened, as a plain list, and the table counted from it by hand: everything after the day told is forgotten first,
/// then each agency's part is followed event by event.
/// </summary>
internal sealed class TrackingOracle
{
    private readonly List<Happening> _all = [];

    internal void Add(Guid dossier, DateTimeOffset at, What what, Guid agency, DateTimeOffset? due, string field, bool online = false) =>
        _all.Add(new Happening(dossier, at, what, agency, due, field, online));

    internal TrackingLine ByAgency(Guid agency, DateOnly from, DateOnly asOf) => Count(Parts(asOf).Where(p => p.Agency == agency), from, asOf);

    internal TrackingLine Whole(ICollection<Guid> scope, DateOnly from, DateOnly asOf, string? field = null) =>
        Count(
            Parts(asOf).Where(p => scope.Contains(p.Agency) && (field is null || p.Field == field))
                .GroupBy(p => p.Dossier)
                .Select(dossier => dossier.FirstOrDefault(p => p.IsReceiver) ?? Together([.. dossier], from)),
            from, asOf);

    private static Part Together(List<Part> parts, DateOnly from)
    {
        var within = parts.Where(p => p.Finished is null || p.Finished >= from).ToList();
        var counted = within.Count == 0 ? parts : within;
        var last = counted.OrderByDescending(p => p.Finished ?? DateOnly.MaxValue).ThenByDescending(p => p.Arrived).First();
        return new Part(last.Dossier, last.Agency, counted.Min(p => p.Arrived), last.Due, last.Field, last.Online, false) { Finished = last.Finished, Withdrawn = last.Withdrawn };
    }

    private List<Part> Parts(DateOnly asOf)
    {
        var parts = new Dictionary<(Guid, Guid), Part>();
        foreach (var e in _all.Where(e => CivilTime.DateOf(e.At) <= asOf).OrderBy(e => e.At))
        {
            var open = parts.Values.Where(p => p.Dossier == e.Dossier && p.Finished is null).ToList();
            var day = CivilTime.DateOf(e.At);
            var due = e.Due is { } at ? CivilTime.DateOf(at) : (DateOnly?)null;
            switch (e.What)
            {
                case What.Received:
                    parts[(e.Dossier, e.Agency)] = new Part(e.Dossier, e.Agency, day, due, e.Field, e.Online, true);
                    break;
                case What.TakenIn:
                    parts[(e.Dossier, e.Agency)] = new Part(e.Dossier, e.Agency, day, due, e.Field, e.Online, false) { IsDesk = true };
                    break;
                case What.SentBack:
                    open.Where(p => p is { IsReceiver: false, IsDesk: false }).ToList().ForEach(p => p.Finished = day);
                    break;
                case What.Moved:
                    Move(parts, e);
                    break;
                case What.HandedOver when parts.GetValueOrDefault((e.Dossier, e.Agency)) is { } before:
                    open.Where(p => p is { IsReceiver: false, IsDesk: false } && p.Agency != e.Agency).ToList().ForEach(p => p.Finished = day);
                    // Back again: the first arrival counts.
                    if (before is { IsReceiver: false, IsDesk: false, Finished: not null })
                    {
                        (before.Finished, before.Due) = (null, due);
                    }

                    break;
                case What.HandedOver:
                    open.Where(p => p is { IsReceiver: false, IsDesk: false }).ToList().ForEach(p => p.Finished = day);
                    parts[(e.Dossier, e.Agency)] = new Part(e.Dossier, e.Agency, day, due, e.Field, e.Online, false);
                    break;
                case What.Suspended:
                    open.ForEach(p => p.Due = null);
                    break;
                case What.Resumed:
                case What.Rescheduled:
                    // Of the receiver and of who holds it: parts passed on are finished.
                    open.ForEach(p => p.Due = due);
                    break;
                case What.Decided:
                case What.Withdrawn:
                    open.ForEach(p => (p.Finished, p.Withdrawn) = (day, e.What == What.Withdrawn));
                    break;
                default:
                    parts.Values.Where(p => p.Dossier == e.Dossier && (p.IsReceiver || p.Agency == e.Agency)).ToList().ForEach(p => p.Finished = null);
                    break;
            }
        }

        return [.. parts.Values];
    }

    /// <summary>All that the closed agency has open goes to the successor, with the first arrival.</summary>
    private static void Move(Dictionary<(Guid, Guid), Part> parts, Happening e)
    {
        foreach (var left in parts.Values.Where(p => p.Agency == e.Agency && p.Finished is null).ToList())
        {
            parts.Remove((left.Dossier, left.Agency));
            var there = parts.GetValueOrDefault((left.Dossier, e.Dossier));
            if (there is { Finished: null } && (there.IsReceiver || !left.IsReceiver))
            {
                continue;
            }

            var arrived = there?.Arrived < left.Arrived ? there.Arrived : left.Arrived;
            parts[(left.Dossier, e.Dossier)] = new Part(left.Dossier, e.Dossier, arrived, left.Due, left.Field, left.Online, left.IsReceiver || there?.IsReceiver == true) { IsDesk = left.IsDesk };
        }
    }

    private static TrackingLine Count(IEnumerable<Part> all, DateOnly from, DateOnly asOf)
    {
        var parts = all.Where(p => p.Finished is null || p.Finished >= from).ToList();
        var done = parts.Where(p => p.Finished is not null).ToList();
        var open = parts.Where(p => p.Finished is null).ToList();
        return new TrackingLine(
            null, null, "", parts.Count(p => p.Arrived < from), parts.Count(p => p.Arrived >= from), parts.Count(p => p.Arrived >= from && p.Online),
            done.Count(p => !p.Withdrawn && p.Finished < p.Due), done.Count(p => p.Withdrawn || p.Due is null || p.Finished == p.Due),
            done.Count(p => !p.Withdrawn && p.Finished > p.Due), done.Count(p => p.Withdrawn),
            open.Count(p => p.Due is null || p.Due >= asOf), open.Count(p => p.Due < asOf));
    }

    internal enum What
    {
        Received,
        HandedOver,
        TakenIn,
        SentBack,

        /// <summary>The agency's dossiers pass to a successor, which stands where the dossier does elsewhere.</summary>
        Moved,
        Suspended,
        Resumed,
        Rescheduled,
        Decided,
        Withdrawn,
        Corrected,
    }

    private sealed record Happening(Guid Dossier, DateTimeOffset At, What What, Guid Agency, DateTimeOffset? Due, string Field, bool Online);

    private sealed class Part(Guid dossier, Guid agency, DateOnly arrived, DateOnly? due, string field, bool online, bool isReceiver)
    {
        internal Guid Dossier { get; } = dossier;

        internal Guid Agency { get; } = agency;

        internal DateOnly Arrived { get; } = arrived;

        internal DateOnly? Due { get; set; } = due;

        internal string Field { get; } = field;

        internal bool Online { get; } = online;

        internal bool IsReceiver { get; } = isReceiver;

        internal bool IsDesk { get; init; }

        internal DateOnly? Finished { get; set; }

        internal bool Withdrawn { get; set; }
    }
}
