using System.Collections.Frozen;

namespace EGov.Gateway.Protection;

/// <summary>
/// Takes off what only the gateway may say: who the caller is, where the request came from. A trusted proxy's word
/// has been taken over before (section <c>Gateway:TrustedProxies</c>); what is left was written by the caller.
/// </summary>
internal sealed class SpoofedHeaders(RequestDelegate next)
{
    private static readonly string[] Prefixes = ["X-Forwarded-", "X-Original-", "X-Auth-", "X-User", "X-Remote-", "X-EGov-", "X-Ms-Client-Principal"];

    private static readonly FrozenSet<string> Names = new[]
    {
        "Forwarded", "X-Real-IP", "X-Client-IP", "True-Client-IP", "X-Cluster-Client-IP", "CF-Connecting-IP", "Remote-User",
        "X-Rewrite-Url", "X-Http-Method-Override", "X-Method-Override", "Proxy", "X-Client-Cert",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    public Task InvokeAsync(HttpContext http)
    {
        List<string>? spoofed = null;
        foreach (var (name, _) in http.Request.Headers)
        {
            if (IsOurs(name))
            {
                (spoofed ??= []).Add(name);
            }
        }

        foreach (var name in spoofed ?? [])
        {
            http.Request.Headers.Remove(name);
        }

        return next(http);
    }

    private static bool IsOurs(string name)
    {
        // Every listed name starts with one of these letters; most headers are done here.
        if (name.Length < 5 || (name[0] | 0x20) is not ('x' or 'f' or 't' or 'c' or 'r' or 'p'))
        {
            return false;
        }

        foreach (var prefix in Prefixes)
        {
            if (name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return Names.Contains(name);
    }
}
