using EGov.Api;
using EGov.Organization.Model;
using EGov.Organization.Storage;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace EGov.Organization.Accounts;

/// <summary>What a check of credentials found.</summary>
/// <param name="Account">The account, when there is one by that name.</param>
/// <param name="Refusal">Why the credentials are not enough, or null when they are.</param>
/// <param name="SecondFactor">Whether a one-time or recovery code was part of them.</param>
/// <param name="CodeStep">Time step of the one-time code, to be marked as used.</param>
internal readonly record struct Proof(Account? Account, Refusal? Refusal, bool SecondFactor = false, long? CodeStep = null);

/// <summary>
/// Checks user name, password and second factor. Failures are counted in the database by one statement each, so that guesses made at the
/// same moment all count.
/// </summary>
internal sealed class Credentials(OrganizationDb db, UserManager<Account> users, SecurityClock clock)
{
    // Checked when there is no such account, so that the answer takes as long.
    private static readonly Account Nobody = Account.For(Contracts.AccountKind.Citizen, "nobody", "nobody");
    private static string? nobodysHash;

    internal async Task<Proof> CheckAsync(string userName, string password, string? code, CancellationToken ct)
    {
        var name = users.NormalizeName(userName);
        var account = await db.Accounts.SingleOrDefaultAsync(a => a.NormalizedUserName == name, ct);
        if (account is null)
        {
            users.PasswordHasher.VerifyHashedPassword(Nobody, nobodysHash ??= users.PasswordHasher.HashPassword(Nobody, Secret.Create()), password);
            return new Proof(null, Refusals.WrongCredentials);
        }

        if (account.IsLocked(clock.Now))
        {
            return new Proof(account, Refusals.AccountLocked);
        }

        if (users.PasswordHasher.VerifyHashedPassword(account, account.PasswordHash!, password) == PasswordVerificationResult.Failed)
        {
            await CountFailureAsync(account, ct);
            return new Proof(account, Refusals.WrongCredentials);
        }

        if (account.DisabledAt is not null)
        {
            return new Proof(account, Refusals.AccountDisabled);
        }

        return account.TwoFactorEnabled ? await CheckCodeAsync(account, code, ct) : new Proof(account, null);
    }

    /// <summary>Checks a one-time code or, once each, a recovery code.</summary>
    internal async Task<Proof> CheckCodeAsync(Account account, string? code, CancellationToken ct)
    {
        if (string.IsNullOrEmpty(code))
        {
            return new Proof(account, Refusals.OneTimeCodeRequired);
        }

        if (await users.GetAuthenticatorKeyAsync(account) is { } key
            && OneTimeCode.Match(Base32.Decode(key), code, clock.Now, account.LastCodeStep) is { } step)
        {
            return new Proof(account, null, SecondFactor: true, step);
        }

        if ((await users.RedeemTwoFactorRecoveryCodeAsync(account, code)).Succeeded)
        {
            return new Proof(account, null, SecondFactor: true);
        }

        await CountFailureAsync(account, ct);
        return new Proof(account, Refusals.WrongOneTimeCode);
    }

    private Task<int> CountFailureAsync(Account account, CancellationToken ct)
    {
        var lockedUntil = clock.Now + Account.LockedFor;
        return db.Database.ExecuteSqlAsync(
            $"""
            update account set
                lockout_end = case when access_failed_count + 1 >= {Account.FailuresToLock} then {lockedUntil} else lockout_end end,
                access_failed_count = case when access_failed_count + 1 >= {Account.FailuresToLock} then 0 else access_failed_count + 1 end
            where id = {account.Id}
            """, ct);
    }
}
