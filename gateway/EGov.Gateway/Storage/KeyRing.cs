using System.Security.Cryptography;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;
using Microsoft.EntityFrameworkCore;

namespace EGov.Gateway.Storage;

/// <summary>One element of the Data Protection key ring.</summary>
internal sealed class KeyRingElement
{
    public required string Name { get; init; }

    public required string Xml { get; init; }

    public DateTimeOffset CreatedAt { get; init; }
}

/// <summary>Keeps the key ring in the gateway's database, so that every replica reads the sessions of every other.</summary>
internal sealed class KeyRing(IServiceScopeFactory scopes) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var scope = scopes.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<GatewayDb>();
        return [.. db.KeyRing.AsNoTracking().OrderBy(e => e.CreatedAt).Select(e => e.Xml).AsEnumerable().Select(xml => XElement.Parse(xml))];
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        using var scope = scopes.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<GatewayDb>();
        db.KeyRing.Add(new KeyRingElement
        {
            Name = $"{friendlyName} {Guid.CreateVersion7():N}",
            Xml = element.ToString(SaveOptions.DisableFormatting),
        });
        db.SaveChanges();
    }
}

/// <summary>Encrypts the key ring under a secret that is not in the database (<c>Gateway:KeyProtection</c>): a stolen dump opens no session.</summary>
internal sealed class KeyRingEncryption(byte[] secret) : IXmlEncryptor
{
    private static readonly XName ElementName = "encryptedKey";

    public EncryptedXmlInfo Encrypt(XElement plaintextElement)
    {
        var plain = System.Text.Encoding.UTF8.GetBytes(plaintextElement.ToString(SaveOptions.DisableFormatting));
        var nonce = RandomNumberGenerator.GetBytes(AesGcm.NonceByteSizes.MaxSize);
        var sealedBytes = new byte[plain.Length];
        var tag = new byte[AesGcm.TagByteSizes.MaxSize];
        using var aes = new AesGcm(secret, tag.Length);
        aes.Encrypt(nonce, plain, sealedBytes, tag);
        return new EncryptedXmlInfo(
            new XElement(ElementName, Convert.ToBase64String([.. nonce, .. tag, .. sealedBytes])), typeof(KeyRingDecryption));
    }

    internal XElement Decrypt(XElement encryptedElement)
    {
        ReadOnlySpan<byte> bytes = Convert.FromBase64String(encryptedElement.Value);
        var nonce = bytes[..AesGcm.NonceByteSizes.MaxSize];
        var tag = bytes.Slice(nonce.Length, AesGcm.TagByteSizes.MaxSize);
        var sealedBytes = bytes[(nonce.Length + tag.Length)..];
        var plain = new byte[sealedBytes.Length];
        using var aes = new AesGcm(secret, tag.Length);
        aes.Decrypt(nonce, sealedBytes, tag, plain);
        return XElement.Parse(System.Text.Encoding.UTF8.GetString(plain));
    }
}

/// <summary>Named in each encrypted key and made by Data Protection when it reads one.</summary>
internal sealed class KeyRingDecryption(IServiceProvider services) : IXmlDecryptor
{
    public XElement Decrypt(XElement encryptedElement) =>
        services.GetRequiredService<KeyRingEncryption>().Decrypt(encryptedElement);
}
