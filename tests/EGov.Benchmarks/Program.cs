using EGov.Benchmarks.Forms;
using EGov.Benchmarks.Gateway;
using EGov.Benchmarks.Intake;
using EGov.Benchmarks.Lists;
using EGov.Benchmarks.Relay;
using EGov.Benchmarks.Reports;
using EGov.Benchmarks.Sweep;

using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, pressed) =>
{
    pressed.Cancel = true;
    stop.Cancel();
};

try
{
    switch (args)
    {
        case ["intake", ..]:
            return await IntakeBenchmark.RunAsync(args[1..], stop.Token);
        case ["relay", ..]:
            return await RelayBenchmark.RunAsync(args[1..], stop.Token);
        case ["lists", ..]:
            return await ListsBenchmark.RunAsync(args[1..], stop.Token);
        case ["reports", ..]:
            return await ReportsBenchmark.RunAsync(args[1..], stop.Token);
        case ["gateway", ..]:
            return await GatewayBenchmark.RunAsync(args[1..], stop.Token);
        case ["forms", ..]:
            return await FormsBenchmark.RunAsync(stop.Token);
        case ["sweep", ..]:
            return await SweepBenchmark.RunAsync(args[1..], stop.Token);
        default:
            await Console.Error.WriteLineAsync("dotnet run -c Release --project tests/EGov.Benchmarks -- intake|relay|lists|reports|gateway|forms|sweep");
            return 2;
    }
}
catch (OperationCanceledException) when (stop.IsCancellationRequested)
{
    await Console.Error.WriteLineAsync("interrupted");
    return 130;
}
