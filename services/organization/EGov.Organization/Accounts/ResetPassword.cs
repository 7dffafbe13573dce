using System.ComponentModel.DataAnnotations;
using EGov.Api;
using EGov.Messaging;
using EGov.Organization.Contracts;
using EGov.Organization.Model;
using EGov.Organization.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace EGov.Organization.Accounts;

/// <summary>Sets a password for somebody who forgot theirs. Every sign-in ends, a lock is lifted, and the owner has to change it.</summary>
internal static class ResetPassword
{
    public sealed record Request([Required, StringLength(128)] string Password);

    internal static void Map(RouteGroupBuilder accounts) => accounts
        .MapPost("/{id:guid}/password", Handle)
        .RequireAuthorization(Policies.ManageAccounts)
        .WithName(nameof(ResetPassword))
        .WithSummary("Set an account's password for its owner to change");

    private static async Task<Results<Ok<AccountChanged>, NotFound, ProblemHttpResult>> Handle(
        Guid id, Request request, IfMatch expected, Caller caller, HttpResponse http, OrganizationDb db, Passwords passwords, IEventLog events,
        TimeProvider clock, SecurityClock security, CancellationToken ct)
    {
        if (await db.AccountsInReach(caller, clock.Today()).SingleOrDefaultAsync(a => a.Id == id, ct) is not { } account)
        {
            return TypedResults.NotFound();
        }

        if (!expected.Matches(account.Version))
        {
            return CommonRefusals.VersionConflict.ToProblem();
        }

        if (await passwords.SetAsync(account, request.Password, mustChange: true, ct) is { } refusal)
        {
            return refusal.ToProblem();
        }

        (account.LockoutEnd, account.AccessFailedCount, account.Version) = (null, 0, account.Version + 1);
        await db.EndSignInsAsync(account.Id, security.Now, ct);
        events.Stage(account, new PasswordChanged(account.Id, ByAdministrator: true));
        await db.SaveChangesAsync(ct);

        http.SetETag(account.Version);
        return TypedResults.Ok(new AccountChanged(account.Id, account.Version));
    }
}
