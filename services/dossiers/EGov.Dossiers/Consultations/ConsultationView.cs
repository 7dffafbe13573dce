using EGov.Dossiers.Contracts;
using EGov.Dossiers.Model;
using EGov.Dossiers.Storage;
using EGov.Dossiers.Worklists;
using Microsoft.EntityFrameworkCore;

namespace EGov.Dossiers.Consultations;

/// <summary>A consultation as both sides see it.</summary>
/// <param name="Id">The consultation.</param>
/// <param name="Version">Version to act on.</param>
/// <param name="DossierId">Dossier it is about.</param>
/// <param name="DossierCode">Code of the dossier.</param>
/// <param name="Procedure">What the dossier asks for.</param>
/// <param name="Asking">Agency that asks.</param>
/// <param name="AskedBy">Official that asked.</param>
/// <param name="Asked">Agency that is asked.</param>
/// <param name="Content">What is asked.</param>
/// <param name="Waits">Whether the dossier goes on only after the answer or the deadline.</param>
/// <param name="AskedAt">When it was asked.</param>
/// <param name="DueAt">Until when the answer is expected.</param>
/// <param name="Overdue">Whether the answer is owed and the deadline past.</param>
/// <param name="OverdueWorkingMinutes">For how long, in working time of the asked agency.</param>
/// <param name="Reminders">How often it was reminded.</param>
/// <param name="RemindedAt">When last.</param>
/// <param name="Opinion">The answer.</param>
/// <param name="Answer">The answer in words.</param>
/// <param name="AnsweredBy">Official that answered.</param>
/// <param name="AnsweredAt">When.</param>
/// <param name="AnsweredLate">Whether the answer came after the deadline.</param>
/// <param name="ClosedAt">When it ended without an answer.</param>
/// <param name="Ending">Why.</param>
/// <param name="EndingReason">Why, in words.</param>
public sealed record ConsultationView(
    Guid Id, int Version, Guid DossierId, string? DossierCode, NamedProcedure Procedure, NamedAgency Asking, string? AskedBy, NamedAgency Asked,
    string Content, bool Waits, DateTimeOffset AskedAt, DateTimeOffset DueAt, bool Overdue, int OverdueWorkingMinutes, int Reminders, DateTimeOffset? RemindedAt,
    Opinion? Opinion, string? Answer, string? AnsweredBy, DateTimeOffset? AnsweredAt, bool AnsweredLate,
    DateTimeOffset? ClosedAt, ConsultationEnding? Ending, string? EndingReason)
{
    /// <summary>Rows as they are shown, in the order they come in.</summary>
    internal static async Task<IReadOnlyList<ConsultationView>> OfAsync(
        IQueryable<Consultation> consultations, DossiersDb db, Calendars calendars, DateTimeOffset now, CancellationToken ct)
    {
        var rows = await (
            from c in consultations.AsNoTracking()
            join d in db.Dossiers on c.DossierId equals d.Id
            join p in db.Procedures on d.ProcedureId equals p.Id
            join v in db.ProcedureVersions on d.ProcedureVersionId equals v.Id
            join asking in db.Agencies on c.AskingAgencyId equals asking.Id
            join asked in db.Agencies on c.AgencyId equals asked.Id
            select new { Consultation = c, d.Code, ProcedureCode = p.Code, v.Name, v.Field, Asking = asking.Name, Asked = asked.Name })
            .OrderBy(r => r.Consultation.DueAt).ThenBy(r => r.Consultation.Id).ToListAsync(ct);
        var views = new List<ConsultationView>(rows.Count);
        foreach (var r in rows)
        {
            var c = r.Consultation;
            var overdue = c.IsOpen && c.DueAt < now;
            var minutes = overdue ? (await calendars.OfAgencyAsync(db, c.AgencyId, ct)).WorkingMinutes(c.DueAt, now) : 0;
            views.Add(new ConsultationView(
                c.Id, c.Version, c.DossierId, r.Code, new NamedProcedure(r.ProcedureCode, r.Name, r.Field), new NamedAgency(c.AskingAgencyId, r.Asking), c.AskedByName,
                new NamedAgency(c.AgencyId, r.Asked), c.Content, c.Waits, c.AskedAt, c.DueAt, overdue, minutes, c.Reminders, c.RemindedAt,
                c.Opinion, c.Answer, c.AnsweredByName, c.AnsweredAt, c.IsLate, c.ClosedAt, c.Ending, c.EndingReason));
        }

        return views;
    }
}

/// <summary>Where a page of consultations begins: they are in the order of their deadlines.</summary>
internal sealed record ConsultationKeys(DateTimeOffset DueAt, Guid Id);
