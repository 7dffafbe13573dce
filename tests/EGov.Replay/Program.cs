using EGov.Replay;
using EGov.Replay.Api;

var (options, fault) = ReplayOptions.Read(args);
if (options is null)
{
    await Console.Error.WriteLineAsync(fault);
    await Console.Error.WriteLineAsync(ReplayOptions.Usage);
    return 2;
}

using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, pressed) =>
{
    pressed.Cancel = true;
    stop.Cancel();
};

try
{
    return await new Replay(options, Console.Out).RunAsync(stop.Token) ? 0 : 1;
}
catch (OperationCanceledException) when (stop.IsCancellationRequested)
{
    await Console.Error.WriteLineAsync("interrupted; the next run goes on where this one ended");
    return 130;
}
catch (UnexpectedAnswerException unexpected)
{
    await Console.Error.WriteLineAsync($"{Environment.NewLine}{unexpected.Message}");
    return 1;
}
