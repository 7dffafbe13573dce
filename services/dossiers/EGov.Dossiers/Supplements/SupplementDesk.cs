using EGov.Api;
using EGov.Dossiers.Contracts;
using EGov.Dossiers.Model;
using EGov.Dossiers.Storage;
using EGov.WorkingTime;
using Microsoft.AspNetCore.Http.HttpResults;

namespace EGov.Dossiers.Supplements;

/// <summary>What a request for a supplement is checked for: who asks, whether in time, whether for the first time, what and why.</summary>
internal sealed class SupplementDesk(OneStopRules rules, PublishedVersions versions, Calendars calendars)
{
    /// <summary>The request ready to be made, without its number yet, or why it may not be.</summary>
    internal async Task<(SupplementRequest.Asking? Asking, ProblemHttpResult? Refusal)> CheckAsync(
        DossiersDb db, Dossier dossier, RequestSupplement.Request request, Caller caller, DateTimeOffset now, CancellationToken ct)
    {
        var isSuperior = caller.Has(Policies.Assign) || caller.Has(Policies.Decide);
        var byTheSuperior = isSuperior && request.SuperiorReason is not null && await db.ReachesAsync(caller, dossier.Lead.AgencyId, ct);
        if (!byTheSuperior && await db.HeldByAsync(dossier, caller, ct) is null)
        {
            return (null, Refusals.NotHolder.ToProblem());
        }

        if (!StateMoves.Allows(dossier.State, DossierState.SupplementRequested))
        {
            return (null, Refusals.MoveNotAllowed.ToProblem());
        }

        var rule = await rules.OfAsync(db, dossier, ct);
        var askBy = await AskByAsync(db, dossier, rule, ct);
        var isRepeated = dossier.SupplementRequests > 0;
        // A submission asked about late is an acceptance that came late, which is counted as that and needs nobody's leave.
        var isLate = dossier.ReceivedAt is not null && now > askBy;
        if ((isRepeated || isLate) && request.SuperiorReason is null)
        {
            return (null, isRepeated ? Refusals.SupplementAlreadyAsked.ToProblem() : Refusals.SupplementTooLate.ToProblem(("askBy", askBy)));
        }

        if ((isRepeated || isLate) && !isSuperior)
        {
            return (null, Refusals.SuperiorRequired.ToProblem());
        }

        var (items, refusal) = await ItemsAsync(db, dossier, request.Items, CivilTime.DateOf(now), ct);
        if (refusal is not null)
        {
            return (null, refusal);
        }

        var calendar = await calendars.OfAgencyAsync(db, dossier.ReceivingAgencyId, ct);
        return (
            new SupplementRequest.Asking(
                "", items, new SupplementContact(request.Contact.Name, request.Contact.Phone), askBy,
                calendar.Due(now, new Duration(rule.SupplementAnswerDays, DurationUnit.CalendarDays)),
                isRepeated || isLate ? request.SuperiorReason : null),
            null);
    }

    /// <summary>The next number of a form about the dossier.</summary>
    internal async Task<string> NumberAsync(DossiersDb db, Dossier dossier, string kind, Guid agencyId, DateTimeOffset at, CancellationToken ct) =>
        await db.NextDocumentNumberAsync(agencyId, kind, await rules.OfAsync(db, dossier, ct), at, ct);

    /// <summary>What the applicant reads in one line.</summary>
    internal static string Summary(IReadOnlyList<SupplementItem> items) => string.Join("; ", items.Select(i => $"{i.No}. {i.What} - {i.Reason}"));

    /// <summary>Until when the agency asks: its working days after the day the dossier arrived there, or the time of acceptance of a submission.</summary>
    private async Task<DateTimeOffset> AskByAsync(DossiersDb db, Dossier dossier, OneStopRule rule, CancellationToken ct)
    {
        if (dossier.ReceivedAt is not { } receivedAt)
        {
            return dossier.AcceptBy!.Value;
        }

        var agency = dossier.Lead.AgencyId;
        var arrived = dossier.Participations.FirstOrDefault(p => p.AgencyId == agency && p.SupersededAt is null)?.ArrivedAt ?? receivedAt;
        var hours = await calendars.OfAgencyAsync(db, agency, ct);
        return WorkingCalendar.For(hours.Week, DueConvention.EndOfDay).Due(arrived, new Duration(rule.SupplementWorkingDays, DurationUnit.WorkingDays));
    }

    private async Task<(IReadOnlyList<SupplementItem> Items, ProblemHttpResult? Refusal)> ItemsAsync(
        DossiersDb db, Dossier dossier, IReadOnlyList<RequestSupplement.Item> asked, DateOnly day, CancellationToken ct)
    {
        var content = (await versions.GetAsync(db, dossier.ProcedureVersionId, ct)).Content;
        var items = new List<SupplementItem>(asked.Count);
        foreach (var item in asked)
        {
            var component = content.Components.FirstOrDefault(c => c.Code == item.Component);
            if (item.Component is not null && component is null)
            {
                return ([], Refusals.UnknownComponent.ToProblem(("codes", new[] { item.Component })));
            }

            var (reason, refusal) = await db.ReasonAsync(ReasonKind.Supplement, item.ReasonCode, item.Note, day, ct);
            if (refusal is not null)
            {
                return ([], refusal.ToProblem(("reasonCode", item.ReasonCode)));
            }

            var (originals, copies) = (item.Originals ?? component?.Originals ?? 0, item.Copies ?? component?.Copies ?? 0);
            items.Add(new SupplementItem(
                items.Count + 1, component?.Code, item.What ?? component!.Name, component is not null && originals + copies == 0 ? 1 : originals, copies,
                item.ReasonCode, reason, item.Note));
        }

        return (items, null);
    }
}
