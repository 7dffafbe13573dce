using System.Security.Cryptography;

namespace EGov.Organization.Storage;

/// <summary>
/// Encrypts what would let a reader of the database act as somebody else: signing keys and one-time-code keys (AES-256-GCM). The key
/// comes from configuration (<c>Identity:KeyProtection</c>, 32 bytes in base64), so a stolen backup alone signs nothing.
/// </summary>
internal sealed class KeyProtection
{
    internal const string ConfigurationKey = "Identity:KeyProtection";
    private const int NonceSize = 12;
    private const int TagSize = 16;
    private readonly byte[] _key;

    internal KeyProtection(IConfiguration configuration, IHostEnvironment environment)
    {
        var text = configuration[ConfigurationKey];
        if (string.IsNullOrEmpty(text) && !environment.IsDevelopment())
        {
            throw new InvalidOperationException($"{ConfigurationKey} is not configured: 32 random bytes in base64 (openssl rand -base64 32).");
        }

        // In Development a fixed key saves a setting; its data are samples.
        _key = string.IsNullOrEmpty(text) ? SHA256.HashData("development"u8) : Convert.FromBase64String(text);
        if (_key.Length != 32)
        {
            throw new InvalidOperationException($"{ConfigurationKey} must be 32 bytes in base64.");
        }
    }

    internal byte[] Protect(ReadOnlySpan<byte> plain)
    {
        var sealedBytes = new byte[NonceSize + TagSize + plain.Length];
        var nonce = sealedBytes.AsSpan(0, NonceSize);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(_key, TagSize);
        aes.Encrypt(nonce, plain, sealedBytes.AsSpan(NonceSize + TagSize), sealedBytes.AsSpan(NonceSize, TagSize));
        return sealedBytes;
    }

    internal byte[] Unprotect(ReadOnlySpan<byte> sealedBytes)
    {
        var plain = new byte[sealedBytes.Length - NonceSize - TagSize];
        using var aes = new AesGcm(_key, TagSize);
        aes.Decrypt(sealedBytes[..NonceSize], sealedBytes[(NonceSize + TagSize)..], sealedBytes.Slice(NonceSize, TagSize), plain);
        return plain;
    }
}
