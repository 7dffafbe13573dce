using EGov.Api;
using EGov.Dossiers.Contracts;
using EGov.Dossiers.Model;
using EGov.Dossiers.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace EGov.Dossiers.Petitions;

/// <summary>Petitions of the agencies in reach, newest first, and one of them with everything that happened to it.</summary>
internal static class ListPetitions
{
    private const string Order = "petitions/newest";

    public sealed record Item(
        Guid Id, int Version, string Code, PetitionSubject About, string Title, PetitionState State, Guid AgencyId, DateTimeOffset ReceivedAt, DateTimeOffset DueAt,
        bool Overdue, DateTimeOffset? AnsweredAt, DateTimeOffset? PublishedAt);

    public sealed record Step(int Seq, Guid AgencyId, PetitionAction Action, string? ActorName, string? Note, DateTimeOffset At);

    public sealed record View(
        Item Petition, string Content, string AskerName, string? AskerPhone, string? AskerEmail, Guid? DossierId, Guid? ProcedureId, string? Field,
        string? RefusalReason, string? Answer, bool? Satisfied, IReadOnlyList<Step> Steps);

    private sealed record Keys(Guid Id);

    internal static void Map(RouteGroupBuilder petitions)
    {
        petitions.MapGet("", List).RequireAuthorization(Policies.Work).WithName(nameof(ListPetitions)).WithSummary("List petitions");
        petitions.MapGet("/{id:guid}", Read).RequireAuthorization(Policies.Work).WithName("GetPetition").WithSummary("Read a petition");
    }

    private static async Task<Ok<Page<Item>>> List(
        Choice<PetitionState>? state, bool? overdue, PageRequest page, Caller caller, DossiersDb db, TimeProvider clock, CancellationToken ct)
    {
        var (now, wanted, after) = (clock.GetUtcNow(), state?.Value, page.Keys<Keys>(Order)?.Id);
        var rows = await db.Petitions.AsNoTracking().InReach(db, caller)
            .Where(p => (wanted == null || p.State == wanted) && (after == null || p.Id < after))
            .Where(p => overdue != true || (p.DueAt < now && (p.State == PetitionState.Received || p.State == PetitionState.Accepted)))
            .OrderByDescending(p => p.Id)
            .Take(page.Limit + 1)
            .ToListAsync(ct);
        return TypedResults.Ok(page.Cut([.. rows.Select(p => ItemOf(p, now))], Order, p => new Keys(p.Id)));
    }

    private static async Task<Results<Ok<View>, NotFound>> Read(Guid id, Caller caller, HttpResponse http, DossiersDb db, TimeProvider clock, CancellationToken ct)
    {
        var p = await db.Petitions.AsNoTracking().InReach(db, caller).Include(x => x.Steps).SingleOrDefaultAsync(x => x.Id == id, ct);
        if (p is null)
        {
            return TypedResults.NotFound();
        }

        http.SetETag(p.Version);
        return TypedResults.Ok(new View(
            ItemOf(p, clock.GetUtcNow()), p.Content, p.AskerName, p.AskerPhone, p.AskerEmail, p.DossierId, p.ProcedureId, p.Field, p.RefusalReason, p.Answer, p.AskerSatisfied,
            [.. p.Steps.OrderBy(s => s.Seq).Select(s => new Step(s.Seq, s.AgencyId, s.Action, s.ActorName, s.Note, s.At))]));
    }

    private static Item ItemOf(Petition p, DateTimeOffset now) => new(
        p.Id, p.Version, p.Code, p.About, p.Title, p.State, p.AgencyId, p.ReceivedAt, p.DueAt, p.IsOpen && p.DueAt < now, p.AnsweredAt, p.PublishedAt);
}
