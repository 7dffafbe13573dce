using EGov.Organization.Contracts;
using EGov.Organization.Model;
using EGov.Organization.Storage;
using Microsoft.EntityFrameworkCore;

namespace EGov.Organization.Tokens;

/// <summary>Exchanges a refresh token for the next one. An old token used again ends the sign-in (see <see cref="SignIn"/>).</summary>
internal sealed partial class RefreshGrant(OrganizationDb db, AccessTokens tokens, SecurityClock clock, ILogger<RefreshGrant> logger)
{
    internal async Task<Granted> GrantAsync(ApiClient client, TokenForm form, CancellationToken ct)
    {
        if (RefreshToken.Parse(form["refresh_token"]) is not { } presented)
        {
            return Refusals.RefreshTokenRefused;
        }

        var next = RefreshToken.Create(presented.Chain);
        if (await RotateAsync(client, presented, next, ct) is not { } signIn)
        {
            await EndWhenReusedAsync(client, presented, ct);
            return Refusals.RefreshTokenRefused;
        }

        var kind = Enum.Parse<AccountKind>(signIn.Kind);
        var rights = await Rights.OfAsync(db, kind, signIn.OfficialId, signIn.AgencyId, clock.Today, ct)
            // The post is gone: what is left is what the account may do without it.
            ?? await Rights.OfAsync(db, kind, signIn.OfficialId, null, clock.Today, ct);
        // Rights lost since the sign-in leave the token; the client need not ask for less.
        var wanted = signIn.RequestedScope?.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var kept = wanted is null ? rights!.Scopes : [.. rights!.Scopes.Intersect(wanted, StringComparer.Ordinal)];
        if ((rights with { Scopes = kept }).Narrow(form["scope"]) is not { } scopes)
        {
            return Refusals.ScopeNotAllowed;
        }

        return await tokens.IssueAsync(
            new Grantee(signIn.AccountId, PasswordGrant.KindOf(kind), signIn.DisplayName, client.ClientId, rights, signIn.OfficialId, signIn.Assurance),
            scopes,
            next,
            ct);
    }

    /// <summary>One statement: of any number of requests with one token, exactly one changes the row.</summary>
    private async Task<Rotated?> RotateAsync(ApiClient client, RefreshToken presented, RefreshToken next, CancellationToken ct)
    {
        var now = clock.Now;
        var (chain, latest, following) = (Secret.Hash(presented.Chain), Secret.Hash(presented.Latest), Secret.Hash(next.Latest));
        var (idle, longest) = (now + SignIn.Idle, SignIn.Longest);
        var rows = await db.Database.SqlQuery<Rotated>(
            $"""
            update sign_in s set latest = {following}, expires_at = least({idle}, s.started_at + {longest})
            from account a
            where s.chain = {chain} and s.latest = {latest} and s.client_id = {client.ClientId}
              and s.revoked_at is null and s.expires_at > {now} and a.id = s.account_id and a.disabled_at is null
            returning s.account_id "AccountId", s.agency_id "AgencyId", s.requested_scope "RequestedScope", s.assurance "Assurance",
                a.kind "Kind", a.official_id "OfficialId", a.display_name "DisplayName"
            """).ToListAsync(ct);
        return rows.SingleOrDefault();
    }

    private async Task EndWhenReusedAsync(ApiClient client, RefreshToken presented, CancellationToken ct)
    {
        var now = clock.Now;
        var (chain, latest) = (Secret.Hash(presented.Chain), Secret.Hash(presented.Latest));
        var ended = await db.SignIns
            .Where(s => s.Chain == chain && s.Latest != latest && s.RevokedAt == null)
            .ExecuteUpdateAsync(s => s.SetProperty(x => x.RevokedAt, now), ct);
        if (ended > 0)
        {
            LogReused(logger, client.ClientId);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A used refresh token came back through {ClientId}; its sign-in was ended")]
    private static partial void LogReused(ILogger logger, string clientId);

    // Raw queries know nothing of the model's conversions: the kind comes as the text it is stored as.
    private sealed record Rotated(
        Guid AccountId, Guid? AgencyId, string? RequestedScope, string Assurance, string Kind, Guid? OfficialId, string DisplayName);
}
