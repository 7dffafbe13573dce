namespace EGov.Gateway.Tests;

/// <summary>What a gateway outside Development must be told; TLS ends at a proxy on this machine.</summary>
internal static class Production
{
    internal static readonly (string Key, string Value)[] Settings =
    [
        ("Gateway:KeyProtection", "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE="), ("Sessions:ClientSecret", "a-secret-of-this-test"),
        ("Gateway:TrustedProxies:0", "127.0.0.1"),
    ];
}
