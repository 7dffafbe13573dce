namespace EGov.Organization.Contracts;

/// <summary>
/// Published when tokens begin to be signed with another key. The earlier key stays published until the last token
/// signed with it has expired.
/// </summary>
/// <param name="SigningKeyId">The key; subject of the event.</param>
/// <param name="KeyId">Its kid.</param>
/// <param name="FormerKeyId">Kid of the key before it.</param>
public sealed record SigningKeyRotated(Guid SigningKeyId, string KeyId, string? FormerKeyId)
{
    /// <summary>Name on the wire; never changes.</summary>
    public const string EventType = "egov.organization.signing-key-rotated.v1";
}
