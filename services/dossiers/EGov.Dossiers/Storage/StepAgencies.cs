using EGov.Api;
using EGov.Dossiers.Model;
using EGov.WorkingTime;
using Microsoft.EntityFrameworkCore;

namespace EGov.Dossiers.Storage;

/// <summary>Finds the agencies of a stage as seen from the receiving agency, and when their parts are due.</summary>
internal sealed class StepAgencies(Calendars calendars)
{
    /// <summary>The recipients of a stage, leading one first, or why there are none.</summary>
    internal async Task<(IReadOnlyList<Recipient> Recipients, Refusal? Refusal)> ResolveAsync(
        DossiersDb db, Dossier dossier, PublishedVersion version, IReadOnlyList<Step> stage, Guid? chosen, DateTimeOffset at, CancellationToken ct)
    {
        var recipients = new List<Recipient>(stage.Count);
        foreach (var step in stage)
        {
            if (step.Agency.Kind == SelectorKind.Chosen && chosen is null)
            {
                return ([], Refusals.AgencyRequired);
            }

            if (await AgencyOfAsync(db, step.Agency, dossier.ReceivingAgencyId, chosen, ct) is not { } said)
            {
                return ([], Refusals.StepAgencyNotFound);
            }

            var (standIn, vacant) = await StandInAsync(db, said, chosen, at, ct);
            if (standIn is not { } agencyId)
            {
                return ([], vacant);
            }

            if (step.Leads && chosen is not null && chosen != agencyId)
            {
                return ([], Refusals.WrongAgency);
            }

            var (recipient, refusal) = await RecipientAsync(db, dossier, version, step, agencyId, at, ct);
            if (recipient is null)
            {
                return ([], refusal);
            }

            recipients.Add(recipient);
        }

        return (recipients, null);
    }

    /// <summary>The agency and step of an earlier row once more, with the step's whole time counted from now, or why that cannot be.</summary>
    internal async ValueTask<(Recipient? Recipient, Refusal? Refusal)> AgainAsync(
        DossiersDb db, Dossier dossier, PublishedVersion version, Holding earlier, DateTimeOffset at, CancellationToken ct)
    {
        var (agencyId, _) = await StandInAsync(db, earlier.AgencyId, null, at, ct);
        return await RecipientAsync(db, dossier, version, version.Content.Steps.First(s => s.No == earlier.Step), agencyId ?? earlier.AgencyId, at, ct);
    }

    /// <summary>The agency itself; after it was closed the one that carries on, and where several do, the one that was chosen among them.</summary>
    private static async ValueTask<(Guid? Agency, Refusal? Refusal)> StandInAsync(DossiersDb db, Guid agencyId, Guid? chosen, DateTimeOffset at, CancellationToken ct)
    {
        var day = CivilTime.DateOf(at);
        if (!await db.Agencies.AnyAsync(a => a.Id == agencyId && a.ClosedOn <= day, ct))
        {
            return (agencyId, null);
        }

        return await db.HeirsAsync(agencyId, day, ct) switch
        {
            [] => (agencyId, null),
            [var only] => (only, null),
            var several => several.Contains(chosen ?? Guid.Empty) ? (chosen, null) : (null, Refusals.AgencyRequired),
        };
    }

    private async ValueTask<(Recipient? Recipient, Refusal? Refusal)> RecipientAsync(
        DossiersDb db, Dossier dossier, PublishedVersion version, Step step, Guid agencyId, DateTimeOffset at, CancellationToken ct)
    {
        var agency = await db.Agencies.AsNoTracking().SingleOrDefaultAsync(a => a.Id == agencyId && a.OpenedOn != null, ct);
        if (agency is null)
        {
            return (null, Refusals.UnknownAgency);
        }

        if (!agency.WorksOn(CivilTime.DateOf(at)))
        {
            return (null, Refusals.AgencyIsClosed);
        }

        var calendar = await calendars.OfAgencyAsync(db, agency.Id, ct);
        return (new Recipient(
            step.No, agency.Id, DueOf(version, dossier, calendar, at, step.HoursFor(dossier.Channel)), DueOf(version, dossier, calendar, at, PartHours(version.Content, step, dossier))), null);
    }

    /// <summary>Hours from a step to the end of the agency's part: consecutive steps of one selector are one agency's.</summary>
    internal static int PartHours(ProcedureContent content, Step step, Dossier dossier)
    {
        var hours = step.HoursFor(dossier.Channel);
        if (!step.Leads)
        {
            return hours;
        }

        for (var stage = content.StageAfter(step.No); stage.Count > 0 && stage[0].Agency == step.Agency; stage = content.StageAfter(stage[0].No))
        {
            hours += stage.Max(s => s.HoursFor(dossier.Channel));
        }

        return hours;
    }

    private static DateTimeOffset? DueOf(PublishedVersion version, Dossier dossier, WorkingCalendar calendar, DateTimeOffset at, int hours) =>
        version.Content.TermFor(dossier.Channel) is null ? null : calendar.AddMinutes(at, hours * 60);

    private static async ValueTask<Guid?> AgencyOfAsync(DossiersDb db, AgencySelector selector, Guid receiving, Guid? chosen, CancellationToken ct) => selector.Kind switch
    {
        SelectorKind.Receiving => receiving,
        SelectorKind.Fixed => selector.AgencyId,
        SelectorKind.Chosen => chosen,
        SelectorKind.Parent => await db.Agencies.Where(a => a.Id == receiving).Select(a => a.ParentId).SingleAsync(ct),
        SelectorKind.Above => await NearestAsync(db, receiving, selector.AgencyKind!, ct),
        SelectorKind.Beside => await NearestAsync(db, receiving, selector.AgencyKind!, ct) is { } above
            ? await db.Agencies.Where(a => a.ParentId == above && a.ShortName == selector.ShortName).Select(a => (Guid?)a.Id).FirstOrDefaultAsync(ct)
            : null,
        _ => throw new InvalidOperationException($"Unknown selector {selector.Kind}."),
    };

    /// <summary>The nearest agency of a kind at or above the receiving one.</summary>
    private static async Task<Guid?> NearestAsync(DossiersDb db, Guid receiving, string kind, CancellationToken ct)
    {
        var found = await db.Database.SqlQuery<Guid>($"""
            with recursive up as (
                select id, parent_id, kind, 0 as height from agency where id = {receiving}
                union all
                select a.id, a.parent_id, a.kind, up.height + 1 from agency a join up on a.id = up.parent_id)
            select id from up where kind = {kind} order by height limit 1
            """).ToListAsync(ct);
        return found.Count == 0 ? null : found[0];
    }
}
