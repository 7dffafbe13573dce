using EGov.Api;
using EGov.Organization.Model;
using EGov.Organization.Storage;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace EGov.Organization.Accounts;

/// <summary>Sets passwords by the rules of the province's mail regulations: length, four classes of signs, none of the last three.</summary>
internal sealed class Passwords(UserManager<Account> users, OrganizationDb db, SecurityClock clock)
{
    private const int AdministratorLength = 10;

    /// <summary>Sets the password on an account that is tracked or about to be added; the slice saves.</summary>
    internal async Task<Refusal?> SetAsync(Account account, string password, bool mustChange, CancellationToken ct)
    {
        account.Administrator = await IsAdministratorAsync(account.OfficialId, ct);
        if (account.Administrator && password.Length < AdministratorLength)
        {
            return Refusals.WeakPassword;
        }

        foreach (var rule in users.PasswordValidators)
        {
            if (!(await rule.ValidateAsync(users, account, password)).Succeeded)
            {
                return Refusals.WeakPassword;
            }
        }

        if (password.Contains(account.UserName!, StringComparison.OrdinalIgnoreCase))
        {
            return Refusals.WeakPassword;
        }

        var former = await db.FormerPasswords.AsNoTracking()
            .Where(p => p.AccountId == account.Id)
            .OrderByDescending(p => p.Id)
            .Take(FormerPassword.Remembered)
            .Select(p => p.Hash)
            .ToListAsync(ct);
        if (former.Exists(hash => users.PasswordHasher.VerifyHashedPassword(account, hash, password) != PasswordVerificationResult.Failed))
        {
            return Refusals.PasswordUsedBefore;
        }

        account.NormalizedUserName = users.NormalizeName(account.UserName);
        account.PasswordHash = users.PasswordHasher.HashPassword(account, password);
        account.SecurityStamp = Secret.Create();
        account.PasswordSetAt = clock.Now;
        account.MustChangePassword = mustChange;
        db.Add(new FormerPassword { AccountId = account.Id, Hash = account.PasswordHash, SetAt = clock.Now });
        return null;
    }

    private async Task<bool> IsAdministratorAsync(Guid? officialId, CancellationToken ct)
    {
        var scopes = await db.Posts.AsNoTracking()
            .Where(p => p.OfficialId == officialId && officialId != null)
            .SelectMany(p => p.Roles.Select(r => r.Scopes))
            .ToListAsync(ct);
        return scopes.SelectMany(s => s).Any(Policies.IsManagement);
    }
}
