using EGov.Benchmarks.Lists;

using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, pressed) =>
{
    pressed.Cancel = true;
    stop.Cancel();
};

switch (args)
{
    case ["lists", ..]:
        return await ListsBenchmark.RunAsync(args[1..], stop.Token);
    default:
        await Console.Error.WriteLineAsync("dotnet run -c Release --project tests/EGov.Benchmarks -- lists");
        return 2;
}
