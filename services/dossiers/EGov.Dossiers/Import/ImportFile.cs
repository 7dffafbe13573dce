using EGov.Api;
using EGov.Dossiers.Model;
using EGov.Dossiers.Storage;
using Microsoft.EntityFrameworkCore;

namespace EGov.Dossiers.Import;

/// <summary>
/// A file on its way in. It is read and checked whole before the first row is written: a bad file costs the database nothing, and the transaction that
/// writes a good one, for which every other change's event has to wait, is as short as COPY makes it.
/// </summary>
internal sealed class ImportFile(ImportCheck check, ImportRun run, DossiersDb db, ImportProgress progress)
{
    /// <summary>More would keep events waiting for longer than a desk should have to.</summary>
    internal const int MostRows = 50_000;

    private const int MostNotes = 10_000;
    private const int BatchSize = 5_000;

    private readonly List<ImportCheck.Row> _fresh = [];

    /// <summary>Reads and checks every row, in sets; what cannot be read at all is refused.</summary>
    internal async Task<Refusal?> ReadAsync(Stream body, CancellationToken ct)
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

            if (++run.Rows > MostRows)
            {
                return Refusals.ImportTooLong;
            }

            if (Check(line, header, cells) is { } row)
            {
                batch.Add(row);
            }

            if (run.Rows % BatchSize == 0)
            {
                await CompareAsync(batch, ct);
                await progress.TellAsync(run, ct);
            }
        }

        await CompareAsync(batch, ct);
        run.Imported = run.Refused > 0 ? 0 : _fresh.Count;
        return header is null ? Refusals.ImportUnreadable : null;
    }

    /// <summary>Writes what is new into the transaction that is open.</summary>
    internal async Task WriteAsync(Actor actor, CancellationToken ct)
    {
        run.State = ImportState.Writing;
        foreach (var batch in _fresh.Chunk(BatchSize))
        {
            await progress.TellAsync(run, ct);
            var dossiers = batch.Select(row => Dossier.Import(row.Application, row.Past, actor)).ToList();
            await db.CopyAsync(dossiers, ct);
            await db.CopyAsync(dossiers.SelectMany(d => d.Holdings), ct);
            await db.CopyAsync(dossiers.SelectMany(d => d.Participations), ct);
            run.Written += batch.Length;
        }
    }

    private ImportCheck.Row? Check(int line, List<string> header, List<string> cells)
    {
        var named = header.Zip(cells).ToDictionary(cell => cell.First, cell => cell.Second, StringComparer.OrdinalIgnoreCase);
        var (row, faults) = check.Read(line, named);
        if (cells.Count != header.Count)
        {
            (row, faults) = (null, [new ImportCheck.Fault(Refusals.ImportCellsMiscounted, null, null)]);
        }

        Note(line, faults);
        return row;
    }

    /// <summary>What is there already under the codes of a set: the same dossier is passed over, another one is a fault.</summary>
    private async Task CompareAsync(List<ImportCheck.Row> batch, CancellationToken ct)
    {
        var codes = batch.Select(row => row.Past.Code).ToArray();
        var present = await db.Dossiers.AsNoTracking().Where(d => codes.Contains(d.Code!))
            .ToDictionaryAsync(d => d.Code!, d => (d.ProcedureId, d.ReceivingAgencyId, d.ReceivedAt, d.ApplicantName), StringComparer.Ordinal, ct);
        foreach (var row in batch)
        {
            if (!present.TryGetValue(row.Past.Code, out var known))
            {
                _fresh.Add(row);
            }
            else if (known == (row.Application.Procedure.Id, row.Application.AgencyId, row.Past.ReceivedAt, row.Application.Applicant.Name))
            {
                run.Skipped++;
                Note(row.Line, 0, new ImportCheck.Fault(Refusals.ImportAlreadyThere, "code", row.Past.Code));
            }
            else
            {
                Note(row.Line, [new ImportCheck.Fault(Refusals.ImportCodeTaken, "code", row.Past.Code)]);
            }
        }

        batch.Clear();
    }

    private void Note(int line, List<ImportCheck.Fault> faults)
    {
        run.Refused += faults.Count > 0 ? 1 : 0;
        foreach (var (fault, i) in faults.Select((fault, i) => (fault, i)))
        {
            Note(line, i, fault);
        }
    }

    private void Note(int line, int number, ImportCheck.Fault fault)
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
