using System.Diagnostics;
using EGov.Replay.Api;
using EGov.Replay.Output;
using EGov.Replay.Plan;

namespace EGov.Replay.Drive;

/// <summary>Sends the files of an import one after another. A file that an earlier run sent is answered as it was then, or found to be there already.</summary>
internal sealed class ImportDrive(GatewayClient api, ImportPlan plan, OfficialFact importer, ProgressBar progress)
{
    internal sealed record Answer(PlannedTotals Totals, TimeSpan Took);

    /// <summary>What was imported and how long the platform took for it, the drawing of the rows not counted.</summary>
    internal async Task<Answer> RunAsync(CancellationToken ct)
    {
        var (totals, took) = (default(PlannedTotals), TimeSpan.Zero);
        for (var number = 0; number < plan.Files; number++)
        {
            var (csv, ofFile) = plan.File(number);
            var began = Stopwatch.GetTimestamp();
            var answer = await api.SendAsync(
                new ApiRequest(HttpMethod.Post, "/api/dossiers/v1/imports")
                {
                    Account = importer.UserName,
                    IdempotencyKey = ApiRequest.KeyFor(csv),
                    Csv = csv,
                }, ct);
            took += Stopwatch.GetElapsedTime(began);
            if (!answer.IsSuccess || answer.Json is var said && said.GetProperty("imported").GetInt32() + said.GetProperty("skipped").GetInt32() != ofFile.Received)
            {
                throw new UnexpectedAnswerException($"import of file {number + 1}", answer);
            }

            totals += ofFile;
            progress.Advance((int)ofFile.Received);
        }

        return new Answer(totals, took);
    }
}
