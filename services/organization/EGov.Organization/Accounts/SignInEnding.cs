using EGov.Organization.Storage;
using Microsoft.EntityFrameworkCore;

namespace EGov.Organization.Accounts;

/// <summary>Ends every sign-in of an account when the slice saves.</summary>
internal static class SignInEnding
{
    internal static async Task EndSignInsAsync(this OrganizationDb db, Guid accountId, DateTimeOffset now, CancellationToken ct)
    {
        foreach (var signIn in await db.SignIns.Where(s => s.AccountId == accountId && s.RevokedAt == null).ToListAsync(ct))
        {
            signIn.RevokedAt = now;
        }
    }
}
