using EGov.Dossiers.Model;
using Microsoft.EntityFrameworkCore;

namespace EGov.Dossiers.Storage;

/// <summary>Who carries on for an agency that was closed.</summary>
internal static class Successions
{
    /// <summary>Takes over that an agency ends in another, however many of them follow one another. Told twice it is known once.</summary>
    internal static async Task SucceedAsync(this DossiersDb db, Guid agencyId, IEnumerable<Guid> successorIds, CancellationToken ct)
    {
        var successors = successorIds.Where(id => id != agencyId).Distinct().ToArray();
        foreach (var id in successors.Prepend(agencyId))
        {
            if (db.Agencies.Local.All(a => a.Id != id) && !await db.Agencies.AnyAsync(a => a.Id == id, ct))
            {
                db.Add(new Agency(id));
            }
        }

        await db.SaveChangesAsync(ct);
        foreach (var successor in successors)
        {
            await db.Database.ExecuteSqlAsync($"""
                insert into agency_succession (agency_id, successor_id, is_direct)
                select before.id, after.id, before.id = {agencyId} and after.id = {successor}
                from (select {agencyId}::uuid as id union select agency_id from agency_succession where successor_id = {agencyId}) before,
                     (select {successor}::uuid as id union select successor_id from agency_succession where agency_id = {successor}) after
                where before.id <> after.id
                on conflict (agency_id, successor_id) do update set is_direct = agency_succession.is_direct or excluded.is_direct
                """, ct);
        }
    }

    /// <summary>The agencies that carry on and work on a day; none after a dissolution, several after a split.</summary>
    internal static async Task<IReadOnlyList<Guid>> HeirsAsync(this DossiersDb db, Guid agencyId, DateOnly day, CancellationToken ct) => await (
        from succession in db.AgencySuccessions
        join agency in db.Agencies on succession.SuccessorId equals agency.Id
        where succession.AgencyId == agencyId && agency.OpenedOn != null && agency.OpenedOn <= day && (agency.ClosedOn == null || agency.ClosedOn > day)
        orderby agency.Id
        select agency.Id).ToListAsync(ct);

    /// <summary>Agencies whose work a set of agencies carries on.</summary>
    internal static IQueryable<Guid> PredecessorsOf(this DossiersDb db, IQueryable<Guid> agencies) =>
        db.AgencySuccessions.Where(s => agencies.Contains(s.SuccessorId)).Select(s => s.AgencyId);
}
