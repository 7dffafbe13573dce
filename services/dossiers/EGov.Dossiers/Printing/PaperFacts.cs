using EGov.Dossiers.Contracts;
using EGov.Dossiers.Model;
using EGov.Dossiers.Storage;
using EGov.WorkingTime;
using Microsoft.EntityFrameworkCore;

namespace EGov.Dossiers.Printing;

/// <summary>Finds what a dossier has to be put on paper about, oldest first.</summary>
internal static class PaperFacts
{
    internal static async Task<IReadOnlyList<PaperFact>> PaperFactsAsync(this DossiersDb db, Dossier dossier, PublishedVersion version, PaperForm form, CancellationToken ct)
    {
        var holdings = await db.Holdings.AsNoTracking().Where(h => h.DossierId == dossier.Id).OrderBy(h => h.Seq).ToListAsync(ct);
        return form switch
        {
            PaperForm.Receipt => await ReceiptAsync(db, dossier, version, holdings, ct),
            PaperForm.SupplementRequest => await SupplementsAsync(db, dossier, version, holdings, ct),
            PaperForm.StopNotice => await StopsAsync(db, dossier, holdings, ct),
            PaperForm.Refusal => await RefusalsAsync(db, dossier, holdings, ct),
            PaperForm.ControlSlip => await SlipAsync(db, dossier, holdings, ct),
            PaperForm.Apology => await ApologyAsync(db, dossier, ct),
            _ => throw new ArgumentOutOfRangeException(nameof(form), form, null),
        };
    }

    private static async Task<IReadOnlyList<PaperFact>> ReceiptAsync(
        DossiersDb db, Dossier dossier, PublishedVersion version, List<Holding> holdings, CancellationToken ct)
    {
        if (dossier.ReceivedAt is not { } receivedAt)
        {
            return [];
        }

        // The date that was promised is the one of the first round; pauses and reschedulings have papers of their own.
        var promised = await db.Participations.Where(p => p.DossierId == dossier.Id && p.IsReceiver && p.ArrivedAt != null)
            .OrderBy(p => p.Round).Select(p => p.DueAt).FirstOrDefaultAsync(ct);
        var reception = holdings.First(h => h.FromAt >= receivedAt || h.Action is HoldingAction.Received or HoldingAction.Accepted);
        var names = version.Content.Components.ToDictionary(c => c.Code, c => c.Name, StringComparer.Ordinal);
        return [new PaperFact(dossier.ReceivingAgencyId, receivedAt, null, reception.OfficialId, content => content with
        {
            DueAt = promised,
            Term = version.Content.TermFor(dossier.Channel) is { } term ? WordsOf(term) : null,
            ResultPlace = dossier.Channel switch
            {
                Channel.Online => "Trực tuyến và tại nơi tiếp nhận hồ sơ",
                Channel.Postal => "Qua dịch vụ bưu chính công ích",
                _ => "Nơi tiếp nhận hồ sơ",
            },
            Items = [.. dossier.Components.Select(c => new PaperItem(names.GetValueOrDefault(c.Code, c.Code), c.Originals, c.Copies))],
            SignerName = reception.ActorName,
        })];
    }

    private static async Task<IReadOnlyList<PaperFact>> SupplementsAsync(
        DossiersDb db, Dossier dossier, PublishedVersion version, List<Holding> holdings, CancellationToken ct)
    {
        var requests = await db.SupplementRequests.AsNoTracking().Where(r => r.DossierId == dossier.Id).ToListAsync(ct);
        var names = version.Content.Components.ToDictionary(c => c.Code, c => c.Name, StringComparer.Ordinal);
        var facts = requests.Select(r => new PaperFact(r.AgencyId, r.AskedAt, r.DocumentNumber, r.OfficialId, content => content with
        {
            Items = [.. r.Items.Select(i => new PaperItem(
                i.Component is { } code && names.TryGetValue(code, out var name) ? name : i.What, i.Originals, i.Copies,
                string.IsNullOrWhiteSpace(i.Note) ? i.Reason : $"{i.Reason} ({i.Note})"))],
            DueAt = r.AnswerBy,
            ContactName = r.Contact.Name,
            ContactPhone = r.Contact.Phone,
            SignerName = r.OfficialName,
        }));
        return WithEarlier(facts, holdings, DossierState.SupplementRequested);
    }

    private static async Task<IReadOnlyList<PaperFact>> StopsAsync(DossiersDb db, Dossier dossier, List<Holding> holdings, CancellationToken ct)
    {
        var stops = await db.DossierStops.AsNoTracking().Where(s => s.DossierId == dossier.Id).ToListAsync(ct);
        var facts = stops.Select(s => new PaperFact(s.AgencyId, s.StoppedAt, s.DocumentNumber, s.OfficialId, content => content with
        {
            Reason = s.Reason,
            AskedBy = s.AskedBy ?? (s.Cause == StopCause.AtRequest ? dossier.ApplicantName : null),
        }));
        return WithEarlier(facts, holdings, DossierState.Stopped);
    }

