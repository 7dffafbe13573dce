namespace EGov.Organization.Model;

/// <summary>
/// One sign-in and its chain of refresh tokens. A token is two secrets: the first stays the same through the chain and finds this row, the
/// second changes with every use. The right first secret with a second one that is not the latest means that an old token was used
/// again: by a thief or by its owner after a theft, so the whole sign-in ends.
/// </summary>
internal sealed class SignIn
{
    /// <summary>Unused for this long, a sign-in ends.</summary>
    internal static readonly TimeSpan Idle = TimeSpan.FromHours(12);

    /// <summary>However busy, a sign-in ends after this.</summary>
    internal static readonly TimeSpan Longest = TimeSpan.FromDays(7);

    /// <summary>Hash of the secret that stays.</summary>
    public required byte[] Chain { get; init; }

    /// <summary>Hash of the secret that is good now.</summary>
    public required byte[] Latest { get; set; }

    public Guid AccountId { get; init; }

    public required string ClientId { get; init; }

    /// <summary>The post's agency chosen at sign-in, kept through refreshes.</summary>
    public Guid? AgencyId { get; init; }

    /// <summary>What the client asked for, or null for everything the account may do.</summary>
    public string? RequestedScope { get; init; }

    public required string Assurance { get; init; }

    public DateTimeOffset StartedAt { get; init; }

    public DateTimeOffset ExpiresAt { get; set; }

    public DateTimeOffset? RevokedAt { get; set; }
}

/// <summary>The text of a refresh token: both secrets, one after the other.</summary>
internal readonly record struct RefreshToken(string Chain, string Latest)
{
    private const int Length = 43;

    internal static RefreshToken Create(string? chain = null) => new(chain ?? Secret.Create(), Secret.Create());

    internal static RefreshToken? Parse(string? text) =>
        text is { Length: 2 * Length } ? new RefreshToken(text[..Length], text[Length..]) : null;

    public override string ToString() => Chain + Latest;
}
