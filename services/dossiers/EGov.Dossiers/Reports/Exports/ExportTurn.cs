using System.Runtime.CompilerServices;
using EGov.Api;
using Npgsql;
using NpgsqlTypes;

namespace EGov.Dossiers.Reports.Exports;

/// <summary>
/// One attempt at an export on one replica. It tells the database that it lives and how far it is; where the database no longer has the export
/// for this attempt, because it was cancelled or another replica took it over, the attempt ends.
/// </summary>
internal sealed partial class ExportTurn(ReportExport export, NpgsqlDataSource source, TimeProvider clock, ILogger logger, CancellationToken stopping) : IDisposable
{
    private const int RowsPerReport = 1_000;

    private readonly CancellationTokenSource _mine = CancellationTokenSource.CreateLinkedTokenSource(stopping);
    private long _rows;

    internal CancellationToken Token => _mine.Token;

    internal bool IsLost { get; private set; }

    /// <summary>Passes the rows on and tells how many have gone by.</summary>
    internal async IAsyncEnumerable<ReportRow> CountAsync(IAsyncEnumerable<ReportRow> rows, long? total, [EnumeratorCancellation] CancellationToken ct = default)
    {
        await ReportAsync(total);
        await foreach (var row in rows.WithCancellation(ct))
        {
            yield return row;
            if (++_rows % RowsPerReport == 0)
            {
                await ReportAsync(total);
            }
        }
    }

    /// <summary>Keeps the export until told to end, however long a statement or a print takes.</summary>
    internal async Task KeepAsync()
    {
        using var rhythm = new PeriodicTimer(ReportExport.Lease / 6);
        try
        {
            while (await rhythm.WaitForNextTickAsync(Token))
            {
                await BeatAsync();
            }
        }
        catch (OperationCanceledException)
        {
            // The attempt has ended.
        }
    }

    /// <summary>Lets go, so that no beat comes between the last word and its answer.</summary>
    internal Task EndAsync() => _mine.CancelAsync();

    /// <summary>The file is whole: from now on it is the export's.</summary>
    internal Task<bool> FinishAsync(string name, long length)
    {
        var now = clock.GetUtcNow();
        return TellAsync(
            "state = 'Done', leased_until = null, finished_at = @now, expires_at = @expires, rows_done = @rows, rows_total = @rows, file_name = @name, length = @length",
            CancellationToken.None, ("now", now), ("expires", now + ReportExport.FileKept), ("rows", _rows), ("name", name), ("length", length));
    }

    internal Task<bool> FailAsync(Refusal refusal) => TellAsync(
        "state = 'Failed', leased_until = null, attempt_id = null, finished_at = @now, failure = @failure", CancellationToken.None,
        ("now", clock.GetUtcNow()), ("failure", refusal.Code));

    /// <summary>A replica that stops in good order leaves the export to the others at once.</summary>
    internal Task<bool> GiveBackAsync() => TellAsync(
        "state = 'Queued', leased_until = null, attempt_id = null, attempts = attempts - 1, rows_done = 0", CancellationToken.None);

    public void Dispose() => _mine.Dispose();

    private async Task BeatAsync()
    {
        try
        {
            await TellAsync("leased_until = @until", Token, ("until", clock.GetUtcNow() + ReportExport.Lease));
        }
        catch (NpgsqlException e)
        {
            // The next beat comes long before the lease ends.
            LogBeatMissed(logger, export.Id, e.Message);
        }
    }

    private async Task ReportAsync(long? total)
    {
        await TellAsync(
            "rows_done = @rows, rows_total = @total, leased_until = @until", Token,
            ("rows", _rows), ("total", (object?)total ?? DBNull.Value), ("until", clock.GetUtcNow() + ReportExport.Lease));
        Token.ThrowIfCancellationRequested();
    }

    /// <summary>Changes the row if it still is this attempt's.</summary>
    private async Task<bool> TellAsync(string change, CancellationToken ct, params (string Name, object Value)[] values)
    {
        await using var command = source.CreateCommand($"update report_export set {change} where id = @id and attempt_id = @attempt and state = 'Running'");
        command.Parameters.AddWithValue("id", export.Id);
        command.Parameters.AddWithValue("attempt", export.AttemptId!.Value);
        foreach (var (name, value) in values)
        {
            command.Parameters.Add(value is DBNull ? new NpgsqlParameter(name, NpgsqlDbType.Bigint) { Value = value } : new NpgsqlParameter(name, value));
        }

        if (await command.ExecuteNonQueryAsync(ct) == 1)
        {
            return true;
        }

        IsLost = true;
        await _mine.CancelAsync();
        return false;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Export {Export} could not be kept: {Reason}")]
    private static partial void LogBeatMissed(ILogger logger, Guid export, string reason);
}
