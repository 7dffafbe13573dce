using EGov.Hosting.Fixture;

// A tiny program that behaves as a test tells it to.
switch (args)
{
    case ["exit", var code]:
        Console.WriteLine($"verb says {code}");
        return int.Parse(code, System.Globalization.CultureInfo.InvariantCulture);
    case ["host", ..]:
        await TinyHost.RunAsync(args[1..]);
        return Environment.ExitCode;
    default:
        await TinyService.RunAsync();
        return 0;
}
