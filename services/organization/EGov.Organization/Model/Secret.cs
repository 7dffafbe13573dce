using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace EGov.Organization.Model;

/// <summary>Random secrets handed out as text and kept as hashes.</summary>
internal static class Secret
{
    internal static string Create() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    internal static byte[] Hash(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));
}
