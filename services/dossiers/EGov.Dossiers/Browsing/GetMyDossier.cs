using EGov.Api;
using EGov.Dossiers.Contracts;
using EGov.Dossiers.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace EGov.Dossiers.Browsing;

/// <summary>The owner's view of a dossier: where it is, down to the office that has it, but not which official.</summary>
internal static class GetMyDossier
{
    public sealed record Stage(int Step, string Name, string? Unit, string Agency, DateTimeOffset Since, DateTimeOffset? Until, DateTimeOffset? DueAt);

    public sealed record Response(
        Guid Id, string? Code, int Version, DossierState State, int StateCode, string StateName, int Percent,
        DateTimeOffset? SubmittedAt, DateTimeOffset? AcceptBy, DateTimeOffset? ReceivedAt, DateTimeOffset? DueAt,
        DateTimeOffset? FinishedAt, DateTimeOffset? ReturnedAt, DecisionOutcome? Outcome, string? Message, IReadOnlyList<Stage> Stages);

    internal static void Map(RouteGroupBuilder mine) => mine
        .MapGet("/{id:guid}", Handle)
        .RequireAuthorization(Policies.Submit)
        .WithName(nameof(GetMyDossier))
        .WithSummary("Read one's own dossier");

    private static async Task<Results<Ok<Response>, NotFound>> Handle(
        Guid id, Caller caller, HttpResponse http, DossiersDb db, PublishedVersions versions, CancellationToken ct)
    {
        var d = await db.Dossiers.AsNoTracking().OwnedBy(caller).SingleOrDefaultAsync(x => x.Id == id, ct);
        if (d is null)
        {
            return TypedResults.NotFound();
        }

        var version = await versions.GetAsync(db, d.ProcedureVersionId, ct);
        var rows = await (
            from holding in db.Holdings
            join agency in db.Agencies on holding.AgencyId equals agency.Id
            where holding.DossierId == id && holding.Leads
            orderby holding.Seq
            select new { holding.Step, holding.AgencyId, Agency = agency.Name, holding.State, holding.FromAt, holding.UntilAt, holding.DueAt, holding.Note }).ToListAsync(ct);

        var stages = new List<Stage>();
        foreach (var row in rows)
        {
            var step = version.Content.Steps.First(s => s.No == row.Step);
            // Changes of hand inside an office are its own affair: the owner sees one stage.
            if (stages is [.., var last] && last.Step == row.Step && last.Agency == row.Agency)
            {
                stages[^1] = last with { Until = row.UntilAt, DueAt = row.DueAt };
                continue;
            }

            stages.Add(new Stage(row.Step, step.Name, step.Unit, row.Agency, row.FromAt, row.UntilAt, row.DueAt));
        }

        // What the applicant has to know is the reason of a pause, a declination or a refusal.
        var told = d.State is DossierState.Declined or DossierState.SupplementRequested or DossierState.PaymentRequested or DossierState.Stopped ? rows[^1].Note : d.DecisionReason;
        http.SetETag(d.Version);
        return TypedResults.Ok(new Response(
            d.Id, d.Code, d.Version, d.State, (int)d.State, Progress.NameOf(d.State).Vietnamese, Progress.PercentOf(d.State, d.Step, version.Content),
            d.SubmittedAt, d.AcceptBy, d.ReceivedAt, d.DueAt, d.FinishedAt, d.ReturnedAt, d.Outcome, told, stages));
    }
}
