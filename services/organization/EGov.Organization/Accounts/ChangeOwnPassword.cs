using System.ComponentModel.DataAnnotations;
using EGov.Messaging;
using EGov.Organization.Contracts;
using EGov.Organization.Model;
using EGov.Organization.Storage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace EGov.Organization.Accounts;

/// <summary>
/// Changes one's own password, proved by the one in use and the second factor. It needs no token: a first or an outworn password gives none.
/// Every sign-in ends.
/// </summary>
internal static class ChangeOwnPassword
{
    public sealed record Request(
        [Required, StringLength(64)] string UserName,
        [Required, StringLength(128)] string Password,
        [Required, StringLength(128)] string NewPassword,
        [StringLength(32)] string? OneTimeCode);

    internal static void Map(RouteGroupBuilder accounts) => accounts
        .MapPost("/own/password", Handle)
        .AllowAnonymous()
        .WithName(nameof(ChangeOwnPassword))
        .WithSummary("Change one's own password");

    private static async Task<Results<NoContent, ProblemHttpResult>> Handle(
        Request request, OrganizationDb db, Credentials credentials, Passwords passwords, IEventLog events, SecurityClock clock, CancellationToken ct)
    {
        var proof = await credentials.CheckAsync(request.UserName, request.Password, request.OneTimeCode, ct);
        if (proof.Refusal is { } refused)
        {
            return refused.ToProblem();
        }

        var account = proof.Account!;
        if (await passwords.SetAsync(account, request.NewPassword, mustChange: false, ct) is { } refusal)
        {
            return refusal.ToProblem();
        }

        (account.LastCodeStep, account.AccessFailedCount, account.Version) = (proof.CodeStep ?? account.LastCodeStep, 0, account.Version + 1);
        await db.EndSignInsAsync(account.Id, clock.Now, ct);
        events.Stage(account, new PasswordChanged(account.Id, ByAdministrator: false));
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}
