using EGov.Dossiers.Contracts;
using EGov.Dossiers.Model;
using EGov.WorkingTime;

namespace EGov.Dossiers.Printing;

/// <summary>The rows of a control slip from a dossier's history: each time it passed from one side to another.</summary>
internal static class SlipRows
{
    private const string Applicant = "Người nộp hồ sơ";

    internal static IReadOnlyList<SlipRow> Of(Dossier dossier, IReadOnlyList<Holding> holdings, IReadOnlyDictionary<Guid, string> agencies, IReadOnlyDictionary<Guid, string> officials)
    {
        var rows = new List<SlipRow>();
        var (lead, handedOverBy) = ((Holding?)null, (Holding?)null);
        foreach (var row in holdings)
        {
            var place = agencies[row.AgencyId];
            var person = NameOf(row);
            if (!row.Leads)
            {
                AddBranch(row, place, person);
                continue;
            }

            var (from, by) = lead is null ? (Applicant, dossier.ApplicantName) : (agencies[lead.AgencyId], NameOf(lead));
            switch (row.Action)
            {
                case HoldingAction.Submitted or HoldingAction.Received or HoldingAction.Accepted or HoldingAction.Imported:
                    rows.Add(new SlipRow(Applicant, dossier.ApplicantName, place, person, row.FromAt, null, null, NoteOf(row, null)));
                    break;
                case HoldingAction.Resumed:
                    rows.Add(new SlipRow(Applicant, dossier.ApplicantName, place, person, row.FromAt, null, null, NoteOf(row, "Tiếp tục giải quyết, thời hạn được tính lại")));
                    break;
                case HoldingAction.Suspended:
                    rows.Add(new SlipRow(from, by, Applicant, dossier.ApplicantName, row.FromAt, null, null, NoteOf(row, Progress(row.State))));
                    break;
                case HoldingAction.Declined or HoldingAction.Withdrawn:
                    rows.Add(new SlipRow(from, by, Applicant, dossier.ApplicantName, row.FromAt, null, null, NoteOf(row, Progress(row.State))));
                    break;
                case HoldingAction.Returned:
                    rows.Add(new SlipRow(from, by ?? row.ActorName, Applicant, dossier.ApplicantName, row.FromAt, dossier.DueAt, Compare(dossier.DueAt, dossier.FinishedAt), NoteOf(row, "Trả kết quả; tính cho toàn bộ hồ sơ")));
                    break;
                case HoldingAction.Decided:
                    rows.Add(new SlipRow(from, by ?? row.ActorName, place, person, row.FromAt, lead!.DueAt, Compare(lead.DueAt, row.FromAt), NoteOf(row, "Có kết quả")));
                    break;
                case HoldingAction.HandedOver:
                    rows.Add(new SlipRow(from, by ?? row.ActorName, place, person, row.FromAt, lead!.DueAt, Compare(lead.DueAt, row.FromAt), row.Note));
                    break;
                default:
                    Pass(row, from, by, place, person);
                    break;
            }

            (lead, handedOverBy) = (row, row.Action == HoldingAction.HandedOver ? lead : handedOverBy);
        }

        return rows;

        string? NameOf(Holding row) => row.OfficialId is { } official ? officials.GetValueOrDefault(official) : null;

        void AddBranch(Holding row, string place, string? person)
        {
            if (row.Action == HoldingAction.BranchOpened)
            {
                var giver = handedOverBy ?? lead!;
                rows.Add(new SlipRow(agencies[giver.AgencyId], NameOf(giver) ?? row.ActorName, place, person, row.FromAt, null, null, NoteOf(row, "Phối hợp giải quyết")));
            }
            else if (row.Action == HoldingAction.BranchCompleted)
            {
                rows.Add(new SlipRow(place, person ?? row.ActorName, agencies[lead!.AgencyId], NameOf(lead), row.FromAt, row.DueAt, Compare(row.DueAt, row.FromAt), NoteOf(row, "Hoàn thành phần phối hợp")));
            }
            else
            {
                Take(place, person);
            }
        }

        // Inside an agency the dossier does not pass from one side to another: whoever took it up is named as the one who took it over.
        void Pass(Holding row, string from, string? by, string place, string? person)
        {
            if (lead?.AgencyId == row.AgencyId)
            {
                Take(place, person);
            }
            else
            {
                rows.Add(new SlipRow(from, by ?? row.ActorName, place, person, row.FromAt, lead?.DueAt, Compare(lead?.DueAt, row.FromAt), row.Note));
            }
        }

        void Take(string place, string? person)
        {
            var last = rows.FindLastIndex(r => r.Taker == place);
            if (last >= 0 && rows[last].TakerName is null)
            {
                rows[last] = rows[last] with { TakerName = person };
            }
        }
    }

    /// <summary>Days are compared, not hours, as in every count of the one-stop system.</summary>
    private static SlipResult? Compare(DateTimeOffset? due, DateTimeOffset? done) => (due, done) is ({ } d, { } f)
        ? CivilTime.DateOf(f).CompareTo(CivilTime.DateOf(d)) switch { < 0 => SlipResult.Early, 0 => SlipResult.OnTime, _ => SlipResult.Late }
        : null;

    private static string Progress(DossierState state) => Browsing.Progress.NameOf(state).Vietnamese;

    private static string? NoteOf(Holding row, string? words) => (words, row.Note) switch
    {
        (null, var note) => note,
        (_, null or "") => words,
        _ => $"{words}: {row.Note}",
    };
}
