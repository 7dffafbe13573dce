using System.Diagnostics;
using EGov.Replay.Api;
using EGov.Replay.Output;
using EGov.Replay.Plan;

namespace EGov.Replay.Drive;

/// <summary>
/// Sends the files of an import, two at a time: one is checked while the other is written. A file that an earlier run sent is answered as it was then, or
/// found to be there already.
/// </summary>
internal sealed class ImportDrive(GatewayClient api, ImportPlan plan, OfficialFact importer, ProgressBar progress)
{
    private const int AtATime = 2;

    private readonly Lock _gate = new();
    private PlannedTotals _totals;

    internal sealed record Answer(PlannedTotals Totals, TimeSpan Took);

    /// <summary>What was imported and how long it took, the drawing of the rows included.</summary>
    internal async Task<Answer> RunAsync(CancellationToken ct)
    {
        var watch = Stopwatch.StartNew();
        await Parallel.ForEachAsync(
            Enumerable.Range(0, plan.Files), new ParallelOptions { MaxDegreeOfParallelism = AtATime, CancellationToken = ct },
            async (number, token) => await SendAsync(number, token));
        return new Answer(_totals, watch.Elapsed);
    }

    private async Task SendAsync(int number, CancellationToken ct)
    {
        var (csv, totals) = plan.File(number);
        var answer = await api.SendAsync(
            new ApiRequest(HttpMethod.Post, "/api/dossiers/v1/imports")
            {
                Account = importer.UserName,
                IdempotencyKey = ApiRequest.KeyFor(csv),
                Csv = csv,
            }, ct);
        if (!answer.IsSuccess || answer.Json is var said && said.GetProperty("imported").GetInt32() + said.GetProperty("skipped").GetInt32() != totals.Received)
        {
            throw new UnexpectedAnswerException($"import of file {number + 1}", answer);
        }

        lock (_gate)
        {
            _totals += totals;
        }

        progress.Advance((int)totals.Received);
    }
}
