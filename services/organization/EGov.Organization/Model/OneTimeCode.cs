using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;

namespace EGov.Organization.Model;

/// <summary>
/// Time-based one-time codes (RFC 6238: SHA-1, 30 seconds, 6 digits, which is what authenticator apps read). Identity's own verifier does
/// not say which time step matched, and without it a code seen over a shoulder could be used a second time.
/// </summary>
internal static class OneTimeCode
{
    private const int StepSeconds = 30;

    /// <summary>The time step at which the code is right, one step of clock drift allowed; null when it is wrong or its step was used.</summary>
    internal static long? Match(byte[] key, string code, DateTimeOffset now, long lastUsedStep)
    {
        if (code.Length != 6 || !int.TryParse(code, NumberStyles.None, CultureInfo.InvariantCulture, out var given))
        {
            return null;
        }

        var current = now.ToUnixTimeSeconds() / StepSeconds;
        for (var step = current - 1; step <= current + 1; step++)
        {
            if (step > lastUsedStep && Compute(key, step) == given)
            {
                return step;
            }
        }

        return null;
    }

    internal static string At(byte[] key, DateTimeOffset instant) =>
        Compute(key, instant.ToUnixTimeSeconds() / StepSeconds).ToString("D6", CultureInfo.InvariantCulture);

    [SuppressMessage("Security", "CA5350", Justification = "HMAC-SHA-1 is what RFC 6238 and every authenticator app use; HMAC does not rest on collision resistance.")]
    private static int Compute(byte[] key, long step)
    {
        Span<byte> counter = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        Span<byte> mac = stackalloc byte[HMACSHA1.HashSizeInBytes];
        HMACSHA1.HashData(key, counter, mac);
        var offset = mac[^1] & 0x0f;
        return (BinaryPrimitives.ReadInt32BigEndian(mac[offset..]) & int.MaxValue) % 1_000_000;
    }
}
