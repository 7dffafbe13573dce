using EGov.Messaging;

namespace EGov.Organization.Model;

/// <summary>
/// A key that tokens are signed with. It is published before it signs, so that everyone has it in time, and stays published after the
/// next key took over until the last token it signed has expired.
/// </summary>
internal sealed class SigningKey : IEventSubject
{
    public Guid Id { get; init; }

    /// <summary>1, 2, 3 ... unique, so that two rotations at the same moment cannot both happen.</summary>
    public int Number { get; init; }

    public required string KeyId { get; init; }

    /// <summary>Public part: x and y of the point, base64url.</summary>
    public required string X { get; init; }

    public required string Y { get; init; }

    /// <summary>PKCS #8, encrypted (see KeyProtection).</summary>
    public required byte[] Protected { get; init; }

    public DateTimeOffset SignsFrom { get; init; }

    public int Version { get; init; } = 1;
}
