using EGov.Api;
using EGov.Dossiers.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace EGov.Dossiers.Payments;

/// <summary>A leader says to which account fees and charges of the agency are paid (tài khoản thụ hưởng). The first is set with <c>If-Match: "0"</c>.</summary>
internal static class SetCollectionAccount
{
    public sealed record Response(Guid AgencyId, int Version, string BankCode, string Number, string Holder);

    internal static void Map(RouteGroupBuilder accounts) => accounts
        .MapPut("/{agency:guid}", Handle)
        .RequireAuthorization(Policies.Decide)
        .WithName(nameof(SetCollectionAccount))
        .WithSummary("Set the account an agency is paid to");

    private static async Task<Results<Ok<Response>, NotFound, ProblemHttpResult>> Handle(
        Guid agency, IfMatch expected, AccountForm request, Caller caller, HttpResponse http, DossiersDb db, CancellationToken ct)
    {
        if (!await db.ReachesAsync(caller, agency, ct))
        {
            return TypedResults.NotFound();
        }

        var account = await db.CollectionAccounts.SingleOrDefaultAsync(a => a.AgencyId == agency, ct);
        if (!expected.Matches(account?.Version ?? 0))
        {
            return CommonRefusals.VersionConflict.ToProblem();
        }

        var said = request.ToAccount();
        if (account is null)
        {
            account = new CollectionAccount { AgencyId = agency, Version = 1, BankCode = said.BankCode, Number = said.Number, Holder = said.Holder };
            db.Add(account);
        }
        else
        {
            (account.BankCode, account.Number, account.Holder, account.Version) = (said.BankCode, said.Number, said.Holder, account.Version + 1);
        }

        await db.SaveChangesAsync(ct);
        http.SetETag(account.Version);
        return TypedResults.Ok(new Response(agency, account.Version, account.BankCode, account.Number, account.Holder));
    }
}
