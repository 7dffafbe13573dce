namespace EGov.Messaging;

/// <summary>What one service says about its messaging.</summary>
internal sealed class MessagingOptions(string service, Uri broker, Type database, IReadOnlyList<string> queues)
{
    public string Service { get; } = service;

    public string Source { get; } = $"/services/{service}";

    /// <summary><c>ConnectionStrings:rabbitmq</c>.</summary>
    public Uri Broker { get; } = broker;

    /// <summary>The service's DbContext.</summary>
    public Type Database { get; } = database;

    /// <summary>The queues of the service's handlers.</summary>
    public IReadOnlyList<string> Queues { get; } = queues;

    /// <summary>Events published and not yet confirmed, at most.</summary>
    public int InFlight { get; init; } = 500;

    /// <summary>Messages one handler works on at a time, each with a database connection.</summary>
    public int HandlerConcurrency { get; init; } = 8;
}
