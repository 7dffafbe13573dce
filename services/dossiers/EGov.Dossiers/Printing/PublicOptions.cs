namespace EGov.Dossiers.Printing;

/// <summary>Where citizens find the platform. Section <c>Public</c>.</summary>
internal sealed class PublicOptions
{
    /// <summary>Address of the gateway as citizens type it; without it papers bear the dossier's code but no sign to scan.</summary>
    public Uri? BaseAddress { get; set; }

    internal string? Link(string path) => BaseAddress is null ? null : new Uri(BaseAddress, path).ToString();
}
