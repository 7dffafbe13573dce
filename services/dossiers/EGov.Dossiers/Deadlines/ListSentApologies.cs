using EGov.Api;
using EGov.Dossiers.Contracts;
using EGov.Dossiers.Model;
using EGov.Dossiers.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace EGov.Dossiers.Deadlines;

/// <summary>The apologies agencies have sent, for everybody to read on the portal: the dossier's code and dates, and nothing about persons.</summary>
internal static class ListSentApologies
{
    private const string Sort = "sent-apologies";

    /// <param name="Id">The letter.</param>
    /// <param name="Code">Code of the dossier.</param>
    /// <param name="Agency">Agency that apologises.</param>
    /// <param name="Procedure">Name of the procedure.</param>
    /// <param name="FormerDueAt">When the result was due.</param>
    /// <param name="NewDueAt">When it is due by the apology.</param>
    /// <param name="InTime">Whether the letter was sent as early as the law wants.</param>
    /// <param name="SentAt">When it was sent.</param>
    /// <param name="State">Where the dossier stands now.</param>
    public sealed record Item(
        Guid Id, string? Code, string Agency, string Procedure, DateTimeOffset FormerDueAt, DateTimeOffset NewDueAt, bool InTime, DateTimeOffset SentAt, DossierState State);

    internal sealed record Keys(DateTimeOffset At, Guid Id);

    internal static void Map(IEndpointRouteBuilder app) => app
        .MapGet("/v1/sent-apologies", Handle)
        .AllowAnonymous()
        .WithTags("apologies")
        .WithName(nameof(ListSentApologies))
        .WithSummary("List the apologies agencies have sent");

    private static async Task<Ok<Page<Item>>> Handle(Guid? agency, PageRequest page, DossiersDb db, CancellationToken ct)
    {
        var rows = db.ApologyRows().AsNoTracking().Where(r => r.Apology.State == ApologyState.Sent && (agency == null || r.Apology.AgencyId == agency));
        if (page.Keys<Keys>(Sort) is { } keys)
        {
            rows = rows.Where(r => EF.Functions.LessThan(ValueTuple.Create(r.Apology.ClosedAt, r.Apology.Id), ValueTuple.Create((DateTimeOffset?)keys.At, keys.Id)));
        }

        var read = await rows.OrderByDescending(r => r.Apology.ClosedAt).ThenByDescending(r => r.Apology.Id).Take(page.Limit + 1)
            .Select(r => new Item(
                r.Apology.Id, r.Dossier.Code, r.AgencyName, r.ProcedureName, r.Apology.DueAt, r.Apology.NewDueAt!.Value, r.Apology.InTime!.Value, r.Apology.ClosedAt!.Value, r.Dossier.State))
            .ToListAsync(ct);
        return TypedResults.Ok(page.Cut(read, Sort, item => new Keys(item.SentAt, item.Id)));
    }
}
