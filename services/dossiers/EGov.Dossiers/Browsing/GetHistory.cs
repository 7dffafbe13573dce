using EGov.Api;
using EGov.Dossiers.Contracts;
using EGov.Dossiers.Model;
using EGov.Dossiers.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace EGov.Dossiers.Browsing;

/// <summary>
/// Everything that happened to a dossier: who, when, what, from which state, agency and official to which. Read by whoever may read the dossier, an
/// agency that is being consulted as well.
/// </summary>
internal static class GetHistory
{
    public sealed record Place(DossierState State, int Step, Guid AgencyId, string? Agency, Guid? OfficialId, string? Official);

    public sealed record Entry(
        int Seq, string Action, bool Leads, DateTimeOffset At, DateTimeOffset? Until, Guid? Actor, string? ActorName, string? Note, DateTimeOffset? StepDueAt,
        Place? From, Place To);

    public sealed record Response(Guid DossierId, IReadOnlyList<Entry> Entries);

    internal static void Map(RouteGroupBuilder dossiers) => dossiers
        .MapGet("/{id:guid}/history", Handle)
        .RequireAuthorization(Policies.Work)
        .WithName(nameof(GetHistory))
        .WithSummary("Read the history of a dossier");

    private static async Task<Results<Ok<Response>, NotFound>> Handle(Guid id, Caller caller, DossiersDb db, CancellationToken ct)
    {
        if (!await db.Dossiers.InSight(db, caller).AnyAsync(d => d.Id == id, ct))
        {
            return TypedResults.NotFound();
        }

        var rows = await db.Holdings.AsNoTracking().Where(h => h.DossierId == id).OrderBy(h => h.Seq).ToListAsync(ct);
        var agencyIds = rows.Select(r => r.AgencyId).ToHashSet();
        var officialIds = rows.Where(r => r.OfficialId != null).Select(r => r.OfficialId!.Value).ToHashSet();
        var agencies = await db.Agencies.Where(a => agencyIds.Contains(a.Id)).ToDictionaryAsync(a => a.Id, a => a.Name, ct);
        var officials = await db.Officials.Where(o => officialIds.Contains(o.Id)).ToDictionaryAsync(o => o.Id, o => o.FullName, ct);

        Place PlaceOf(Holding row) => new(
            row.State, row.Step, row.AgencyId, agencies.GetValueOrDefault(row.AgencyId), row.OfficialId,
            row.OfficialId is { } official ? officials.GetValueOrDefault(official) : null);

        // A branch's row follows the branch's own rows; its first one follows the leading row that opened it.
        Holding? Before(Holding row) => rows.LastOrDefault(r => r.Seq < row.Seq && r.Leads == row.Leads && (row.Leads || r.Step == row.Step))
            ?? rows.LastOrDefault(r => r.Seq < row.Seq && r.Leads);

        return TypedResults.Ok(new Response(id, [.. rows.Select(r => new Entry(
            r.Seq, r.Action.ToString(), r.Leads, r.FromAt, r.UntilAt, r.Actor, r.ActorName, r.Note, r.DueAt,
            Before(r) is { } before ? PlaceOf(before) : null, PlaceOf(r)))]));
    }
}
