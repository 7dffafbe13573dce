using Microsoft.AspNetCore.Authorization;

namespace EGov.Dossiers;

/// <summary>Policy names; each equals the scope it asks for. Where several posts may do the same, <see cref="AnyOf"/> asks for one of their scopes.</summary>
internal static class Policies
{
    internal const string Submit = "dossiers:submit";
    internal const string Receive = "dossiers:receive";
    internal const string Handle = "dossiers:handle";
    internal const string Assign = "dossiers:assign";
    internal const string Decide = "dossiers:decide";
    internal const string Report = "dossiers:report";
    internal const string Import = "dossiers:import";
    internal const string ManageProcedures = "procedures:manage";
    internal const string Operate = "operations:manage";

    /// <summary>Everyone who works on dossiers: desk, specialist, head, leader.</summary>
    internal static readonly Action<AuthorizationPolicyBuilder> Work = AnyOf(Receive, Handle, Assign, Decide);

    internal static Action<AuthorizationPolicyBuilder> AnyOf(params string[] scopes) => policy => policy
        .RequireAuthenticatedUser()
        .RequireAssertion(context => context.User.FindFirst("scope") is { } scope
            && scope.Value.Split(' ').Intersect(scopes, StringComparer.Ordinal).Any());
}
