using EGov.Dossiers.Storage;
using Microsoft.EntityFrameworkCore;

namespace EGov.Dossiers.Reorganisation;

/// <summary>What closed agencies still have.</summary>
internal static class LeftBehind
{
    /// <summary>Closed agencies that have something open, or whose run is not done or not there.</summary>
    internal static Task<List<Guid>> AgenciesAsync(DossiersDb db, DateOnly day, CancellationToken ct) => db.Database.SqlQuery<Guid>($"""
        select a.id from agency a
        where a.closed_on <= {day} and (
            not exists (select from reorganisation_run r where r.agency_id = a.id and r.state = 'Done')
            or exists (select from participation p where p.agency_id = a.id and p.finished_at is null and p.superseded_at is null)
            or exists (select from dossier d where d.return_agency_id = a.id and d.state = 9)
            or exists (select from consultation c where c.agency_id = a.id and c.answered_at is null and c.closed_at is null))
        order by a.closed_on, a.id
        """).ToListAsync(ct);

    /// <summary>Dossiers in which the agency has an open record, or whose result it has to return, after a dossier.</summary>
    internal static Task<List<Guid>> DossiersAsync(DossiersDb db, Guid agencyId, Guid after, int limit, CancellationToken ct) => db.Database.SqlQuery<Guid>($"""
        select dossier_id as id from participation
        where agency_id = {agencyId} and finished_at is null and superseded_at is null and dossier_id > {after}
        union
        select id from dossier where return_agency_id = {agencyId} and state = 9 and id > {after}
        order by id limit {limit}
        """).ToListAsync(ct);
}
