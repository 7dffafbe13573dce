namespace EGov.Messaging;

/// <summary>What one service says about its messaging.</summary>
internal sealed class MessagingOptions(string service)
{
    public string Service { get; } = service;

    public string Source { get; } = $"/services/{service}";
}
