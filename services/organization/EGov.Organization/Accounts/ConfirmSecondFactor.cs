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

/// <summary>Completes the enrolment with a code from the app; from then on sign-in asks for one. Gives ten recovery codes, this once.</summary>
internal static class ConfirmSecondFactor
{
    private const int RecoveryCodes = 10;

    public sealed record Request([Required, StringLength(6, MinimumLength = 6)] string Code);

    public sealed record Response(IReadOnlyList<string> RecoveryCodes);

    internal static void Map(RouteGroupBuilder accounts) => accounts
        .MapPost("/own/second-factor/confirmation", Handle)
        .RequireAuthorization()
        .WithName(nameof(ConfirmSecondFactor))
        .WithSummary("Confirm an authenticator app with a code");

    private static async Task<Results<Ok<Response>, NotFound, ProblemHttpResult>> Handle(
        Request request, Caller caller, HttpResponse http, OrganizationDb db, UserManager<Account> users, IEventLog events, SecurityClock clock, CancellationToken ct)
    {
        if (await db.Accounts.SingleOrDefaultAsync(a => a.Id == caller.Subject, ct) is not { } account)
        {
            return TypedResults.NotFound();
        }

        if (account.TwoFactorEnabled)
        {
            return Refusals.SecondFactorActive.ToProblem();
        }

        if (await users.GetAuthenticatorKeyAsync(account) is not { } key)
        {
            return Refusals.SecondFactorNotStarted.ToProblem();
        }

        if (OneTimeCode.Match(Base32.Decode(key), request.Code, clock.Now, account.LastCodeStep) is not { } step)
        {
            return Refusals.WrongOneTimeCode.ToProblem();
        }

        (account.TwoFactorEnabled, account.LastCodeStep, account.Version) = (true, step, account.Version + 1);
        var codes = await users.GenerateNewTwoFactorRecoveryCodesAsync(account, RecoveryCodes);
        events.Stage(account, new SecondFactorEnrolled(account.Id));
        await db.SaveChangesAsync(ct);

        http.Headers.CacheControl = "no-store";
        return TypedResults.Ok(new Response([.. codes!]));
    }
}
