namespace EGov.Messaging.Relay;

/// <summary>The type MassTransit routes by; the body never comes from it.</summary>
internal sealed class EventMessage
{
    public static readonly EventMessage Marker = new();
}
