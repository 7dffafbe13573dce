using EGov.Dossiers.Contracts;
using EGov.Dossiers.Model;
using EGov.Dossiers.Storage;
using EGov.WorkingTime;

namespace EGov.Dossiers.Deadlines;

/// <summary>New dates: the one computed for a proposal, and what a signed one means for the parts of the agencies.</summary>
internal sealed class Rescheduling(PublishedVersions versions, Calendars calendars)
{
    /// <summary>Working minutes that the step and those after it may take, a working day at least.</summary>
    internal async ValueTask<int> RemainingMinutesAsync(DossiersDb db, Guid versionId, int step, Channel channel, CancellationToken ct)
    {
        var content = (await versions.GetAsync(db, versionId, ct)).Content;
        var hours = content.StageOf(step).Max(s => s.HoursFor(channel));
        for (var stage = content.StageAfter(step); stage.Count > 0; stage = content.StageAfter(stage[0].No))
        {
            hours += stage.Max(s => s.HoursFor(channel));
        }

        return Math.Max(hours, Duration.HoursPerDay) * 60;
    }

    /// <summary>The new date as computed: what the remaining steps may take, counted from the due time or, when that has gone by, from now.</summary>
    internal static DateTimeOffset Proposal(WorkingCalendar calendar, DateTimeOffset dueAt, DateTimeOffset now, int remainingMinutes) =>
        calendar.AddMinutes(dueAt > now ? dueAt : now, remainingMinutes);

    /// <summary>The due times when a dossier is due at a new date: the holder's part and step get what the whole dossier gets.</summary>
    internal async Task<ResumedDueTimes> AfterApologyAsync(DossiersDb db, Dossier dossier, DateTimeOffset newDueAt, CancellationToken ct)
    {
        var lead = dossier.Lead;
        if (dossier.DueAt is not { } former || newDueAt <= former)
        {
            return new ResumedDueTimes(newDueAt, newDueAt, lead.DueAt);
        }

        var calendar = await calendars.OfAgencyAsync(db, lead.AgencyId, ct);
        var added = calendar.WorkingMinutes(former, newDueAt);
        var part = dossier.Participations.FirstOrDefault(p => p.AgencyId == lead.AgencyId && p.SupersededAt is null && p.FinishedAt is null);
        return new ResumedDueTimes(newDueAt, Moved(part?.DueAt), Moved(lead.DueAt));

        // Never beyond the dossier's own new date.
        DateTimeOffset? Moved(DateTimeOffset? due) => due is { } at ? new[] { calendar.AddMinutes(at, added), newDueAt }.Min() : null;
    }
}
