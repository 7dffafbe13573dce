using EGov.Benchmarks.Gateway;
using EGov.Benchmarks.Lists;

using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, pressed) =>
{
    pressed.Cancel = true;
    stop.Cancel();
};

switch (args)
{
    case ["gateway", ..]:
        return await GatewayBenchmark.RunAsync(args[1..], stop.Token);
    case ["lists", ..]:
        return await ListsBenchmark.RunAsync(args[1..], stop.Token);
    default:
        await Console.Error.WriteLineAsync("dotnet run -c Release --project tests/EGov.Benchmarks -- lists|gateway");
        return 2;
}
