using System.ComponentModel.DataAnnotations;
using EGov.Api;
using EGov.Messaging;
using EGov.Organization.Accounts;
using EGov.Organization.Contracts;
using EGov.Organization.Model;
using EGov.Organization.Storage;
using EGov.Postgres;
using Microsoft.AspNetCore.Http.HttpResults;

namespace EGov.Organization.Registration;

/// <summary>A citizen registers with the identity number, which is also the name to sign in with.</summary>
internal static class RegisterCitizen
{
    public sealed record Request(
        [Required, StringLength(100)] string FullName,
        [Required, StringLength(12)] string IdentityNumber,
        [Required, RegularExpression("0[0-9]{9}")] string Phone,
        [Required, StringLength(128)] string Password);

    internal static void Map(RouteGroupBuilder citizens) => citizens
        .MapPost("/", Handle)
        .AllowAnonymous()
        .WithIdempotency<OrganizationDb>()
        .WithName(nameof(RegisterCitizen))
        .WithSummary("Register a citizen's account");

    private static async Task<Results<Created<AccountChanged>, ProblemHttpResult>> Handle(
        Request request, IdempotencyKey key, OrganizationDb db, Passwords passwords, IEventLog events, TimeProvider clock, CancellationToken ct)
    {
        if (!CitizenNumber.IsValid(request.IdentityNumber, clock.Today().Year))
        {
            return Refusals.InvalidIdentityNumber.ToProblem();
        }

        var account = Account.For(AccountKind.Citizen, request.IdentityNumber, VietnameseText.Nfc(request.FullName));
        if (await passwords.SetAsync(account, request.Password, mustChange: false, ct) is { } refusal)
        {
            return refusal.ToProblem();
        }

        db.AddRange(account, new Citizen { AccountId = account.Id, IdentityNumber = request.IdentityNumber, Phone = request.Phone });
        events.Stage(account, new AccountCreated(account.Id, account.Kind, OfficialId: null));
        account.Version++;
        events.Stage(account, new CitizenRegistered(account.Id));

        const string Location = "/v1/accounts/own";
        var response = new AccountChanged(account.Id, account.Version);
        db.Remember(key, StatusCodes.Status201Created, Location, account.Version, response);
        await db.SaveChangesAsync(ct);
        return TypedResults.Created(Location, response);
    }
}
