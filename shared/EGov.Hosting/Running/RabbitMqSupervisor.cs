using Aspire.Hosting.ApplicationModel;
using EGov.Infrastructure;

namespace EGov.Hosting.Running;

/// <summary>Runs a RabbitMQ broker.</summary>
internal sealed class RabbitMqSupervisor(RabbitMQServerResource broker, ResourceStatus status, Platform platform) : Supervisor(status, platform)
{
    private RabbitMqServer? _server;

    /// <summary>A server found by configuration goes on; we only stop looking at it.</summary>
    private readonly TaskCompletionSource _left = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private readonly TaskCompletionSource<RabbitMqAddress> _address = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>How to reach it, once it has been found or started.</summary>
    internal RabbitMqAddress Address => _server!.Address;

    internal Task<RabbitMqAddress> AddressAsync(CancellationToken ct) => _address.Task.WaitAsync(ct);

    internal override bool IsOurs => _server is not { IsOurs: false };

    protected override bool HasHealthCheck => true;

    protected override async Task StartOnceAsync(CancellationToken ct)
    {
        if (_server is not null)
        {
            await _server.StartAgainAsync(ct);
            return;
        }

        var password = broker.Password is { } given ? await given.Resource.GetValueAsync(ct) : Platform.Settings.Configuration[$"Parameters:{broker.Name}-password"];
        if (Platform.Settings.Configuration["EGOV_RABBITMQ"] is { Length: > 0 } configured)
        {
            Platform.Settings.Secrets.RefuseDefault(broker.Name, "EGOV_RABBITMQ", RabbitMqAddress.Parse(configured, null).Password);
        }
        else
        {
            password ??= Platform.Settings.Secrets.Password($"{broker.Name}-password");
            Platform.Settings.Secrets.RefuseDefault(broker.Name, $"Parameters:{broker.Name}-password", password);
        }

        _server = await Servers.ProvideRabbitMqAsync(
            new RabbitMqOptions
            {
                Folder = broker.KeepsData ? Platform.Settings.State.DataOf(broker.Name) : null,
                Port = broker.Port,
                ManagementPort = broker.ManagementPort,
                UserName = broker.UserName is { } user ? await user.Resource.GetValueAsync(ct) : null,
                Password = password,
                Output = (line, isError) => Status.Console.Write(line, isError),
                Progress = text => Status.Set(RunState.Starting, text),
            },
            ct);
        Status.Origin = _server.Origin;
        _address.TrySetResult(Address);
        if (Address.Management is { } management)
        {
            Status.Urls.Add(management.ToString());
        }

        Status.Urls.Add($"amqp://{Address.Host}:{Address.Port}");
    }

    protected override async Task<int?> EndedAsync()
    {
        await Task.WhenAny(_server!.Exited, _left.Task);
        return null;
    }

    protected override Task StopOnceAsync()
    {
        if (_server is { IsOurs: true })
        {
            return _server.StopAsync();
        }

        _left.TrySetResult();
        return Task.CompletedTask;
    }

    protected override async Task EndOnceAsync()
    {
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }
    }

    protected override async Task<string?> WhyUnhealthyAsync(CancellationToken ct) => await _server!.AnswersAsync(ct) ? null : "it does not answer";
}
