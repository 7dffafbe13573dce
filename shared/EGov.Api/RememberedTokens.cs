using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace EGov.Api;

/// <summary>
/// Checks a token once and remembers that it was found valid, until it ends: the same token comes with every request of its ten
/// minutes, and its signature costs more than everything else the check does. Kept by hash, in two generations of bounded size,
/// so that what nobody uses is forgotten and a flood of tokens cannot fill the memory. A refused token is never remembered.
/// </summary>
internal sealed class RememberedTokens : JsonWebTokenHandler
{
    private readonly int _perGeneration;
    private ConcurrentDictionary<Key, TokenValidationResult> _young = new();
    private ConcurrentDictionary<Key, TokenValidationResult> _old = new();

    internal RememberedTokens(int perGeneration = 5000)
    {
        _perGeneration = perGeneration;
        MapInboundClaims = false;
    }

    /// <summary>Tokens remembered at the moment.</summary>
    internal int Count => _young.Count + _old.Count;

    /// <inheritdoc/>
    public override async Task<TokenValidationResult> ValidateTokenAsync(string token, TokenValidationParameters validationParameters)
    {
        if (string.IsNullOrEmpty(token))
        {
            return await base.ValidateTokenAsync(token, validationParameters);
        }

        var key = Key.Of(token);
        if (Find(key) is { } known && DateTime.UtcNow < known.SecurityToken.ValidTo)
        {
            return known;
        }

        var result = await base.ValidateTokenAsync(token, validationParameters);
        if (result.IsValid)
        {
            // Made on first use otherwise, and then by several requests at once.
            _ = result.ClaimsIdentity;
            Remember(key, result);
        }

        return result;
    }

    private TokenValidationResult? Find(Key key)
    {
        if (_young.TryGetValue(key, out var known))
        {
            return known;
        }

        if (_old.TryGetValue(key, out known))
        {
            Remember(key, known);
        }

        return known;
    }

    private void Remember(Key key, TokenValidationResult result)
    {
        if (_young.Count >= _perGeneration)
        {
            // Two threads that do this at once lose a generation early, which costs signatures and nothing else.
            _old = Interlocked.Exchange(ref _young, new ConcurrentDictionary<Key, TokenValidationResult>());
        }

        _young[key] = result;
    }

    /// <summary>SHA-256 of a token.</summary>
    private readonly record struct Key(UInt128 High, UInt128 Low)
    {
        internal static Key Of(string token)
        {
            Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
            SHA256.HashData(MemoryMarshal.AsBytes(token.AsSpan()), hash);
            return MemoryMarshal.Read<Key>(hash);
        }
    }
}
