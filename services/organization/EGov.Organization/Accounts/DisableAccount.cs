using EGov.Api;
using EGov.Messaging;
using EGov.Organization.Contracts;
using EGov.Organization.Model;
using EGov.Organization.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace EGov.Organization.Accounts;

/// <summary>Closes an account to sign-in; its refresh tokens die at once.</summary>
internal static class DisableAccount
{
    internal static void Map(RouteGroupBuilder accounts) => accounts
        .MapPost("/{id:guid}/disabling", Handle)
        .RequireAuthorization(Policies.ManageAccounts)
        .WithName(nameof(DisableAccount))
        .WithSummary("Disable an account");

    private static async Task<Results<Ok<AccountChanged>, NotFound, ProblemHttpResult>> Handle(
        Guid id, IfMatch expected, Caller caller, HttpResponse http, OrganizationDb db, IEventLog events, TimeProvider clock, SecurityClock security, CancellationToken ct)
    {
        if (await db.AccountsInReach(caller, clock.Today()).SingleOrDefaultAsync(a => a.Id == id, ct) is not { } account)
        {
            return TypedResults.NotFound();
        }

        if (!expected.Matches(account.Version))
        {
            return CommonRefusals.VersionConflict.ToProblem();
        }

        if (account.DisabledAt is not null)
        {
            return Refusals.AccountIsDisabled.ToProblem();
        }

        (account.DisabledAt, account.Version) = (security.Now, account.Version + 1);
        // A refresh that runs beside this looks at the account too, so it cannot slip through.
        await db.EndSignInsAsync(account.Id, security.Now, ct);
        events.Stage(account, new AccountDisabled(account.Id, account.OfficialId));
        await db.SaveChangesAsync(ct);

        http.SetETag(account.Version);
        return TypedResults.Ok(new AccountChanged(account.Id, account.Version));
    }
}
