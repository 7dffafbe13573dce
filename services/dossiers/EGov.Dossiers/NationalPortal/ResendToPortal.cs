using System.ComponentModel.DataAnnotations;
using EGov.Api;
using EGov.Dossiers.Storage;
using EGov.WorkingTime;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EGov.Dossiers.NationalPortal;

/// <summary>
/// Tells the portal again, in bulk: by codes, by how the copies stand, or everything received in a period (also what came in before the portal
/// was connected). What it does not know is told with its whole history.
/// </summary>
internal static class ResendToPortal
{
    /// <param name="Codes">Dossiers by code; those out of reach are passed over.</param>
    /// <param name="Status">Every copy that stands so.</param>
    /// <param name="From">First day of reception.</param>
    /// <param name="To">Last day of reception.</param>
    public sealed record Request(
        [MaxLength(1000)] IReadOnlyList<string>? Codes = null, CopyStatus? Status = null, DateOnly? From = null, DateOnly? To = null) : IValidatableObject
    {
        public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
        {
            if (Codes is not { Count: > 0 } && Status is null && (From is null || To is null))
            {
                yield return new ValidationResult("Codes, a status or a period says which dossiers are meant.", [nameof(Codes)]);
            }

            if (To < From)
            {
                yield return new ValidationResult("The period begins before it ends.", [nameof(To)]);
            }
        }
    }

    /// <param name="Dossiers">Dossiers that will be told again.</param>
    public sealed record Response(int Dossiers);

    internal static void Map(RouteGroupBuilder portal) => portal
        .MapPost("/resending", Handle)
        .RequireAuthorization(Policies.AnyOf(Policies.Operate, Policies.Assign))
        .WithName(nameof(ResendToPortal))
        .WithSummary("Tell the national portal again of many dossiers");

    private static async Task<Results<Accepted<Response>, ProblemHttpResult>> Handle(
        Request request, Caller caller, DossiersDb db, NpgsqlDataSource source, TimeProvider clock, CancellationToken ct)
    {
        if (await AgencyScope.OfAsync(db, caller, null, below: true, ct) is not { } scope)
        {
            return CommonRefusals.NotFound.ToProblem();
        }

        await using var command = source.CreateCommand($"""
            insert into portal_copy as old (dossier_id, wanted_version, changed_at, told_version, told_seq, attempts, next_at, refused)
            select d.id, d.version, coalesce(c.changed_at, @now), 0, 0, 0, @now, false
            from dossier d left join portal_copy c on c.dossier_id = d.id
            where d.code is not null and d.receiving_agency_id = any(@agencies)
              {(request.Codes is { Count: > 0 } ? "and d.code = any(@codes)" : "")}
              {(request.Status is null ? "" : $"and c.dossier_id is not null and {CopyStatusSql.Case} = @status")}
              {(request.From is null ? "" : "and d.received_at >= @from")} {(request.To is null ? "" : "and d.received_at < @to")}
            on conflict (dossier_id) do update set
                wanted_version = greatest(old.wanted_version, excluded.wanted_version), told_version = least(old.told_version, excluded.wanted_version - 1),
                told_seq = case when old.compared_at is not null and old.their_state is null then 0 else old.told_seq end,
                attempts = 0, next_at = excluded.next_at, refused = false
            """);
        command.Parameters.AddWithValue("now", clock.GetUtcNow());
        command.Parameters.AddWithValue("agencies", scope.Agencies);
        command.Parameters.AddWithValue("codes", request.Codes?.ToArray() ?? []);
        command.Parameters.AddWithValue("status", request.Status?.ToString() ?? "");
        command.Parameters.AddWithValue("from", CivilTime.At(request.From ?? DateOnly.MinValue.AddDays(1)));
        command.Parameters.AddWithValue("to", CivilTime.At((request.To ?? new DateOnly(9000, 1, 1)).AddDays(1)));
        return TypedResults.Accepted("/v1/national-portal/dossiers?status=Pending", new Response(await command.ExecuteNonQueryAsync(ct)));
    }
}
