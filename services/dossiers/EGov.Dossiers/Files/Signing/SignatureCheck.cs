using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Text;
using System.Text.RegularExpressions;

namespace EGov.Dossiers.Files.Signing;

/// <summary>What the last signature of a PDF says, and whether the file is as it was signed.</summary>
/// <param name="IsIntact">Nothing was changed or added since.</param>
/// <param name="Signer">Name in the certificate.</param>
/// <param name="Issuer">Who issued it.</param>
/// <param name="SerialNumber">Its number.</param>
/// <param name="SignedAt">When, as the signer says.</param>
/// <param name="IsTest">A test certificate: worth nothing outside a test.</param>
public sealed partial record SignatureCheck(bool IsIntact, string? Signer, string? Issuer, string? SerialNumber, DateTimeOffset? SignedAt, bool IsTest)
{
    private static readonly SignatureCheck Broken = new(false, null, null, null, null, false);

    internal static SignatureCheck Of(byte[] pdf)
    {
        var said = pdf.AsSpan().LastIndexOf("/ByteRange"u8);
        if (said < 0 || Range().Match(Encoding.Latin1.GetString(pdf, said, Math.Min(80, pdf.Length - said))) is not { Success: true } range)
        {
            return Broken;
        }

        var (from, after, length) = (Number(range, 1), Number(range, 2), Number(range, 3));
        // All of the file but the signature itself, which stands between < and >.
        if (from < 0 || after <= from + 2 || after + (long)length != pdf.Length || after > pdf.Length || pdf[from] != '<' || pdf[after - 1] != '>')
        {
            return Broken;
        }

        try
        {
            var cms = new SignedCms(new ContentInfo([.. pdf[..from], .. pdf[after..]]), detached: true);
            cms.Decode(Convert.FromHexString(Encoding.ASCII.GetString(pdf, from + 1, after - from - 2)));
            var signer = cms.SignerInfos[0];
            var certificate = signer.Certificate;
            return new SignatureCheck(
                IsValid(cms),
                certificate is null ? null : CertificateSigner.NameOf(certificate),
                certificate?.GetNameInfo(System.Security.Cryptography.X509Certificates.X509NameType.SimpleName, forIssuer: true),
                certificate?.SerialNumber,
                signer.SignedAttributes.Cast<CryptographicAttributeObject>().SelectMany(a => a.Values.OfType<Pkcs9SigningTime>())
                    .Select(t => (DateTimeOffset?)new DateTimeOffset(t.SigningTime.ToUniversalTime())).FirstOrDefault(),
                certificate is not null && CertificateSigner.IsTest(certificate));
        }
        catch (Exception e) when (e is CryptographicException or FormatException)
        {
            return Broken;
        }
    }

    private static bool IsValid(SignedCms cms)
    {
        try
        {
            cms.CheckSignature(verifySignatureOnly: true);
            return true;
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    private static int Number(Match range, int group) =>
        int.TryParse(range.Groups[group].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;

    [GeneratedRegex(@"^/ByteRange \[0 (\d+) (\d+) (\d+)\]", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Range();
}
