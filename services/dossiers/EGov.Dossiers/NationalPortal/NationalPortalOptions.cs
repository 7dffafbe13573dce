namespace EGov.Dossiers.NationalPortal;

/// <summary>Where the national portal is and who we are to it. Without an address nothing is sent; what there is to tell is kept.</summary>
internal sealed class NationalPortalOptions
{
    internal const string Section = "NationalPortal";

    /// <summary>Address that takes every message.</summary>
    public Uri? Address { get; set; }

    /// <summary>The province's code at the portal (<c>madonvi</c>).</summary>
    public string AgencyCode { get; set; } = "";

    /// <summary>The secret given to the province (<c>session</c>).</summary>
    public string Session { get; set; } = "";
}