    /// <summary>Pauses of dossiers from before their papers had records of their own: what is known is in the history.</summary>
    private static List<PaperFact> WithEarlier(IEnumerable<PaperFact> facts, List<Holding> holdings, DossierState state)
    {
        var recorded = facts.ToList();
        var earlier = holdings.Where(h => h.Action == HoldingAction.Suspended && h.State == state && recorded.TrueForAll(f => f.At != h.FromAt))
            .Select(h => new PaperFact(h.AgencyId, h.FromAt, null, h.OfficialId, content => content with { Reason = h.Note, SignerName = h.ActorName }));
        return [.. recorded.Concat(earlier).OrderBy(f => f.At)];
    }

    private static async Task<IReadOnlyList<PaperFact>> RefusalsAsync(DossiersDb db, Dossier dossier, List<Holding> holdings, CancellationToken ct)
    {
        var notices = await db.RefusalNotices.AsNoTracking().Where(n => n.DossierId == dossier.Id).OrderBy(n => n.RefusedAt).ToListAsync(ct);
        if (notices.Count > 0)
        {
            return [.. notices.Select(n => new PaperFact(
                n.AgencyId, n.RefusedAt, n.DocumentNumber, n.OfficialId, content => content with { Reason = n.Reason, SignerName = n.OfficialName }))];
        }

        var last = holdings.LastOrDefault(h => h.Action == HoldingAction.Declined || (h.Action == HoldingAction.Decided && dossier.Outcome == DecisionOutcome.Refused));
        if (last is null)
        {
            return [];
        }

        // A decision moves the dossier to the desk in the same instant: the one who refused is who held it before.
        var by = last.Action == HoldingAction.Declined ? last : holdings.Last(h => h.Leads && h.Seq < last.Seq);
        return [new PaperFact(by.AgencyId, last.FromAt, null, by.OfficialId, content => content with { Reason = last.Note, SignerName = last.ActorName })];
    }

    /// <summary>A letter is a letter once it is signed.</summary>
    private static async Task<IReadOnlyList<PaperFact>> ApologyAsync(DossiersDb db, Dossier dossier, CancellationToken ct)
    {
        var signed = await db.Apologies.AsNoTracking().Where(a => a.DossierId == dossier.Id && a.State == ApologyState.Sent).OrderBy(a => a.ClosedAt).ToListAsync(ct);
        return [.. signed.Select(a => new PaperFact(
            a.AgencyId, a.ClosedAt!.Value, null, null,
            content => content with { DueAt = a.DueAt, NewDueAt = a.NewDueAt, Reason = a.Reason, SignerName = a.ClosedByName, SignerTitle = a.SignerTitle, SignedAs = a.SignedAs }))];
    }

    private static async Task<IReadOnlyList<PaperFact>> SlipAsync(DossiersDb db, Dossier dossier, List<Holding> holdings, CancellationToken ct)
    {
        if (dossier.ReceivedAt is not { } receivedAt)
        {
            return [];
        }

        var agencyIds = holdings.Select(h => h.AgencyId).ToHashSet();
        var officialIds = holdings.Where(h => h.OfficialId != null).Select(h => h.OfficialId!.Value).ToHashSet();
        var agencies = await db.Agencies.Where(a => agencyIds.Contains(a.Id)).ToDictionaryAsync(a => a.Id, a => a.Name, ct);
        var officials = await db.Officials.Where(o => officialIds.Contains(o.Id)).ToDictionaryAsync(o => o.Id, o => o.FullName, ct);
        var handling = holdings.LastOrDefault(h => h.Leads && h.AgencyId != dossier.ReceivingAgencyId)?.AgencyId ?? dossier.ReceivingAgencyId;
        return [new PaperFact(dossier.ReceivingAgencyId, receivedAt, null, null, content => content with
        {
            DueAt = dossier.DueAt,
            Handling = agencies[handling],
            Coordinating = [.. holdings.Select(h => h.AgencyId).Distinct().Where(a => a != handling && a != dossier.ReceivingAgencyId).Select(a => agencies[a])],
            Rows = SlipRows.Of(dossier, holdings, agencies, officials),
        })];
    }

    private static string WordsOf(Duration term) => term.Unit switch
    {
        DurationUnit.WorkingHours => $"{term.Amount:00} giờ làm việc",
        DurationUnit.WorkingDays => $"{term.Amount:00} ngày làm việc",
        _ => $"{term.Amount:00} ngày",
    };
}
