using System.ComponentModel.DataAnnotations;
using EGov.Api;
using EGov.Messaging;
using EGov.Organization.Contracts;
using EGov.Organization.Model;
using EGov.Organization.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace EGov.Organization.Accounts;

/// <summary>Ends the second factor: its owner with a code from the app or a recovery code, an administrator for someone who has neither.</summary>
internal static class RemoveSecondFactor
{
    public sealed record Request([Required, StringLength(32)] string Code);

    internal static void Map(RouteGroupBuilder accounts)
    {
        accounts.MapPost("/own/second-factor/removal", Own)
            .RequireAuthorization()
            .WithName("RemoveOwnSecondFactor")
            .WithSummary("Remove one's own second factor");
        accounts.MapPost("/{id:guid}/second-factor/removal", ForAnother)
            .RequireAuthorization(Policies.ManageAccounts)
            .WithName(nameof(RemoveSecondFactor))
            .WithSummary("Remove the second factor of an account");
    }

    private static async Task<Results<NoContent, NotFound, ProblemHttpResult>> Own(
        Request request, Caller caller, OrganizationDb db, UserManager<Account> users, Credentials credentials, IEventLog events, SecurityClock clock, CancellationToken ct)
    {
        if (await db.Accounts.SingleOrDefaultAsync(a => a.Id == caller.Subject, ct) is not { } account)
        {
            return TypedResults.NotFound();
        }

        if (!account.TwoFactorEnabled)
        {
            return Refusals.SecondFactorNotStarted.ToProblem();
        }

        if (account.IsLocked(clock.Now))
        {
            return Refusals.AccountLocked.ToProblem();
        }

        var proof = await credentials.CheckCodeAsync(account, request.Code, ct);
        if (proof.Refusal is { } refusal)
        {
            return refusal.ToProblem();
        }

        await RemoveAsync(account, users, events, byAdministrator: false);
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }

    private static async Task<Results<Ok<AccountChanged>, NotFound, ProblemHttpResult>> ForAnother(
        Guid id, IfMatch expected, Caller caller, HttpResponse http, OrganizationDb db, UserManager<Account> users, IEventLog events, TimeProvider clock, CancellationToken ct)
    {
        if (await db.AccountsInReach(caller, clock.Today()).SingleOrDefaultAsync(a => a.Id == id, ct) is not { } account)
        {
            return TypedResults.NotFound();
        }

        if (!expected.Matches(account.Version))
        {
            return CommonRefusals.VersionConflict.ToProblem();
        }

        if (!account.TwoFactorEnabled)
        {
            return Refusals.SecondFactorNotStarted.ToProblem();
        }

        await RemoveAsync(account, users, events, byAdministrator: true);
        await db.SaveChangesAsync(ct);

        http.SetETag(account.Version);
        return TypedResults.Ok(new AccountChanged(account.Id, account.Version));
    }

    private static async Task RemoveAsync(Account account, UserManager<Account> users, IEventLog events, bool byAdministrator)
    {
        (account.TwoFactorEnabled, account.Version) = (false, account.Version + 1);
        // A key once used for nothing any more must not come back by confirming it again.
        await users.ResetAuthenticatorKeyAsync(account);
        await users.GenerateNewTwoFactorRecoveryCodesAsync(account, 0);
        events.Stage(account, new SecondFactorRemoved(account.Id, byAdministrator));
    }
}
