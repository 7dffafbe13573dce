using EGov.Api;
using EGov.Organization.Model;
using EGov.Organization.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace EGov.Organization.Accounts;

/// <summary>Shows an account to its administrators, and to its owner.</summary>
internal static class GetAccount
{
    internal static void Map(RouteGroupBuilder accounts)
    {
        accounts.MapGet("/{id:guid}", ById)
            .RequireAuthorization(Policies.ManageAccounts)
            .WithName(nameof(GetAccount))
            .WithSummary("Get an account");
        accounts.MapGet("/by-user-name/{userName}", ByUserName)
            .RequireAuthorization(Policies.ManageAccounts)
            .WithName("GetAccountByUserName")
            .WithSummary("Get an account by its user name");
        accounts.MapGet("/own", Own)
            .RequireAuthorization()
            .WithName("GetOwnAccount")
            .WithSummary("Get one's own account");
    }

    private static Task<Results<Ok<AccountView>, NotFound>> ById(
        Guid id, Caller caller, HttpResponse http, OrganizationDb db, TimeProvider clock, CancellationToken ct) =>
        Show(db.AccountsInReach(caller, clock.Today()).Where(a => a.Id == id), http, ct);

    private static Task<Results<Ok<AccountView>, NotFound>> ByUserName(
        string userName, Caller caller, HttpResponse http, OrganizationDb db, UserManager<Account> users, TimeProvider clock, CancellationToken ct)
    {
        var name = users.NormalizeName(userName);
        return Show(db.AccountsInReach(caller, clock.Today()).Where(a => a.NormalizedUserName == name), http, ct);
    }

    private static Task<Results<Ok<AccountView>, NotFound>> Own(Caller caller, HttpResponse http, OrganizationDb db, CancellationToken ct) =>
        Show(db.Accounts.Where(a => a.Id == caller.Subject), http, ct);

    private static async Task<Results<Ok<AccountView>, NotFound>> Show(IQueryable<Account> which, HttpResponse http, CancellationToken ct)
    {
        if (await which.AsNoTracking().SingleOrDefaultAsync(ct) is not { } account)
        {
            return TypedResults.NotFound();
        }

        http.SetETag(account.Version);
        return TypedResults.Ok(AccountView.Of(account));
    }
}
