namespace EGov.Dossiers.Files.Signing;

/// <summary>
/// Who signs: a key kept in a file here, a security module or the signing service of the Government Cipher Committee elsewhere.
/// What is signed is never changed by it: it gives back a detached signature.
/// </summary>
internal interface ISigner
{
    /// <summary>Signs in the name of an agency; null where the agency has no certificate.</summary>
    Task<DetachedSignature?> SignAsync(SigningAgency agency, byte[] content, DateTimeOffset at, CancellationToken ct);
}

/// <summary>The agency in whose name is signed.</summary>
internal sealed record SigningAgency(Guid Id, string? Code, string Name);

/// <summary>A CMS signature (RFC 5652) over content that is not in it, and whose it is.</summary>
internal sealed record DetachedSignature(byte[] Cms, string Signer, string SerialNumber, bool IsTest);
