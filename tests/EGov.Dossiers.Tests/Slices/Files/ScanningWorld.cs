using Xunit;

namespace EGov.Dossiers.Tests.Slices.Files;

/// <summary>A district whose service has a virus scanner.</summary>
public sealed class ScanningWorld : IAsyncLifetime
{
    public ClamdServer Clamd { get; } = new();

    public District District { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        await Clamd.StartAsync();
        District = new District { App = new DossiersApp { Settings = new Dictionary<string, string>(StringComparer.Ordinal) { ["Files:Clamd"] = Clamd.Address } } };
        await District.InitializeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await District.DisposeAsync();
        await Clamd.DisposeAsync();
    }
}
