using EGov.Api;
using EGov.Dossiers.Model;
using EGov.Dossiers.Storage;
using EGov.Postgres;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace EGov.Dossiers.Import;

/// <summary>
/// Brings in dossiers of the time before this system from a CSV: all new rows or none, every row reported on, and again without effect,
/// because a dossier is known by its code. A year comes in files of up to fifty thousand rows; how far one is says its report.
/// </summary>
internal static class ImportDossiers
{
    private const long LargestFile = 64L * 1024 * 1024;

    /// <param name="Id">The import, for its report.</param>
    /// <param name="DryRun">Checked only.</param>
    /// <param name="Rows">Rows read.</param>
    /// <param name="Imported">Dossiers brought in, or that would be.</param>
    /// <param name="Skipped">Dossiers that were there already.</param>
    /// <param name="Refused">Rows with faults; one is enough that nothing is brought in.</param>
    public sealed record Response(Guid Id, bool DryRun, int Rows, int Imported, int Skipped, int Refused);

    internal static void Map(RouteGroupBuilder imports) => imports
        .MapPost("/", Handle)
        .WithName(nameof(ImportDossiers))
        .WithSummary("Import earlier dossiers from CSV")
        .WithMetadata(new RequestSizeLimitAttribute(LargestFile))
        .Accepts<string>(Csv.ContentType)
        .WithIdempotency<DossiersDb>();

    private static async Task<Results<Created<Response>, NotFound, ProblemHttpResult>> Handle(
        IdempotencyKey key, bool? dryRun, HttpRequest request, Caller caller, DossiersDb db, ImportProgress progress, TimeProvider clock, CancellationToken ct)
    {
        if (await AgencyScope.OfAsync(db, caller, null, below: true, ct) is not { } scope)
        {
            return TypedResults.NotFound();
        }

        var now = clock.GetUtcNow();
        var run = new ImportRun { Id = Guid.CreateVersion7(), AgencyId = scope.Root, Account = caller.Subject, At = now, DryRun = dryRun == true };
        var file = new ImportFile(await ImportCheck.PrepareAsync(db, scope, now, ct), run, db, progress);
        var ended = false;
        await progress.BeginAsync(run, ct);
        try
        {
            if (await file.ReadAsync(request.Body, ct) is { } refusal)
            {
                return refusal.ToProblem(("columns", ImportCheck.Columns), ("most", ImportFile.MostRows));
            }

            var response = await EndAsync(file, run, db, key, Actor.Of(caller), ct);
            ended = true;
            return TypedResults.Created($"/v1/imports/{run.Id}", response);
        }
        catch (FormatException)
        {
            return Refusals.ImportUnreadable.ToProblem(("columns", ImportCheck.Columns), ("most", ImportFile.MostRows));
        }
        catch (PostgresException e) when (e.ConstraintName == DossierMapping.UniqueCode)
        {
            // Somebody else was faster with one of the codes; the file is compared anew when it is sent again.
            return Refusals.ImportCodeTaken.ToProblem();
        }
        finally
        {
            if (!ended)
            {
                await progress.ForgetAsync(run);
            }
        }
    }

    /// <summary>The dossiers, if there are any to write, the report and the answer: one transaction.</summary>
    private static async Task<Response> EndAsync(ImportFile file, ImportRun run, DossiersDb db, IdempotencyKey key, Actor actor, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (run is { Refused: 0, DryRun: false })
        {
            await file.WriteAsync(actor, ct);
        }

        var response = new Response(run.Id, run.DryRun, run.Rows, run.Imported, run.Skipped, run.Refused);
        run.State = ImportState.Done;
        db.Entry(run).State = EntityState.Modified;
        db.AddRange(run.Notes);
        db.Remember(key, StatusCodes.Status201Created, $"/v1/imports/{run.Id}", null, response);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return response;
    }
}
