using EGov.Dossiers.Contracts;
using EGov.WorkingTime;

namespace EGov.Dossiers.Model;

/// <summary>An agency's share of a dossier's time, beside the limit it has for its steps.</summary>
/// <param name="AgencyId">The agency.</param>
/// <param name="WorkingMinutes">Working minutes for which it had the dossier. Of the leading agencies they add up to the whole.</param>
/// <param name="StandingMinutes">Those of them in which nothing was expected of it: the clock stood, or the result waited to be fetched.</param>
/// <param name="LimitMinutes">The time its steps have, each time they came to it; null without a term.</param>
/// <param name="Kept">Whether it kept its deadlines; null as long as that is open.</param>
internal sealed record AgencyTime(Guid AgencyId, int WorkingMinutes, int StandingMinutes, int? LimitMinutes, bool? Kept)
{
    /// <summary>The leading agencies, in the order they first had it.</summary>
    internal static IReadOnlyList<AgencyTime> Leading(IEnumerable<Holding> rows, ProcedureContent content, Channel channel, WorkingCalendar calendar, DateTimeOffset now)
    {
        var stays = new List<List<TimeUse>>();
        foreach (var use in TimeUse.Of(rows.Where(h => h.Leads).OrderBy(h => h.Seq), calendar, now))
        {
            if (stays is [.., [.., var last] stay] && last.Row.AgencyId == use.Row.AgencyId && last.Row.Step == use.Row.Step)
            {
                stay.Add(use);
            }
            else
            {
                stays.Add([use]);
            }
        }

        return Sum(stays, content, channel, now);
    }

    /// <summary>The agencies that coordinated, each with its branches.</summary>
    internal static IReadOnlyList<AgencyTime> Coordinating(IEnumerable<Holding> rows, ProcedureContent content, Channel channel, WorkingCalendar calendar, DateTimeOffset now)
    {
        var branches = new List<List<TimeUse>>();
        foreach (var use in TimeUse.Of(rows.Where(h => !h.Leads).OrderBy(h => h.Step).ThenBy(h => h.Seq), calendar, now))
        {
            if (use.Row.Action != HoldingAction.BranchOpened && branches is [.., [.., var last] branch] && last.Row.AgencyId == use.Row.AgencyId && last.Row.Step == use.Row.Step)
            {
                branch.Add(use);
            }
            else
            {
                branches.Add([use]);
            }
        }

        return Sum(branches, content, channel, now);
    }

    private static List<AgencyTime> Sum(List<List<TimeUse>> stays, ProcedureContent content, Channel channel, DateTimeOffset now) =>
        [.. stays.GroupBy(stay => stay[0].Row.AgencyId).Select(agency =>
        {
            var limited = agency.Where(stay => IsLimited(stay, content, channel)).ToList();
            bool?[] kept = [.. limited.Select(stay => IsKept(stay, now))];
            return new AgencyTime(
                agency.Key,
                agency.SelectMany(stay => stay).Sum(use => use.WorkingMinutes),
                agency.SelectMany(stay => stay).Where(use => !IsHandling(use)).Sum(use => use.WorkingMinutes),
                limited.Count == 0 ? null : limited.Sum(stay => content.Steps.First(s => s.No == stay[0].Row.Step).HoursFor(channel) * 60),
                kept.Contains(false) ? false : kept.Length == 0 || kept.Contains(null) ? null : true);
        })];

    private static bool IsHandling(TimeUse use) => use.Row.State is DossierState.Received or DossierState.Processing;

    private static bool IsLimited(List<TimeUse> stay, ProcedureContent content, Channel channel) =>
        content.TermFor(channel) is not null && stay.Exists(use => IsHandling(use) && use.Row.DueAt is not null);

    /// <summary>The deadline of the last time it was worked on counts: it has moved with every pause.</summary>
    private static bool? IsKept(List<TimeUse> stay, DateTimeOffset now)
    {
        var worked = stay.FindLast(use => IsHandling(use) && use.Row.DueAt is not null);
        var late = TimeUse.Minute(worked.To) > TimeUse.Minute(worked.Row.DueAt!.Value);
        return stay[^1].Row.UntilAt is { } until && until <= now ? !late : late ? false : null;
    }
}
