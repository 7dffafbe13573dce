using System.Security.Cryptography;
using Microsoft.AspNetCore.WebUtilities;

namespace EGov.Dossiers.Model;

/// <summary>
/// A link by which one dossier is rated, once, without signing in. The token is 256 random bits that only the applicant has: here is its hash.
/// Every notice carries its own, made as it goes out, so several may open the same rating; the first that is used closes them all.
/// </summary>
internal sealed class RatingLink
{
    public required byte[] TokenHash { get; init; }

    public Guid DossierId { get; init; }

    public RatingSource Source { get; init; }

    public DateTimeOffset IssuedAt { get; init; }

    public DateTimeOffset ExpiresAt { get; init; }

    internal static (RatingLink Link, string Token) Issue(Guid dossierId, RatingSource source, DateTimeOffset at, DateTimeOffset expiresAt)
    {
        var token = RandomNumberGenerator.GetBytes(32);
        return (new RatingLink { TokenHash = SHA256.HashData(token), DossierId = dossierId, Source = source, IssuedAt = at, ExpiresAt = expiresAt }, WebEncoders.Base64UrlEncode(token));
    }

    /// <summary>The hash of a token as sent; null for what is none.</summary>
    internal static byte[]? HashOf(string? token)
    {
        var bytes = new byte[32];
        return token is { Length: 43 } && System.Buffers.Text.Base64Url.TryDecodeFromChars(token, bytes, out var written) && written == 32 ? SHA256.HashData(bytes) : null;
    }
}
