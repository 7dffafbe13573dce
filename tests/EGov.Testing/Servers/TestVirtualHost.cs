namespace EGov.Testing;

/// <summary>A virtual host of one test class's own; deleted with everything in it.</summary>
public sealed class TestVirtualHost : IAsyncDisposable
{
    private readonly BrokerManagement _broker;

    private TestVirtualHost(BrokerManagement broker, string name, Uri uri, Uri management)
        => (_broker, Name, Uri, Management) = (broker, name, uri, management);

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary>AMQP address with credentials.</summary>
    public Uri Uri { get; }

    /// <summary>Address of the broker's management API.</summary>
    public Uri Management { get; }

    /// <summary>Makes an empty virtual host on the shared broker.</summary>
    public static async Task<TestVirtualHost> CreateAsync()
    {
        var address = await TestServers.Current.RabbitMqAsync();
        var broker = new BrokerManagement(address);
        var name = $"t-{Guid.CreateVersion7():n}";
        await broker.PutAsync($"/api/vhosts/{name}", new { default_queue_type = "classic" });
        await broker.PutAsync($"/api/permissions/{name}/{System.Uri.EscapeDataString(address.UserName)}", new { configure = ".*", write = ".*", read = ".*" });
        return new TestVirtualHost(broker, name, address.Uri(name), address.Management!);
    }

    /// <summary>Deletes the virtual host.</summary>
    public async ValueTask DisposeAsync()
    {
        await _broker.DeleteAsync($"/api/vhosts/{Name}");
        _broker.Dispose();
    }
}
