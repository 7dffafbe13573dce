using EGov.Api;
using EGov.Dossiers.Model;
using EGov.Dossiers.Storage;
using EGov.Postgres;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace EGov.Dossiers.Import;

/// <summary>
/// Brings in dossiers of the time before this system from a CSV: all new rows or none, every row reported on, and again without effect,
/// because a dossier is known by its code.
/// </summary>
internal static class ImportDossiers
{
    private const int BatchSize = 500;
    private const int MostNotes = 10_000;
    private const long LargestFile = 512L * 1024 * 1024;

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
        IdempotencyKey key, bool? dryRun, HttpRequest request, Caller caller, DossiersDb db, TimeProvider clock, CancellationToken ct)
    {
        if (await AgencyScope.OfAsync(db, caller, null, below: true, ct) is not { } scope)
        {
            return TypedResults.NotFound();
        }

        var now = clock.GetUtcNow();
        var run = new ImportRun { Id = Guid.CreateVersion7(), AgencyId = scope.Root, Account = caller.Subject, At = now, DryRun = dryRun == true };
        var check = await ImportCheck.PrepareAsync(db, scope, now, ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        try
        {
            if (await ReadAsync(request.Body, check, run, db, Actor.Of(caller), ct) is { } refusal)
            {
                return refusal.ToProblem(("columns", ImportCheck.Columns));
            }
        }
        catch (FormatException)
        {
            return Refusals.ImportUnreadable.ToProblem(("columns", ImportCheck.Columns));
        }

        // Only the report of an import that was refused, or was a trial, remains.
        if (run.Refused > 0 || run.DryRun)
        {
            await transaction.RollbackAsync(ct);
            run.Imported = run.Refused > 0 ? 0 : run.Imported;
        }

        var response = new Response(run.Id, run.DryRun, run.Rows, run.Imported, run.Skipped, run.Refused);
        db.ChangeTracker.Clear();
        db.Add(run);
        db.Remember(key, StatusCodes.Status201Created, $"/v1/imports/{run.Id}", null, response);
        await db.SaveChangesAsync(ct);
        if (run is { Refused: 0, DryRun: false })
        {
            await transaction.CommitAsync(ct);
        }

        return TypedResults.Created($"/v1/imports/{run.Id}", response);
    }

    private static async Task<Refusal?> ReadAsync(Stream body, ImportCheck check, ImportRun run, DossiersDb db, Actor actor, CancellationToken ct)
    {
        List<string>? header = null;
        var batch = new List<ImportCheck.Row>(BatchSize);
        await foreach (var (line, cells) in CsvRows.ReadAsync(body, ct))
        {
            if (header is null)
            {
                header = cells;
                if (ImportCheck.Required.Except(header, StringComparer.OrdinalIgnoreCase).Any() || header.Except(ImportCheck.Columns, StringComparer.OrdinalIgnoreCase).Any())
                {
                    return Refusals.ImportUnreadable;
                }

                continue;
            }

            run.Rows++;
            var named = header.Zip(cells).ToDictionary(cell => cell.First, cell => cell.Second, StringComparer.OrdinalIgnoreCase);
            var (row, faults) = check.Read(line, named);
            if (cells.Count != header.Count)
            {
                (row, faults) = (null, [new ImportCheck.Fault(Refusals.ImportCellsMiscounted, null, null)]);
            }

            Note(run, line, faults);
            if (row is not null)
            {
                batch.Add(row);
            }

            if (batch.Count == BatchSize)
            {
                await WriteAsync(batch, run, db, actor, ct);
            }
        }

        await WriteAsync(batch, run, db, actor, ct);
        return header is null ? Refusals.ImportUnreadable : null;
    }

    private static async Task WriteAsync(List<ImportCheck.Row> batch, ImportRun run, DossiersDb db, Actor actor, CancellationToken ct)
    {
        var codes = batch.Select(row => row.Past.Code).ToList();
        var present = await db.Dossiers.AsNoTracking().Where(d => codes.Contains(d.Code!))
            .ToDictionaryAsync(d => d.Code!, d => (d.ProcedureId, d.ReceivingAgencyId, d.ReceivedAt, d.ApplicantName), StringComparer.Ordinal, ct);
        foreach (var row in batch)
        {
            if (!present.TryGetValue(row.Past.Code, out var known))
            {
                run.Imported++;
                // After the first fault nothing will be kept: the rest of the file is only checked.
                if (run.Refused == 0)
                {
                    db.Add(Dossier.Import(row.Application, row.Past, actor));
                }
            }
            else if (known == (row.Application.Procedure.Id, row.Application.AgencyId, row.Past.ReceivedAt, row.Application.Applicant.Name))
            {
                run.Skipped++;
                Note(run, row.Line, 0, new ImportCheck.Fault(Refusals.ImportAlreadyThere, "code", row.Past.Code));
            }
            else
            {
                Note(run, row.Line, [new ImportCheck.Fault(Refusals.ImportCodeTaken, "code", row.Past.Code)]);
            }
        }

        batch.Clear();
        await db.SaveChangesAsync(ct);
        db.ChangeTracker.Clear();
    }

    private static void Note(ImportRun run, int line, List<ImportCheck.Fault> faults)
    {
        run.Refused += faults.Count > 0 ? 1 : 0;
        foreach (var (fault, i) in faults.Select((fault, i) => (fault, i)))
        {
            Note(run, line, i, fault);
        }
    }

    private static void Note(ImportRun run, int line, int number, ImportCheck.Fault fault)
    {
        // A file that is wrong from top to bottom is mended by its first ten thousand faults.
        if (run.Notes.Count < MostNotes)
        {
            run.Notes.Add(new ImportNote
            {
                ImportRunId = run.Id,
                Line = line,
                Number = number,
                Code = fault.Refusal.Code,
                Column = fault.Column,
                Value = fault.Value,
                Vietnamese = fault.Refusal.Vietnamese,
                English = fault.Refusal.English,
            });
        }
    }
}
