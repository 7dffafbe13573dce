namespace EGov.Organization;

/// <summary>The rights of this service; a policy is the scope of the same name.</summary>
internal static class Policies
{
    internal const string Read = "organization:read";
    internal const string Manage = "organization:manage";
    internal const string ManageAccounts = "accounts:manage";
    internal const string Operate = "operations:manage";

    /// <summary>Every right that a role or an API client can carry.</summary>
    internal static readonly IReadOnlySet<string> All = new HashSet<string>(StringComparer.Ordinal)
    {
        Read, Manage, ManageAccounts, Operate, "procedures:manage",
        "dossiers:submit", "dossiers:receive", "dossiers:handle", "dossiers:assign", "dossiers:decide", "dossiers:report", "dossiers:import",
    };

    /// <summary>What a citizen or an enterprise may do.</summary>
    internal static readonly string[] OfApplicants = ["dossiers:submit"];

    /// <summary>Rights that make an administrator: longer passwords, and conferred only by someone who holds them.</summary>
    internal static bool IsManagement(string scope) => scope is Manage or ManageAccounts or Operate;
}
