using EGov.Api;
using EGov.Dossiers.Model;
using EGov.Dossiers.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace EGov.Dossiers.Supplements;

/// <summary>What was asked for to complete a dossier, and what came: the same for its officials and its owner.</summary>
internal static class ListSupplementRequests
{
    public sealed record Item(int No, string? Component, string What, int Originals, int Copies, string ReasonCode, string Reason);

    public sealed record Answer(int No, int Originals, int Copies, string? Note);

    /// <param name="Late">Asked after the time the agency had for it.</param>
    /// <param name="Repeated">Not the dossier's first.</param>
    /// <param name="SuperiorReason">Why a superior allowed that.</param>
    /// <param name="Waived">Items the desk did without, for the reason in the note.</param>
    /// <param name="ClosedAt">When the dossier went another way without an answer.</param>
    public sealed record Entry(
        Guid Id, int Number, string DocumentNumber, Guid AgencyId, string? Agency, string? Official, string ContactName, string ContactPhone,
        IReadOnlyList<Item> Items, DateTimeOffset AskedAt, DateTimeOffset AskBy, bool Late, bool Repeated, string? SuperiorReason, DateTimeOffset AnswerBy,
        DateTimeOffset? AnsweredAt, bool AnsweredOnline, IReadOnlyList<Answer> Answers, IReadOnlyList<int> Waived, string? AnswerNote,
        DateTimeOffset? ExpiredAt, DateTimeOffset? ClosedAt);

    public sealed record Response(Guid DossierId, IReadOnlyList<Entry> Requests);

    internal static void MapDesk(RouteGroupBuilder dossiers) => dossiers
        .MapGet("/{id:guid}/supplement-requests", OfTheAgency)
        .RequireAuthorization(Policies.Work)
        .WithName(nameof(ListSupplementRequests))
        .WithSummary("List the requests to complete a dossier");

    internal static void MapMine(RouteGroupBuilder mine) => mine
        .MapGet("/{id:guid}/supplement-requests", Mine)
        .RequireAuthorization(Policies.Submit)
        .WithName("ListMySupplementRequests")
        .WithSummary("List the requests to complete one's own dossier");

    private static Task<Results<Ok<Response>, NotFound>> OfTheAgency(Guid id, Caller caller, DossiersDb db, CancellationToken ct) =>
        ReadAsync(id, db.Dossiers.InReach(db, caller), db, ct);

    private static Task<Results<Ok<Response>, NotFound>> Mine(Guid id, Caller caller, DossiersDb db, CancellationToken ct) =>
        ReadAsync(id, db.Dossiers.OwnedBy(caller), db, ct);

    private static async Task<Results<Ok<Response>, NotFound>> ReadAsync(Guid id, IQueryable<Dossier> visible, DossiersDb db, CancellationToken ct)
    {
        if (!await visible.AnyAsync(d => d.Id == id, ct))
        {
            return TypedResults.NotFound();
        }

        // A dossier has a handful of them at the very most: each but the first took a superior.
        var requests = await db.SupplementRequests.AsNoTracking().Where(r => r.DossierId == id).OrderBy(r => r.Number).ToListAsync(ct);
        var agencyIds = requests.Select(r => r.AgencyId).ToHashSet();
        var agencies = await db.Agencies.Where(a => agencyIds.Contains(a.Id)).ToDictionaryAsync(a => a.Id, a => a.Name, ct);
        return TypedResults.Ok(new Response(id, [.. requests.Select(r => new Entry(
            r.Id, r.Number, r.DocumentNumber, r.AgencyId, agencies.GetValueOrDefault(r.AgencyId), r.OfficialName, r.Contact.Name, r.Contact.Phone,
            [.. r.Items.Select(i => new Item(i.No, i.Component, i.What, i.Originals, i.Copies, i.ReasonCode, i.Reason))],
            r.AskedAt, r.AskBy, r.IsLate, r.IsRepeated, r.SuperiorReason, r.AnswerBy,
            r.AnsweredAt, r.AnsweredOnline, [.. r.Answers.Select(a => new Answer(a.Item, a.Originals, a.Copies, a.Note))], r.Waived, r.AnswerNote,
            r.ExpiredAt, r.ClosedAt))]));
    }
}
