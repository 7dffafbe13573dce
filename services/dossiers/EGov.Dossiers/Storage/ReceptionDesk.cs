using EGov.Dossiers.Model;
using Microsoft.EntityFrameworkCore;

namespace EGov.Dossiers.Storage;

/// <summary>What reception asks of the database: one question about agency, hours, procedure and code format, and the next number.</summary>
internal static class ReceptionDesk
{
    private static readonly Func<DossiersDb, Guid, string, DateOnly, CancellationToken, Task<ReceptionFacts?>> Facts = EF.CompileAsyncQuery(
        (DossiersDb db, Guid agencyId, string procedureCode, DateOnly day, CancellationToken _) => (
            from agency in db.Agencies
            where agency.Id == agencyId
            select new ReceptionFacts
            {
                OpenedOn = agency.OpenedOn,
                ClosedOn = agency.ClosedOn,
                Code = agency.Code,
                FormerCode = agency.FormerCode,
                CalendarId = db.Calendars.Where(c => c.AgencyId == agencyId).OrderByDescending(c => c.Number).Select(c => (Guid?)c.Id).FirstOrDefault(),
                CodeTemplate = db.CodeFormats.Where(f => f.ValidFrom <= day).OrderByDescending(f => f.ValidFrom).Select(f => f.Template).First(),
                ProcedureId = db.Procedures.Where(p => p.Code == procedureCode).Select(p => (Guid?)p.Id).FirstOrDefault(),
                Version = (
                    from procedure in db.Procedures
                    join version in db.ProcedureVersions on procedure.Id equals version.ProcedureId
                    where procedure.Code == procedureCode && version.State != ProcedureState.Draft
                        && version.ValidFrom <= day && (version.ValidTo == null || day < version.ValidTo)
                    select new VersionInEffect
                    {
                        Id = version.Id,
                        IsCompetent = version.AgencyId == null || db.AgencyReach.Any(r => r.AncestorId == version.AgencyId && r.AgencyId == agencyId),
                    }).FirstOrDefault(),
            }).SingleOrDefault());

    /// <summary>Everything reception has to know, in one round trip; null for an unknown agency.</summary>
    internal static Task<ReceptionFacts?> ReceptionFactsAsync(this DossiersDb db, Guid agencyId, string procedureCode, DateOnly day, CancellationToken ct) =>
        Facts(db, agencyId, procedureCode, day, ct);

    /// <summary>
    /// The next number of the agency on the day. Takes the counter's row lock until the transaction ends, so it comes last before the write:
    /// numbers are consecutive in the order of commits, and a rollback gives its number back.
    /// </summary>
    internal static async Task<int> NextNumberAsync(this DossiersDb db, Guid agencyId, DateOnly day, CancellationToken ct)
    {
        // A savepoint before the write would be one more round trip while the counter is locked.
        db.Database.AutoSavepointsEnabled = false;
        var numbers = await db.Database.SqlQuery<int>($"""
            insert into reception_counter as c (agency_id, day, last) values ({agencyId}, {day}, 1)
            on conflict (agency_id, day) do update set last = c.last + 1
            returning last
            """).ToListAsync(ct);
        return numbers[0];
    }
}

/// <summary>What reception has to know of an agency and a procedure on a day.</summary>
internal sealed class ReceptionFacts
{
    public DateOnly? OpenedOn { get; init; }

    public DateOnly? ClosedOn { get; init; }

    public string? Code { get; init; }

    public string? FormerCode { get; init; }

    public Guid? CalendarId { get; init; }

    public required string CodeTemplate { get; init; }

    public Guid? ProcedureId { get; init; }

    public VersionInEffect? Version { get; init; }

    internal bool WorksOn(DateOnly day) => OpenedOn is not null && !(ClosedOn <= day);
}

/// <summary>The version in effect on the day, and whether the agency is the procedure's own or below it.</summary>
internal sealed class VersionInEffect
{
    public Guid Id { get; init; }

    public bool IsCompetent { get; init; }
}
