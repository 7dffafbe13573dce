using EGov.Api;
using EGov.Dossiers.Contracts;
using EGov.Dossiers.Model;
using EGov.Dossiers.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace EGov.Dossiers.Browsing;

/// <summary>
/// The owner's view of a dossier: where it is, down to the office that has it, but not which official; and how long each agency had it beside
/// the time its steps have. The agencies' times add up to the whole.
/// </summary>
internal static class GetMyDossier
{
    public sealed record Stage(int Step, string Name, string? Unit, string Agency, DateTimeOffset Since, DateTimeOffset? Until, DateTimeOffset? DueAt);

    /// <summary>Time an agency used of its limit, in working minutes; whether it kept the limit is open as long as it has time left.</summary>
    public sealed record Share(string Agency, int WorkingMinutes, int StandingMinutes, int? LimitMinutes, bool? Kept);

    public sealed record Response(
        Guid Id, string? Code, int Version, DossierState State, int StateCode, string StateName, int Percent,
        DateTimeOffset? SubmittedAt, DateTimeOffset? AcceptBy, DateTimeOffset? ReceivedAt, DateTimeOffset? DueAt,
        DateTimeOffset? FinishedAt, DateTimeOffset? ReturnedAt, DecisionOutcome? Outcome, string? Message, IReadOnlyList<Stage> Stages,
        int WorkingMinutes, IReadOnlyList<Share> Agencies, IReadOnlyList<Share> Coordinating);

    internal static void Map(RouteGroupBuilder mine) => mine
        .MapGet("/{id:guid}", Handle)
        .RequireAuthorization(Policies.Submit)
        .WithName(nameof(GetMyDossier))
        .WithSummary("Read one's own dossier");

    private static async Task<Results<Ok<Response>, NotFound>> Handle(
        Guid id, Caller caller, HttpResponse http, DossiersDb db, PublishedVersions versions, Calendars calendars, TimeProvider clock, CancellationToken ct)
    {
        var d = await db.Dossiers.AsNoTracking().OwnedBy(caller).SingleOrDefaultAsync(x => x.Id == id, ct);
        if (d is null)
        {
            return TypedResults.NotFound();
        }

        var version = await versions.GetAsync(db, d.ProcedureVersionId, ct);
        var history = await db.Holdings.AsNoTracking().Where(h => h.DossierId == id).OrderBy(h => h.Seq).ToListAsync(ct);
        var agencyIds = history.Select(h => h.AgencyId).ToHashSet();
        var names = await db.Agencies.AsNoTracking().Where(a => agencyIds.Contains(a.Id)).ToDictionaryAsync(a => a.Id, a => a.Name, ct);
        var rows = history.Where(h => h.Leads).ToList();

        var stages = new List<Stage>();
        foreach (var row in rows)
        {
            var step = version.Content.Steps.First(s => s.No == row.Step);
            // Changes of hand inside an office are its own affair: the owner sees one stage.
            if (stages is [.., var last] && last.Step == row.Step && last.Agency == names[row.AgencyId])
            {
                stages[^1] = last with { Until = row.UntilAt, DueAt = row.DueAt };
                continue;
            }

            stages.Add(new Stage(row.Step, step.Name, step.Unit, names[row.AgencyId], row.FromAt, row.UntilAt, row.DueAt));
        }

        // What the applicant has to know is the reason of a pause, a declination or a refusal.
        var told = d.State is DossierState.Declined or DossierState.SupplementRequested or DossierState.PaymentRequested or DossierState.Stopped ? rows[^1].Note : d.DecisionReason;
        var now = clock.GetUtcNow();
        var calendar = await calendars.GetAsync(db, d.CalendarId, ct);
        var leading = AgencyTime.Leading(history, version.Content, d.Channel, calendar, now);
        Share ShareOf(AgencyTime time) => new(names[time.AgencyId], time.WorkingMinutes, time.StandingMinutes, time.LimitMinutes, time.Kept);

        http.SetETag(d.Version);
        return TypedResults.Ok(new Response(
            d.Id, d.Code, d.Version, d.State, (int)d.State, Progress.NameOf(d.State).Vietnamese, Progress.PercentOf(d.State, d.Step, version.Content),
            d.SubmittedAt, d.AcceptBy, d.ReceivedAt, d.DueAt, d.FinishedAt, d.ReturnedAt, d.Outcome, told, stages,
            leading.Sum(a => a.WorkingMinutes), [.. leading.Select(ShareOf)], [.. AgencyTime.Coordinating(history, version.Content, d.Channel, calendar, now).Select(ShareOf)]));
    }
}
