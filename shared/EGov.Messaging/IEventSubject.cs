namespace EGov.Messaging;

/// <summary>An entity whose changes are told to others: it has an identity and a version that grows by one with each change.</summary>
public interface IEventSubject
{
    /// <summary>The identity that events carry as <c>subject</c>.</summary>
    Guid Id { get; }

    /// <summary>The version after the change; consumers drop what is older than what they know.</summary>
    int Version { get; }
}
