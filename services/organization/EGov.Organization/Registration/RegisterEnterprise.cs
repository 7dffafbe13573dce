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

/// <summary>An enterprise registers with its tax code, which is also the name to sign in with.</summary>
internal static class RegisterEnterprise
{
    public sealed record Request(
        [Required, StringLength(300)] string Name,
        [Required, StringLength(14)] string TaxCode,
        [Required, StringLength(100)] string Representative,
        [Required, RegularExpression("0[0-9]{9,10}")] string Phone,
        [Required, StringLength(128)] string Password);

    internal static void Map(RouteGroupBuilder enterprises) => enterprises
        .MapPost("/", Handle)
        .AllowAnonymous()
        .WithIdempotency<OrganizationDb>()
        .WithName(nameof(RegisterEnterprise))
        .WithSummary("Register an enterprise's account");

    private static async Task<Results<Created<AccountChanged>, ProblemHttpResult>> Handle(
        Request request, IdempotencyKey key, OrganizationDb db, Passwords passwords, IEventLog events, CancellationToken ct)
    {
        if (TaxCode.Normalize(request.TaxCode) is not { } taxCode)
        {
            return Refusals.InvalidTaxCode.ToProblem();
        }

        var account = Account.For(AccountKind.Enterprise, taxCode, VietnameseText.Nfc(request.Name));
        if (await passwords.SetAsync(account, request.Password, mustChange: false, ct) is { } refusal)
        {
            return refusal.ToProblem();
        }

        db.AddRange(account, new Enterprise
        {
            AccountId = account.Id,
            TaxCode = taxCode,
            Representative = VietnameseText.Nfc(request.Representative),
            Phone = request.Phone,
        });
        events.Stage(account, new AccountCreated(account.Id, account.Kind, OfficialId: null));
        account.Version++;
        events.Stage(account, new EnterpriseRegistered(account.Id, taxCode, account.DisplayName));

        const string Location = "/v1/accounts/own";
        var response = new AccountChanged(account.Id, account.Version);
        db.Remember(key, StatusCodes.Status201Created, Location, account.Version, response);
        await db.SaveChangesAsync(ct);
        return TypedResults.Created(Location, response);
    }
}
