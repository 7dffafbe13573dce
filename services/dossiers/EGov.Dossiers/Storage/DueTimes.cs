using EGov.Dossiers.Model;
using EGov.WorkingTime;
using Microsoft.EntityFrameworkCore;

namespace EGov.Dossiers.Storage;

/// <summary>Due times that follow from a dossier's history: the same pauses that move a due time also explain it.</summary>
internal sealed class DueTimes(PublishedVersions versions, Calendars calendars, OneStopRules rules)
{
    /// <summary>The due times when the present pause ends at an instant.</summary>
    internal async Task<ResumedDueTimes> AfterPauseAsync(DossiersDb db, Dossier dossier, DateTimeOffset at, CancellationToken ct)
    {
        var content = (await versions.GetAsync(db, dossier.ProcedureVersionId, ct)).Content;
        var calendar = await calendars.GetAsync(db, dossier.CalendarId, ct);
        var holders = await calendars.OfAgencyAsync(db, dossier.Lead.AgencyId, ct);
        var pauses = PausesOf(await PausedRowsAsync(db, dossier, ct), await PolicyOfAsync(db, dossier, content, ct), at);
        return After(dossier, content, calendar, holders, pauses, at) with { HandOn = HandOn.By(await rules.OfAsync(db, dossier, ct), content, dossier.Step, calendar, at) };
    }

    /// <summary>How the due time came about, step by step; null without a term.</summary>
    internal async Task<DueExplanation?> ExplainAsync(DossiersDb db, Dossier dossier, CancellationToken ct)
    {
        var content = (await versions.GetAsync(db, dossier.ProcedureVersionId, ct)).Content;
        if (dossier.ReceivedAt is not { } receivedAt || content.TermFor(dossier.Channel) is not { } term)
        {
            return null;
        }

        var calendar = await calendars.GetAsync(db, dossier.CalendarId, ct);
        var pauses = PausesOf(await PausedRowsAsync(db, dossier, ct), await PolicyOfAsync(db, dossier, content, ct), null);
        var explained = calendar.Explain(receivedAt, term, pauses);
        return await ReschedulingOfAsync(db, dossier, ct) is { } moved ? explained.Rescheduled(moved, Promised(dossier, calendar, pauses, explained.DueAt)) : explained;
    }

    /// <summary>The signed letter of apology with its number, which it has once it was put on paper.</summary>
    private static Task<MovedDueTime?> ReschedulingOfAsync(DossiersDb db, Dossier dossier, CancellationToken ct) => db.Apologies
        .Where(a => a.DossierId == dossier.Id && a.State == ApologyState.Sent)
        .Select(a => new MovedDueTime(
            a.DueAt, a.NewDueAt!.Value, a.ClosedAt!.Value,
            db.IssuedPapers.Where(p => p.DossierId == a.DossierId && p.Form == PaperForm.Apology).Select(p => p.Number).FirstOrDefault()))
        .SingleOrDefaultAsync(ct);

    /// <summary>The due times after pauses of which the last ends at the instant.</summary>
    internal static ResumedDueTimes After(
        Dossier dossier, ProcedureContent content, WorkingCalendar calendar, WorkingCalendar holders, Pause[] pauses, DateTimeOffset at)
    {
        if (content.TermFor(dossier.Channel) is not { } term)
        {
            return default;
        }

        var lead = dossier.Lead;
        var step = content.Steps.First(s => s.No == lead.Step);
        var stepDue = pauses.Any(p => p.To == at && p.Policy == PausePolicy.Restart)
            ? holders.AddMinutes(at, step.HoursFor(dossier.Channel) * 60)
            : lead.DueAt is { } former ? holders.AddMinutes(former, PausedMinutes(holders, pauses, at)) : (DateTimeOffset?)null;
        var rest = (StepAgencies.PartHours(content, step, dossier) - step.HoursFor(dossier.Channel)) * 60;
        return new ResumedDueTimes(
            Promised(dossier, calendar, pauses, calendar.Due(dossier.ReceivedAt!.Value, term, pauses)),
            stepDue is { } s ? holders.AddMinutes(s, rest) : null,
            stepDue);
    }

    /// <summary>Pauses of leading rows in their order; an open one ends at the instant given, if any.</summary>
    internal static Pause[] PausesOf(IEnumerable<Holding> paused, PausePolicy supplementPolicy, DateTimeOffset? openUntil) =>
        [.. paused.Select(h => new Pause(
            h.FromAt, h.UntilAt ?? openUntil, h.State == Contracts.DossierState.SupplementRequested ? supplementPolicy : PausePolicy.Extend))];

    /// <summary>The pauses of a dossier since its reception, read off its history.</summary>
    private static Task<List<Holding>> PausedRowsAsync(DossiersDb db, Dossier dossier, CancellationToken ct) => db.Holdings.AsNoTracking()
        .Where(h => h.DossierId == dossier.Id && h.Leads && h.FromAt >= dossier.ReceivedAt
            && (h.State == Contracts.DossierState.SupplementRequested || h.State == Contracts.DossierState.PaymentRequested || h.State == Contracts.DossierState.Stopped))
        .OrderBy(h => h.Seq)
        .ToListAsync(ct);

    /// <summary>What a supplement does to the term: the receiving agency's option of the day of reception, else what the procedure says.</summary>
    private static async Task<PausePolicy> PolicyOfAsync(DossiersDb db, Dossier dossier, ProcedureContent content, CancellationToken ct)
    {
        var day = CivilTime.DateOf(dossier.ReceivedAt!.Value);
        var option = await db.SupplementOptions.AsNoTracking()
            .Where(o => o.AgencyId == dossier.ReceivingAgencyId && o.ValidFrom <= day)
            .OrderByDescending(o => o.ValidFrom)
            .Select(o => o.Policy)
            .FirstOrDefaultAsync(ct);
        return option ?? content.SupplementPolicy;
    }

    /// <summary>A date promised with an apology holds: a pause after it moves it on, and only one after which the term starts again leaves it where it is.</summary>
    private static DateTimeOffset Promised(Dossier dossier, WorkingCalendar calendar, Pause[] pauses, DateTimeOffset computed)
    {
        if (dossier is not { RescheduledAt: { } since, RescheduledTo: { } promised })
        {
            return computed;
        }

        // One that still lasts has not moved anything yet.
        var later = pauses.Where(p => p.From >= since && p.To is not null && p.Policy != PausePolicy.Restart);
        var moved = calendar.AddMinutes(promised, later.Sum(p => calendar.WorkingMinutes(p.From, p.To!.Value)));
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
