using System.ComponentModel.DataAnnotations;
using EGov.Api;
using EGov.Messaging;
using EGov.Organization.Contracts;
using EGov.Organization.Model;
using EGov.Organization.Storage;
using EGov.Postgres;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace EGov.Organization.Accounts;

/// <summary>Gives an official an account. The first password is the administrator's and opens nothing but its own change.</summary>
internal static class CreateAccount
{
    public sealed record Request(
        Guid OfficialId,
        [Required, StringLength(64, MinimumLength = 3), RegularExpression("[A-Za-z][A-Za-z0-9._-]*")] string UserName,
        [Required, StringLength(128)] string Password,
        bool MustChangePassword = true);

    internal static void Map(RouteGroupBuilder accounts) => accounts
        .MapPost("/", Handle)
        .RequireAuthorization(Policies.ManageAccounts)
        .WithIdempotency<OrganizationDb>()
        .WithName(nameof(CreateAccount))
        .WithSummary("Create an official's account");

    private static async Task<Results<Created<AccountChanged>, ProblemHttpResult>> Handle(
        Request request, IdempotencyKey key, Caller caller, HttpResponse http, OrganizationDb db, Passwords passwords, IEventLog events,
        TimeProvider clock, IHostEnvironment environment, CancellationToken ct)
    {
        // Tools that fill a development platform sign in at once with what they set; nobody else may.
        if (!request.MustChangePassword && !environment.IsDevelopment())
        {
            return Refusals.FirstPasswordMustChange.ToProblem();
        }

        if (await db.OfficialsInReach(caller, clock.Today()).AsNoTracking().SingleOrDefaultAsync(o => o.Id == request.OfficialId, ct) is not { } official)
        {
            return Refusals.UnknownOfficial.ToProblem();
        }

        var account = Account.For(AccountKind.Official, request.UserName, official.FullName, official.Id);
        if (await passwords.SetAsync(account, request.Password, request.MustChangePassword, ct) is { } refusal)
        {
            return refusal.ToProblem();
        }

        db.Add(account);
        events.Stage(account, new AccountCreated(account.Id, account.Kind, account.OfficialId));
        var (location, response) = ($"/v1/accounts/{account.Id}", new AccountChanged(account.Id, account.Version));
        db.Remember(key, StatusCodes.Status201Created, location, account.Version, response);
        await db.SaveChangesAsync(ct);

        http.SetETag(account.Version);
        return TypedResults.Created(location, response);
    }
}
