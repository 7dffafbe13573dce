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
            PaperForm.SupplementRequest => Suspensions(holdings, DossierState.SupplementRequested),
            PaperForm.StopNotice => Suspensions(holdings, DossierState.Stopped),
            PaperForm.Refusal => Refusal(dossier, holdings),
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

    private static List<PaperFact> Suspensions(List<Holding> holdings, DossierState state) =>
    [
        .. holdings.Where(h => h.Action == HoldingAction.Suspended && h.State == state)
            .Select(h => new PaperFact(h.AgencyId, h.FromAt, null, h.OfficialId, content => content with { Reason = h.Note, SignerName = h.ActorName })),
    ];

    private static List<PaperFact> Refusal(Dossier dossier, List<Holding> holdings)
    {
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
        var signed = await db.Apologies.AsNoTracking().Where(a => a.DossierId == dossier.Id && a.State == ApologyState.Signed).OrderBy(a => a.ClosedAt).ToListAsync(ct);
        return [.. signed.Select(a => new PaperFact(
            a.AgencyId, a.ClosedAt!.Value, null, null,
            content => content with { DueAt = a.DueAt, NewDueAt = a.NewDueAt, Reason = a.Reason, SignerName = a.ClosedByName }))];
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
