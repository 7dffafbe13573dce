using EGov.Api;
using EGov.Organization.Accounts;
using EGov.Organization.Contracts;
using EGov.Organization.Model;
using EGov.Organization.Storage;
using Microsoft.EntityFrameworkCore;

namespace EGov.Organization.Tokens;

/// <summary>Sign-in with user name, password and, once enrolled, a one-time code; for our own clients only.</summary>
internal sealed partial class PasswordGrant(
    OrganizationDb db, Credentials credentials, AccessTokens tokens, SecurityClock clock, ILogger<PasswordGrant> logger)
{
    internal async Task<Granted> GrantAsync(ApiClient client, TokenForm form, CancellationToken ct)
    {
        if (form["username"] is not { } userName || form["password"] is not { } password || !TryAgency(form, out var agency))
        {
            return Refusals.MalformedTokenRequest;
        }

        var proof = await credentials.CheckAsync(userName, password, form["otp"], ct);
        if (proof.Refusal is { } refusal)
        {
            LogRefused(logger, client.ClientId, refusal.Code);
            return new Granted(null, refusal, proof.Account?.LockoutEnd);
        }

        var account = proof.Account!;
        if (account.NeedsAnotherPassword(clock.Now))
        {
            return Refusals.PasswordChangeRequired;
        }

        if (await Rights.OfAsync(db, account.Kind, account.OfficialId, agency, clock.Today, ct) is not { } rights)
        {
            return Refusals.NoSuchPost;
        }

        if (rights.Narrow(form["scope"]) is not { } scopes)
        {
            return Refusals.ScopeNotAllowed;
        }

        var assurance = proof.SecondFactor ? "password+code" : "password";
        var refresh = RefreshToken.Create();
        if (!await OpenAsync(account, client, refresh, rights.AgencyId, form["scope"], assurance, proof.CodeStep, ct))
        {
            return Refusals.AccountLocked;
        }

        LogSignedIn(logger, account.Id, client.ClientId);
        return await tokens.IssueAsync(
            new Grantee(account.Id, KindOf(account.Kind), account.DisplayName, client.ClientId, rights, account.OfficialId, assurance), scopes, refresh, ct);
    }

    internal static CallerKind KindOf(AccountKind kind) => kind switch
    {
        AccountKind.Official => CallerKind.Official,
        AccountKind.Citizen => CallerKind.Citizen,
        AccountKind.Enterprise => CallerKind.Enterprise,
        AccountKind.Unknown => CallerKind.Anonymous,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Not a kind of account."),
    };

    /// <summary>
    /// Opens the sign-in in one statement, and only if the account is still open at that moment: wrong guesses that ran beside this right
    /// one may have locked it, and a one-time code may have been used. Sign-ins that ran out are cleared away with it.
    /// </summary>
    private async Task<bool> OpenAsync(
        Account account, ApiClient client, RefreshToken refresh, Guid? agency, string? scope, string assurance, long? step, CancellationToken ct)
    {
        var now = clock.Now;
        var expires = now + SignIn.Idle;
        var (chain, latest) = (Secret.Hash(refresh.Chain), Secret.Hash(refresh.Latest));
        return await db.Database.ExecuteSqlAsync(
            $"""
            with opened as (
                update account set access_failed_count = 0, lockout_end = null, last_code_step = coalesce({step}::bigint, last_code_step)
                where id = {account.Id} and disabled_at is null and (lockout_end is null or lockout_end <= {now})
                  and ({step}::bigint is null or last_code_step < {step}::bigint)
                returning id),
            expired as (delete from sign_in where account_id = {account.Id} and expires_at < {now})
            insert into sign_in (chain, latest, account_id, client_id, agency_id, requested_scope, assurance, started_at, expires_at)
            select {chain}, {latest}, id, {client.ClientId}, {agency}::uuid, {scope}::text, {assurance}, {now}, {expires} from opened
            """, ct) == 1;
    }

    private static bool TryAgency(TokenForm form, out Guid? agency)
    {
        agency = Guid.TryParse(form["agency"], out var id) ? id : null;
        return agency is not null || form["agency"] is null;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Account {AccountId} signed in through {ClientId}")]
    private static partial void LogSignedIn(ILogger logger, Guid accountId, string clientId);

    [LoggerMessage(Level = LogLevel.Information, Message = "Sign-in through {ClientId} refused: {Code}")]
    private static partial void LogRefused(ILogger logger, string clientId, string code);
}
