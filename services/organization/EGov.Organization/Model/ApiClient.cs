using System.Security.Cryptography;
using EGov.Messaging;

namespace EGov.Organization.Model;

/// <summary>Another system, or a program of ours that signs people in, with credentials of its own.</summary>
internal sealed class ApiClient : IEventSubject
{
    public Guid Id { get; init; }

    public required string ClientId { get; init; }

    public required string Name { get; init; }

    /// <summary>SHA-256 is enough here: secrets are 256 random bits, which cannot be guessed however fast the hash is.</summary>
    public required byte[] SecretHash { get; set; }

    public required string[] Grants { get; init; }

    public required string[] Scopes { get; init; }

    public Guid? AgencyId { get; init; }

    public bool ReachesBelow { get; init; }

    public DateTimeOffset? DisabledAt { get; set; }

    public int Version { get; set; } = 1;

    internal bool Accepts(string secret) => DisabledAt is null && CryptographicOperations.FixedTimeEquals(SecretHash, Secret.Hash(secret));
}
