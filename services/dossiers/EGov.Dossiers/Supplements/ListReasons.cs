using EGov.Dossiers.Model;
using EGov.Dossiers.Storage;
using EGov.WorkingTime;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace EGov.Dossiers.Supplements;

/// <summary>The reasons offered on a day, for choosing instead of writing.</summary>
internal static class ListReasons
{
    public sealed record Reason(string Code, ReasonKind Kind, string Vietnamese, string English, bool NeedsWords, DateOnly ValidFrom, DateOnly? ValidTo);

    public sealed record Response(DateOnly Day, IReadOnlyList<Reason> Reasons);

    internal static void Map(IEndpointRouteBuilder app) => app
        .MapGet("/v1/reason-templates", Handle)
        .WithTags("supplements")
        .RequireAuthorization(Policies.AnyOf(Policies.ManageProcedures, Policies.Receive, Policies.Handle, Policies.Assign, Policies.Decide))
        .WithName(nameof(ListReasons))
        .WithSummary("List the reasons for supplements, refusals and stops that hold on a day");

    private static async Task<Ok<Response>> Handle(Choice<ReasonKind>? kind, DateOnly? day, DossiersDb db, TimeProvider clock, CancellationToken ct)
    {
        var on = day ?? CivilTime.DateOf(clock.GetUtcNow());
        var reasons = db.ReasonTemplates.AsNoTracking();
        if (kind is { Value: var wanted })
        {
            reasons = reasons.Where(r => r.Kind == wanted);
        }

        // A catalogue of some dozens of rows: whole.
        return TypedResults.Ok(new Response(on, await reasons.OfferedOn(on).OrderBy(r => r.Code)
            .Select(r => new Reason(r.Code, r.Kind, r.Vietnamese, r.English, r.NeedsWords, r.ValidFrom, r.ValidTo)).ToListAsync(ct)));
    }
}
