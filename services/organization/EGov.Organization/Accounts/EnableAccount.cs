using EGov.Api;
using EGov.Messaging;
using EGov.Organization.Contracts;
using EGov.Organization.Model;
using EGov.Organization.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace EGov.Organization.Accounts;

/// <summary>Opens a disabled account again.</summary>
internal static class EnableAccount
{
    internal static void Map(RouteGroupBuilder accounts) => accounts
        .MapPost("/{id:guid}/enabling", Handle)
        .RequireAuthorization(Policies.ManageAccounts)
        .WithName(nameof(EnableAccount))
        .WithSummary("Enable a disabled account");

    private static async Task<Results<Ok<AccountChanged>, NotFound, ProblemHttpResult>> Handle(
        Guid id, IfMatch expected, Caller caller, HttpResponse http, OrganizationDb db, IEventLog events, TimeProvider clock, CancellationToken ct)
    {
        if (await db.AccountsInReach(caller, clock.Today()).SingleOrDefaultAsync(a => a.Id == id, ct) is not { } account)
        {
            return TypedResults.NotFound();
        }

        if (!expected.Matches(account.Version))
        {
            return CommonRefusals.VersionConflict.ToProblem();
        }

        if (account.DisabledAt is null)
        {
            return Refusals.AccountIsEnabled.ToProblem();
        }

        (account.DisabledAt, account.LockoutEnd, account.AccessFailedCount, account.Version) = (null, null, 0, account.Version + 1);
        events.Stage(account, new AccountEnabled(account.Id, account.OfficialId));
        await db.SaveChangesAsync(ct);

        http.SetETag(account.Version);
        return TypedResults.Ok(new AccountChanged(account.Id, account.Version));
    }
}
