using EGov.Dossiers.Model;

namespace EGov.Dossiers.Files.Signing;

/// <summary>The signed result of a dossier, as told.</summary>
/// <param name="Id">The result.</param>
/// <param name="Name">Name of the file.</param>
/// <param name="Length">Bytes.</param>
/// <param name="Sha256">Hash of the signed file.</param>
/// <param name="OriginalSha256">Hash of the file before the signature.</param>
/// <param name="AgencyId">Agency that signed.</param>
/// <param name="Signer">Name in the certificate.</param>
/// <param name="SerialNumber">Number of the certificate.</param>
/// <param name="IsTest">A test certificate: worth nothing outside a test.</param>
/// <param name="SignedAt">When.</param>
public sealed record SignedResult(
    Guid Id, string Name, long Length, string Sha256, string OriginalSha256, Guid AgencyId, string Signer, string SerialNumber, bool IsTest, DateTimeOffset SignedAt)
{
    internal static SignedResult Of(ResultFile result, StoredFile file, long length) => new(
        result.Id, file.Name, length, file.Sha256, result.OriginalSha256, result.AgencyId, result.Signer, result.SerialNumber, result.IsTest, result.SignedAt);
}
