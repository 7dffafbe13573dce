using EGov.Api;
using EGov.Organization.Storage;

namespace EGov.Organization.Officials;

/// <summary>Who may say what a role allows: whoever stands at the top, and only rights that exist, and administrative ones only if held.</summary>
internal static class Roles
{
    internal static async Task<Refusal?> RefusalAsync(
        IEnumerable<string> scopes, Caller caller, OrganizationDb db, DateOnly today, CancellationToken ct)
    {
        if (!await db.IsAtTheTopAsync(caller, today, ct))
        {
            return Refusals.OnlyAtTheTop;
        }

        var wanted = scopes.ToList();
        return !wanted.TrueForAll(Policies.All.Contains) ? Refusals.UnknownScope
            : wanted.Exists(s => Policies.IsManagement(s) && !caller.Has(s)) ? Refusals.MayNotConfer
            : null;
    }
}
