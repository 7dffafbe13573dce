using EGov.Dossiers.Storage;
using Microsoft.EntityFrameworkCore;

namespace EGov.Dossiers.NationalPortal;

/// <summary>Asks the portal what it has of the dossiers it was told of: each once after it was told, and daily as long as the two differ.</summary>
internal sealed class ComparePortal(DossiersDb db, PortalClient portal, TimeProvider clock) : IRepeatedTask
{
    private const int AtATime = 50;

    public async Task<object?> RunAsync(CancellationToken ct)
    {
        if (!portal.IsConfigured)
        {
            return new { configured = false };
        }

        var (compared, now) = (0, clock.GetUtcNow());
        while (true)
        {
            var asked = await NextAsync(now, ct);
            if (asked.Count == 0)
            {
                return new { configured = true, compared, reachable = true };
            }

            PortalAnswer answer;
            try
            {
                answer = await portal.SendAsync(PortalFormat.LookUp, false, [.. asked.Select(a => new PortalKey(a.Code))], Guid.CreateVersion7(), ct);
            }
            catch (PortalUnreachableException)
            {
                return new { configured = true, compared, reachable = false };
            }

            if (!answer.IsDone)
            {
                return new { configured = true, compared, reachable = true, refused = answer.Code };
            }

            var known = (answer.Result ?? []).Where(v => v.MaHoSo is not null).GroupBy(v => v.MaHoSo!, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Last(), StringComparer.Ordinal);
            foreach (var one in asked)
            {
                var theirs = known.GetValueOrDefault(one.Code);
                short? state = short.TryParse(theirs?.TrangThaiHoSo, out var number) ? number : null;
                var due = PortalFormat.Read(theirs?.NgayHenTra);
                await db.Database.ExecuteSqlAsync(
                    $"update portal_copy set their_state = {state}, their_due_at = {due}, compared_at = greatest({now}, told_at) where dossier_id = {one.DossierId}", ct);
            }

            compared += asked.Count;
        }
    }

    /// <summary>What was told since it was last compared goes first; after it what still differed a day ago.</summary>
    private async Task<List<Asked>> NextAsync(DateTimeOffset now, CancellationToken ct)
    {
        var fresh = await db.Database.SqlQuery<Asked>($"""
            select c.dossier_id as "DossierId", d.code as "Code" from portal_copy c join dossier d on d.id = c.dossier_id
            where c.told_at is not null and (c.compared_at is null or c.compared_at < c.told_at)
            order by c.told_at limit {AtATime}
            """).ToListAsync(ct);
        return fresh.Count > 0 ? fresh : await db.Database.SqlQuery<Asked>($"""
            select c.dossier_id as "DossierId", d.code as "Code" from portal_copy c join dossier d on d.id = c.dossier_id
            where c.told_at is not null and (c.their_state is distinct from c.told_state or c.their_due_at is distinct from c.told_due_at)
              and c.compared_at < {now.AddDays(-1)}
            order by c.compared_at limit {AtATime}
            """).ToListAsync(ct);
    }

    private sealed record Asked(Guid DossierId, string Code);
}
