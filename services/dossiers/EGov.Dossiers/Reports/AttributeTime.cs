using EGov.Api;
using EGov.Dossiers.Model;
using EGov.Dossiers.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace EGov.Dossiers.Reports;

/// <summary>How long each agency and each official had a dossier. The leading rows tile its life, so the parts add up to the whole exactly.</summary>
internal static class AttributeTime
{
    /// <param name="AgencyId">Who had it.</param>
    /// <param name="Agency">Its name.</param>
    /// <param name="OfficialId">The official; null while nobody had taken it, and on the lines of agencies.</param>
    /// <param name="Official">Name of the official.</param>
    /// <param name="Minutes">Minutes by the clock.</param>
    /// <param name="WorkingMinutes">Minutes of working time, by the calendar that the due time is counted with.</param>
    /// <param name="PausedMinutes">Those of the minutes in which the dossier's clock stood.</param>
    public sealed record Part(Guid AgencyId, string Agency, Guid? OfficialId, string? Official, long Minutes, int WorkingMinutes, long PausedMinutes);

    /// <param name="From">When it began.</param>
    /// <param name="To">When it ended, or the moment of asking.</param>
    /// <param name="Minutes">Minutes from the beginning to the end.</param>
    /// <param name="WorkingMinutes">Working minutes from the beginning to the end.</param>
    /// <param name="Agencies">The time of each agency; adds up to the whole.</param>
    /// <param name="Officials">The time of each official; adds up to the whole.</param>
    /// <param name="Coordinating">Parallel parts beside the leading one; not in the sum.</param>
    public sealed record Response(
        Guid DossierId, DateTimeOffset From, DateTimeOffset To, long Minutes, int WorkingMinutes,
        IReadOnlyList<Part> Agencies, IReadOnlyList<Part> Officials, IReadOnlyList<Part> Coordinating);

    internal static void Map(IEndpointRouteBuilder app) => app
        .MapGet("/v1/dossiers/{id:guid}/time-attribution", Handle)
        .WithTags("dossiers")
        .RequireAuthorization(Policies.Work)
        .WithName(nameof(AttributeTime))
        .WithSummary("Attribute the time of a dossier to those who had it");

    private static async Task<Results<Ok<Response>, NotFound>> Handle(
        Guid id, Caller caller, DossiersDb db, Calendars calendars, TimeProvider clock, CancellationToken ct)
    {
        var dossier = await db.Dossiers.AsNoTracking().InReach(db, caller).Where(d => d.Id == id).Select(d => new { d.CalendarId }).SingleOrDefaultAsync(ct);
        if (dossier is null)
        {
            return TypedResults.NotFound();
        }

        var rows = await db.Holdings.AsNoTracking().Where(h => h.DossierId == id).OrderBy(h => h.Seq).ToListAsync(ct);
        var calendar = await calendars.GetAsync(db, dossier.CalendarId, ct);
        var agencyIds = rows.Select(r => r.AgencyId).ToHashSet();
        var officialIds = rows.Select(r => r.OfficialId).OfType<Guid>().ToHashSet();
        var agencies = await db.Agencies.AsNoTracking().Where(a => agencyIds.Contains(a.Id)).ToDictionaryAsync(a => a.Id, a => a.Name, ct);
        var officials = await db.Officials.AsNoTracking().Where(o => officialIds.Contains(o.Id)).ToDictionaryAsync(o => o.Id, o => o.FullName, ct);
        var now = clock.GetUtcNow();
        var stretches = TimeUse.Of(rows, calendar, now);

        List<Part> Sum(bool leads, bool byOfficial) =>
            [.. stretches.Where(s => s.Row.Leads == leads)
                .GroupBy(s => (s.Row.AgencyId, OfficialId: byOfficial ? s.Row.OfficialId : null))
                .Select(g => new Part(
                    g.Key.AgencyId, agencies.GetValueOrDefault(g.Key.AgencyId, ""), g.Key.OfficialId,
                    g.Key.OfficialId is { } official ? officials.GetValueOrDefault(official) : null,
                    g.Sum(s => s.Minutes), g.Sum(s => s.WorkingMinutes), g.Sum(s => s.IsPaused ? s.Minutes : 0)))];

        var (from, until) = (rows[0].FromAt, stretches.Where(s => s.Row.Leads).Max(s => s.To));
        return TypedResults.Ok(new Response(
            id, from, until, TimeUse.Minute(until) - TimeUse.Minute(from), calendar.WorkingMinutes(from, until), Sum(true, false), Sum(true, true), Sum(false, true)));
    }
}
