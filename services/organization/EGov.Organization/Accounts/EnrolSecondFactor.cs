using EGov.Api;
using EGov.Organization.Model;
using EGov.Organization.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace EGov.Organization.Accounts;

/// <summary>Begins the enrolment of an authenticator app: a new key, which counts once a code made with it has been shown.</summary>
internal static class EnrolSecondFactor
{
    public sealed record Response(string Key, string Uri);

    internal static void Map(RouteGroupBuilder accounts) => accounts
        .MapPost("/own/second-factor", Handle)
        .RequireAuthorization()
        .WithName(nameof(EnrolSecondFactor))
        .WithSummary("Begin to enrol an authenticator app");

    private static async Task<Results<Ok<Response>, NotFound, ProblemHttpResult>> Handle(
        Caller caller, HttpResponse http, OrganizationDb db, UserManager<Account> users, CancellationToken ct)
    {
        if (await db.Accounts.SingleOrDefaultAsync(a => a.Id == caller.Subject, ct) is not { } account)
        {
            return TypedResults.NotFound();
        }

        if (account.TwoFactorEnabled)
        {
            return Refusals.SecondFactorActive.ToProblem();
        }

        await users.ResetAuthenticatorKeyAsync(account);
        var key = (await users.GetAuthenticatorKeyAsync(account))!;
        await db.SaveChangesAsync(ct);

        http.Headers.CacheControl = "no-store";
        return TypedResults.Ok(new Response(key, $"otpauth://totp/EGov:{Uri.EscapeDataString(account.UserName!)}?secret={key}&issuer=EGov"));
    }
}
