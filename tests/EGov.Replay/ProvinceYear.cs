using System.Diagnostics;
using EGov.Replay.Api;
using EGov.Replay.Drive;
using EGov.Replay.Output;
using EGov.Replay.Plan;

namespace EGov.Replay;

/// <summary>A year of a whole province: most of it imported from a former system, the rest driven through the API, then every report of it asked for.</summary>
internal sealed class ProvinceYear(ReplayOptions options, GatewayClient api, YearPlan plan, Places places, TextWriter output)
{
    internal async Task<bool> RunAsync(Func<CancellationToken, Task> drive, CancellationToken ct)
    {
        var import = new ImportPlan(plan.District, options.Dossiers);
        var bar = new ProgressBar(output, "imported", import.Dossiers, Console.IsOutputRedirected);
        var imported = await new ImportDrive(api, import, plan.Staff.Reporter, bar).RunAsync(ct);
        Say($"imported {imported.Totals.Received:N0} dossiers in {import.Files} files in {imported.Took.TotalSeconds:N0} s: {imported.Totals.Received / imported.Took.TotalSeconds:N0} rows/s");

        await drive(ct);
        return await CheckAsync(imported.Totals + PlannedTotals.Of(plan), ct);
    }

    private async Task<bool> CheckAsync(PlannedTotals planned, CancellationToken ct)
    {
        var watch = Stopwatch.StartNew();
        var reports = await new ReportTimes(api, plan, places).ReadAsync(ct);
        Say("");
        ReportTimes.Print(output, reports);
        Say($"limit {ReportTimes.LimitMilliseconds} ms at p95; asked in {watch.Elapsed.TotalSeconds:N0} s");
        Say("");

        var year = plan.Year;
        var table = await TrackingTable.ReadAsync(api, plan, places.Of(plan.District.Seat), year.FirstDay, year.LastDay, ct);
        var told = table.Total;
        var asPlanned = table.IdentityHolds && told.CarriedOver == 0
            && planned == new PlannedTotals(told.Received, told.Early, told.OnTime, told.Late, told.WithinTerm, told.Overdue);
        Say(told.Sentence);
        Say(table.IdentityHolds ? "carried over + received = resolved + in progress, on every line and in total" : "the identity of counts does NOT hold");
        Say(asPlanned
            ? "the tracking table is that of the plan"
            : $"the tracking table is NOT that of the plan: received {planned.Received}, returned on time {planned.ReturnedOnTime}, late {planned.Late + planned.Overdue}, in progress {planned.InProgress}");
        var slow = reports.Count(line => !line.Holds);
        Say(slow == 0 ? $"all {reports.Count} reports are within their limit" : $"{slow} of {reports.Count} reports are NOT within their limit");
        return asPlanned && slow == 0;
    }

    private void Say(string line) => output.WriteLine(line);
}
