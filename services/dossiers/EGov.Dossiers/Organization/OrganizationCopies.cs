using EGov.Dossiers.Model;
using EGov.Dossiers.Storage;
using Microsoft.EntityFrameworkCore;

namespace EGov.Dossiers.Organization;

/// <summary>What the consumers of organization's events share: one of them writes at a time, and reach is recomputed from parents.</summary>
internal static class OrganizationCopies
{
    // Any number will do, as long as nobody else in this database takes it.
    private const long WritersLock = 0x6567_6f76_6f72_6701;

    /// <summary>
    /// Waits until no other event of organization is being applied. Two agencies applied at once would each miss the other when reach
    /// is recomputed (test: <c>Agencies_told_in_any_order_reach_the_same</c>). Such events are rare, so a queue of one costs nothing.
    /// </summary>
    internal static Task LockAsync(DossiersDb db, CancellationToken ct) =>
        db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock({WritersLock})", ct);

    /// <summary>The agency as known so far; a new row when this is the first that is heard of it.</summary>
    internal static async Task<Agency> AgencyAsync(DossiersDb db, Guid id, CancellationToken ct)
    {
        await LockAsync(db, ct);
        if (await db.Agencies.SingleOrDefaultAsync(a => a.Id == id, ct) is { } known)
        {
            return known;
        }

        var agency = new Agency(id);
        db.Add(agency);
        return agency;
    }

    /// <summary>Saves, and recomputes who reaches the agency and everything below it.</summary>
    internal static async Task SaveWithReachAsync(DossiersDb db, Guid agencyId, CancellationToken ct)
    {
        await db.SaveChangesAsync(ct);
        await db.Database.ExecuteSqlAsync(
            $"""
            delete from agency_reach where agency_id in (
                with recursive below as (
                    select {agencyId}::uuid as id
                    union
                    select child.id from agency child join below on child.parent_id = below.id)
                select id from below);

            with recursive below as (
                select {agencyId}::uuid as id
                union
                select child.id from agency child join below on child.parent_id = below.id),
            chain as (
                select id as agency_id, id as ancestor_id from below
                union
                select chain.agency_id, up.parent_id from chain join agency up on up.id = chain.ancestor_id where up.parent_id is not null)
            insert into agency_reach (ancestor_id, agency_id) select ancestor_id, agency_id from chain
            """,
            ct);
    }
}
