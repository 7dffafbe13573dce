using EGov.Api;
using EGov.Dossiers.Printing;
using EGov.Dossiers.Reports.Files;
using EGov.Dossiers.Storage;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace EGov.Dossiers.Reports.Exports;

/// <summary>
/// The repeated task <c>report-exports</c>: every replica takes one export after another and writes its file. An attempt that fails for a reason
/// that may pass (database, disk, a busy printer) is left as it is, and like that of a dead replica taken again when its lease has run out.
/// </summary>
internal sealed partial class ExportWork(
    DossiersDb db, NpgsqlDataSource source, AllReports reports, PdfPrinter printer, ExportFiles files, TimeProvider clock, ILogger<ExportWork> logger) : IRepeatedTask
{
    internal const string Name = "report-exports";

    public async Task<object?> RunAsync(CancellationToken ct)
    {
        var failed = await GiveUpAsync(ct);
        var (done, unfinished) = (0, 0);
        while (await TakeAsync(ct) is { } export)
        {
            var state = await MakeAsync(export, ct);
            done += state == ExportState.Done ? 1 : 0;
            failed += state == ExportState.Failed ? 1 : 0;
            unfinished += state is null ? 1 : 0;
        }

        return new { done, failed, unfinished };
    }

    private Task<int> GiveUpAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        return db.ReportExports
            .Where(e => e.State == ExportState.Running && e.LeasedUntil < now && e.Attempts >= ReportExport.MostAttempts)
            .ExecuteUpdateAsync(
                set => set
                    .SetProperty(e => e.State, ExportState.Failed)
                    .SetProperty(e => e.Failure, Refusals.ExportFailed.Code)
                    .SetProperty(e => e.FinishedAt, now)
                    .SetProperty(e => e.AttemptId, (Guid?)null)
                    .SetProperty(e => e.LeasedUntil, (DateTimeOffset?)null),
                ct);
    }

    private async Task<ReportExport?> TakeAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var taken = await db.ReportExports.FromSql($"""
            update report_export set state = 'Running', attempt_id = {Guid.CreateVersion7()}, leased_until = {now + ReportExport.Lease}, attempts = attempts + 1,
                started_at = coalesce(started_at, {now}), rows_done = 0
            where id = (
                select id from report_export
                where (state = 'Queued' or (state = 'Running' and leased_until < {now})) and attempts < {ReportExport.MostAttempts}
                order by asked_at, id limit 1 for update skip locked)
            returning *
            """).AsNoTracking().ToListAsync(ct);
        return taken.SingleOrDefault();
    }

    /// <summary>Makes the file; null where the attempt ended without a word.</summary>
    private async Task<ExportState?> MakeAsync(ReportExport export, CancellationToken ct)
    {
        using var turn = new ExportTurn(export, source, clock, logger, ct);
        var keeping = turn.KeepAsync();
        (string? Name, long Length, Refusal? Refusal) written;
        try
        {
            written = await WriteAsync(export, turn);
        }
        catch (OperationCanceledException) when (turn.Token.IsCancellationRequested)
        {
            files.Remove(export.Id, export.AttemptId!.Value);
            LogEnded(logger, export.Id, export.Report, export.Format, null, 0);
            if (!turn.IsLost)
            {
                await turn.GiveBackAsync();
            }

            ct.ThrowIfCancellationRequested();
            return null;
        }
        finally
        {
            await turn.EndAsync();
            await keeping;
        }

        return written.Refusal == Refusals.PrintingBusy ? null : await EndAsync(export, turn, written);
    }

    /// <summary>Says how it ended. Should the answer be lost, nobody knows whose the file is; the clean-up finds out later.</summary>
    private async Task<ExportState?> EndAsync(ReportExport export, ExportTurn turn, (string? Name, long Length, Refusal? Refusal) written)
    {
        var (told, state) = written.Refusal is { } refusal
            ? (await turn.FailAsync(refusal), ExportState.Failed)
            : (await turn.FinishAsync(written.Name!, written.Length), ExportState.Done);
        if (!told || state == ExportState.Failed)
        {
            files.Remove(export.Id, export.AttemptId!.Value);
        }

        LogEnded(logger, export.Id, export.Report, export.Format, told ? state : null, written.Length);
        return told ? state : null;
    }

    private async Task<(string? Name, long Length, Refusal? Refusal)> WriteAsync(ReportExport export, ExportTurn turn)
    {
        var ct = turn.Token;
        if (reports.Find(export.Report) is not { } report)
        {
            return (null, 0, Refusals.ExportFailed);
        }

        var (table, total) = await ExportTable.ReadAsync(report, export.Asked, export.Figure, export.Line, ct);
        if (ExportTable.IsTooLong(export.Format, total))
        {
            return (null, 0, Refusals.ReportTooLong);
        }

        var counted = table with { Rows = turn.CountAsync(table.Rows, total, ct) };
        await using var file = files.New(export.Id, export.AttemptId!.Value);
        if (export.Format == ReportFormat.Pdf)
        {
            var (pdf, refusal) = await ReportFiles.PrintAsync(counted, printer, ct);
            if (pdf is null)
            {
                return (null, 0, refusal);
            }

            await file.WriteAsync(pdf, ct);
        }
        else
        {
            await ReportFiles.WriteAsync(counted, export.Format, file, ct);
        }

        file.Flush(flushToDisk: true);
        return (ExportTable.NameOf(table.Head, export.Figure, export.Format), file.Length, null);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Export {Export} of {Report} as {Format}: {State}, {Length} bytes")]
    private static partial void LogEnded(ILogger logger, Guid export, string report, ReportFormat format, ExportState? state, long length);
}
