using System.Text;
using EGov.Organization.Model;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace EGov.Organization.Storage;

/// <summary>
/// Identity's store over our context, with three differences: the slice saves (so that accounts and their events commit together),
/// one-time-code keys are encrypted, and recovery codes are hashes in rows of their own, so that one code cannot be used twice at once.
/// </summary>
internal sealed class AccountStore : UserOnlyStore<Account, OrganizationDb, Guid>
{
    private readonly KeyProtection _protection;

    public AccountStore(OrganizationDb db, KeyProtection protection, IdentityErrorDescriber describer)
        : base(db, describer)
    {
        AutoSaveChanges = false;
        _protection = protection;
    }

    /// <summary>The account is tracked: what changed is known, and writing every column would undo a failure counted meanwhile.</summary>
    public override Task<IdentityResult> UpdateAsync(Account user, CancellationToken cancellationToken = default) =>
        Task.FromResult(IdentityResult.Success);

    public override Task SetAuthenticatorKeyAsync(Account user, string key, CancellationToken cancellationToken) =>
        base.SetAuthenticatorKeyAsync(user, Convert.ToBase64String(_protection.Protect(Encoding.ASCII.GetBytes(key))), cancellationToken);

    public override async Task<string?> GetAuthenticatorKeyAsync(Account user, CancellationToken cancellationToken) =>
        await base.GetAuthenticatorKeyAsync(user, cancellationToken) is { } stored
            ? Encoding.ASCII.GetString(_protection.Unprotect(Convert.FromBase64String(stored)))
            : null;

    public override async Task ReplaceCodesAsync(Account user, IEnumerable<string> recoveryCodes, CancellationToken cancellationToken)
    {
        Context.RemoveRange(await Context.Set<RecoveryCode>().Where(c => c.AccountId == user.Id).ToListAsync(cancellationToken));
        Context.AddRange(recoveryCodes.Select(code => new RecoveryCode { AccountId = user.Id, Hash = Secret.Hash(code) }));
    }

    public override async Task<bool> RedeemCodeAsync(Account user, string code, CancellationToken cancellationToken)
    {
        var hash = Secret.Hash(code);
        return await Context.Set<RecoveryCode>().Where(c => c.AccountId == user.Id && c.Hash == hash).ExecuteDeleteAsync(cancellationToken) == 1;
    }

    public override Task<int> CountCodesAsync(Account user, CancellationToken cancellationToken) =>
        Context.Set<RecoveryCode>().CountAsync(c => c.AccountId == user.Id, cancellationToken);
}
