using EGov.Api;
using EGov.Dossiers.Contracts;
using EGov.Dossiers.Model;
using EGov.Dossiers.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace EGov.Dossiers.Browsing;

/// <summary>
/// A dossier as the officials of the agencies that take part in it see it, with whoever holds it now. An agency that is only being consulted
/// reads it too, without how to reach the applicant.
/// </summary>
internal static class GetDossier
{
    public sealed record Holder(int Step, bool Leads, Guid AgencyId, string Agency, Guid? OfficialId, string? Official, DateTimeOffset Since, DateTimeOffset? DueAt);

    public sealed record Paper(string Code, string Name, int Originals, int Copies);

    public sealed record Charge(string Code, string Name, int Quantity, long UnitPrice, long Amount);

    public sealed record Applying(ApplicantKind Kind, string Name, string? Identity, string? Phone, string? Email, string? Address);

    /// <param name="By">The latest time at which reception hands on.</param>
    /// <param name="At">When it did.</param>
    /// <param name="Late">Whether that was, or is by now, after the latest time.</param>
    public sealed record HandingOn(DateTimeOffset By, DateTimeOffset? At, bool Late);

    public sealed record Response(
        Guid Id, string? Code, int Version, DossierState State, int StateCode, string StateName,
        string ProcedureCode, int ProcedureVersion, string ProcedureName, string Field, Channel Channel,
        Guid ReceivingAgencyId, Applying Applicant, string? Subject, IReadOnlyList<Paper> Components, IReadOnlyList<Charge> Fees,
        DateTimeOffset? SubmittedAt, DateTimeOffset? AcceptBy, DateTimeOffset? ReceivedAt, DateTimeOffset? DueAt,
        DateTimeOffset? FinishedAt, DateTimeOffset? ReturnedAt, DecisionOutcome? Outcome, string? DecisionReason, string? ResultNumber,
        int Step, IReadOnlyList<Holder> Holders, Guid? DeskAgencyId, Guid ReturnAgencyId, HandingOn? HandOn);

    internal static void Map(RouteGroupBuilder dossiers) => dossiers
        .MapGet("/{id:guid}", Handle)
        .RequireAuthorization(Policies.Work)
        .WithName(nameof(GetDossier))
        .WithSummary("Read a dossier");

    private static async Task<Results<Ok<Response>, NotFound>> Handle(
        Guid id, Caller caller, HttpResponse http, DossiersDb db, PublishedVersions versions, TimeProvider clock, CancellationToken ct)
    {
        var d = await db.Dossiers.AsNoTracking().InSight(db, caller).SingleOrDefaultAsync(x => x.Id == id, ct);
        if (d is null)
        {
            return TypedResults.NotFound();
        }

        var holders = await (
            from holding in db.Holdings
            join agency in db.Agencies on holding.AgencyId equals agency.Id
            join official in db.Officials on holding.OfficialId equals official.Id into officials
            from official in officials.DefaultIfEmpty()
            where holding.DossierId == id && holding.UntilAt == null
            orderby holding.Leads descending, holding.Seq
            select new Holder(
                holding.Step, holding.Leads, agency.Id, agency.Name, holding.OfficialId, official == null ? null : official.FullName, holding.FromAt, holding.DueAt)).ToListAsync(ct);
        var version = await versions.GetAsync(db, d.ProcedureVersionId, ct);
        var name = await db.ProcedureVersions.Where(v => v.Id == d.ProcedureVersionId).Select(v => v.Name).SingleAsync(ct);
        var papers = version.Content.Components.ToDictionary(c => c.Code, c => c.Name, StringComparer.Ordinal);
        var fees = version.Content.Fees.GroupBy(f => f.Code, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.First().Name, StringComparer.Ordinal);

        var applicant = await db.Dossiers.InReach(db, caller).AnyAsync(x => x.Id == id, ct)
            ? new Applying(d.ApplicantKind, d.ApplicantName, d.ApplicantIdentity, d.ApplicantPhone, d.ApplicantEmail, d.ApplicantAddress)
            : new Applying(d.ApplicantKind, d.ApplicantName, null, null, null, null);

        http.SetETag(d.Version);
        return TypedResults.Ok(new Response(
            d.Id, d.Code, d.Version, d.State, (int)d.State, Progress.NameOf(d.State).Vietnamese,
            version.Code, version.Number, name, version.Field, d.Channel,
            d.ReceivingAgencyId, applicant, d.Subject,
            [.. d.Components.Select(c => new Paper(c.Code, papers[c.Code], c.Originals, c.Copies))],
            [.. d.Fees.Select(f => new Charge(f.Code, fees[f.Code], f.Quantity, f.UnitPrice, f.Amount))],
            d.SubmittedAt, d.AcceptBy, d.ReceivedAt, d.DueAt, d.FinishedAt, d.ReturnedAt, d.Outcome, d.DecisionReason, d.ResultNumber,
            d.Step, holders, d.DeskAgencyId, d.ReturnAgencyId,
            d.HandOnBy is { } by ? new HandingOn(by, d.HandedOnAt, (d.HandedOnAt ?? clock.GetUtcNow()) > by) : null));
    }
}
