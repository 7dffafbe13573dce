using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Options;

namespace EGov.Dossiers.Files.Signing;

/// <summary>
/// Signs with PKCS#12 files: one for all, or a folder with one per agency, named by its code. Development, where none is configured, makes
/// certificates of its own, which say TEST in their name and are worth nothing.
/// </summary>
internal sealed class CertificateSigner(IOptions<FilesOptions> options, IHostEnvironment environment) : ISigner, IDisposable
{
    internal const string TestMark = "TEST";
    private const string Sha256 = "2.16.840.1.101.3.4.2.1";

    private readonly ConcurrentDictionary<Guid, Lazy<X509Certificate2Collection?>> _certificates = new();

    public Task<DetachedSignature?> SignAsync(SigningAgency agency, byte[] content, DateTimeOffset at, CancellationToken ct)
    {
        var chain = _certificates.GetOrAdd(agency.Id, _ => new Lazy<X509Certificate2Collection?>(() => Find(agency))).Value;
        if (chain?.FirstOrDefault(c => c.HasPrivateKey) is not { } certificate)
        {
            return Task.FromResult<DetachedSignature?>(null);
        }

        var signer = new CmsSigner(SubjectIdentifierType.IssuerAndSerialNumber, certificate)
        {
            DigestAlgorithm = new Oid(Sha256),
            IncludeOption = X509IncludeOption.EndCertOnly,
        };
        signer.Certificates.AddRange(chain.Where(c => !c.HasPrivateKey).ToArray());
        signer.SignedAttributes.Add(new Pkcs9SigningTime(at.UtcDateTime));
        var cms = new SignedCms(new ContentInfo(content), detached: true);
        cms.ComputeSignature(signer);
        return Task.FromResult<DetachedSignature?>(new DetachedSignature(cms.Encode(), NameOf(certificate), certificate.SerialNumber, IsTest(certificate)));
    }

    internal static string NameOf(X509Certificate2 certificate) => certificate.GetNameInfo(X509NameType.SimpleName, forIssuer: false);

    internal static bool IsTest(X509Certificate2 certificate) => NameOf(certificate).Contains(TestMark, StringComparison.Ordinal);

    public void Dispose()
    {
        foreach (var certificate in _certificates.Values.Where(c => c is { IsValueCreated: true, Value: not null }).SelectMany(c => c.Value!))
        {
            certificate.Dispose();
        }
    }

    private X509Certificate2Collection? Find(SigningAgency agency)
    {
        if (options.Value.SigningCertificate is not { Length: > 0 } path)
        {
            return environment.IsDevelopment() ? [MakeTest(agency)] : null;
        }

        var file = Directory.Exists(path) ? Path.Combine(path, $"{agency.Code}.p12") : path;
        return File.Exists(file) ? X509CertificateLoader.LoadPkcs12CollectionFromFile(file, options.Value.SigningPassword) : null;
    }

    private static X509Certificate2 MakeTest(SigningAgency agency)
    {
        using var key = RSA.Create(2048);
        var name = new X500DistinguishedNameBuilder();
        // A common name may have 64 characters.
        var common = $"{TestMark} {agency.Name}";
        name.AddCommonName(common.Length > 64 ? common[..64] : common);
        name.AddOrganizationName($"{TestMark} - không có giá trị pháp lý");
        name.AddCountryOrRegion("VN");
        var request = new CertificateRequest(name.Build(), key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature | X509KeyUsageFlags.NonRepudiation, critical: true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, critical: false));
        // Valid for any time a test may choose.
        return request.CreateSelfSigned(new DateTimeOffset(2000, 1, 1, 0, 0, 0, TimeSpan.Zero), new DateTimeOffset(2049, 12, 31, 0, 0, 0, TimeSpan.Zero));
    }
}
