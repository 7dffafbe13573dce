namespace EGov.Dossiers.Files;

/// <summary>Section <c>Files</c>: where files lie, who scans them, with what results are signed.</summary>
internal sealed class FilesOptions
{
    internal const string Section = "Files";

    /// <summary>Folder that all replicas share.</summary>
    public string? Folder { get; init; }

    /// <summary>The virus scanner: <c>tcp://host:port</c> or <c>unix:/path</c> of a clamd; nothing where there is none.</summary>
    public string? Clamd { get; init; }

    /// <summary>PKCS#12 file with the certificate and key that results are signed with. Development makes its own, marked TEST.</summary>
    public string? SigningCertificate { get; init; }

    /// <summary>Password of that file.</summary>
    public string? SigningPassword { get; init; }
}
