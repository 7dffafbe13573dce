using EGov.Dossiers.Contracts;
using EGov.Dossiers.Model;
using EGov.WorkingTime;
using Microsoft.EntityFrameworkCore;

namespace EGov.Dossiers.Storage;

/// <summary>Due times that follow from a dossier's history: the same pauses that move a due time also explain it.</summary>
internal sealed class DueTimes(PublishedVersions versions, Calendars calendars)
{
    /// <summary>The due times when the present pause ends at an instant.</summary>
    internal async Task<ResumedDueTimes> AfterPauseAsync(DossiersDb db, Dossier dossier, DateTimeOffset at, CancellationToken ct)
    {
        var version = await versions.GetAsync(db, dossier.ProcedureVersionId, ct);
        if (version.Content.TermFor(dossier.Channel) is not { } term)
        {
            return default;
        }

        var pauses = (await PausesAsync(db, dossier, version, ct)).Select(p => p.To is null ? p with { To = at } : p).ToArray();
        var calendar = await calendars.GetAsync(db, dossier.CalendarId, ct);
        var lead = dossier.Lead;
        var step = version.Content.Steps.First(s => s.No == lead.Step);
        var holders = await calendars.OfAgencyAsync(db, lead.AgencyId, ct);
        var stepDue = pauses.Any(p => p.To == at && p.Policy == PausePolicy.Restart)
            ? holders.AddMinutes(at, step.HoursFor(dossier.Channel) * 60)
            : lead.DueAt is { } former ? holders.AddMinutes(former, PausedMinutes(holders, pauses, at)) : (DateTimeOffset?)null;
        var rest = (StepAgencies.PartHours(version.Content, step, dossier) - step.HoursFor(dossier.Channel)) * 60;
        return new ResumedDueTimes(
            Promised(dossier, calendar, pauses, calendar.Due(dossier.ReceivedAt!.Value, term, pauses)),
            stepDue is { } s ? holders.AddMinutes(s, rest) : null,
            stepDue);
    }

    /// <summary>How the due time came about, step by step; null without a term.</summary>
    internal async Task<DueExplanation?> ExplainAsync(DossiersDb db, Dossier dossier, CancellationToken ct)
    {
        var version = await versions.GetAsync(db, dossier.ProcedureVersionId, ct);
        if (dossier.ReceivedAt is not { } receivedAt || version.Content.TermFor(dossier.Channel) is not { } term)
        {
            return null;
        }

        var calendar = await calendars.GetAsync(db, dossier.CalendarId, ct);
        return calendar.Explain(receivedAt, term, [.. await PausesAsync(db, dossier, version, ct)]);
    }

    /// <summary>The pauses of a dossier since its reception, read off its history; an open one has no end.</summary>
    private static async Task<List<Pause>> PausesAsync(DossiersDb db, Dossier dossier, PublishedVersion version, CancellationToken ct)
    {
        var rows = await db.Holdings.AsNoTracking()
            .Where(h => h.DossierId == dossier.Id && h.Leads && h.FromAt >= dossier.ReceivedAt
                && (h.State == DossierState.SupplementRequested || h.State == DossierState.PaymentRequested || h.State == DossierState.Stopped))
            .OrderBy(h => h.Seq)
            .Select(h => new { h.State, h.FromAt, h.UntilAt })
            .ToListAsync(ct);
        return [.. rows.Select(r => new Pause(
            r.FromAt, r.UntilAt, r.State == DossierState.SupplementRequested ? version.Content.SupplementPolicy : PausePolicy.Extend))];
    }

    /// <summary>A date promised with an apology holds: a pause after it moves it on, and only a term that starts again begins anew.</summary>
    private static DateTimeOffset Promised(Dossier dossier, WorkingCalendar calendar, Pause[] pauses, DateTimeOffset computed)
    {
        if (dossier is not { RescheduledAt: { } since, RescheduledTo: { } promised })
        {
            return computed;
        }

        var later = pauses.Where(p => p.From >= since).ToList();
        var moved = later.Any(p => p.Policy == PausePolicy.Restart)
            ? promised
            : calendar.AddMinutes(promised, later.Sum(p => calendar.WorkingMinutes(p.From, p.To!.Value)));
        return moved > computed ? moved : computed;
    }

    /// <summary>Working minutes of the contiguous pauses that end now.</summary>
    private static int PausedMinutes(WorkingCalendar calendar, Pause[] pauses, DateTimeOffset at)
    {
        var (minutes, end) = (0, at);
        foreach (var pause in pauses.Reverse().TakeWhile(p => p.To == end))
        {
            minutes += calendar.WorkingMinutes(pause.From, pause.To!.Value);
            end = pause.From;
        }

        return minutes;
    }
}
