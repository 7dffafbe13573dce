using EGov.Organization.Model;
using EGov.Organization.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace EGov.Organization.Tokens;

/// <summary>Ends a sign-in by its refresh token (RFC 7009). A token that means nothing is answered like one that did.</summary>
internal static class RevokeToken
{
    internal static void Map(RouteGroupBuilder connect) => connect
        .MapPost("/revocation", Handle)
        .AllowAnonymous()
        .DisableAntiforgery()
        .Accepts<IFormCollection>("application/x-www-form-urlencoded")
        .WithName(nameof(RevokeToken))
        .WithSummary("Revoke a refresh token (sign-out)");

    private static async Task<Results<Ok, ProblemHttpResult>> Handle(HttpContext http, OrganizationDb db, SecurityClock clock, CancellationToken ct)
    {
        if (await TokenForm.ReadAsync(http.Request, ct) is not { } form || form["token"] is not { } token)
        {
            return Refusals.MalformedTokenRequest.ToProblem(("error", "invalid_request"));
        }

        var client = await db.ApiClients.AsNoTracking().SingleOrDefaultAsync(c => c.ClientId == form.ClientId, ct);
        if (client is null || !client.Accepts(form.ClientSecret ?? string.Empty))
        {
            return Refusals.UnknownClient.ToProblem(("error", "invalid_client"));
        }

        if (RefreshToken.Parse(token) is { } refresh)
        {
            var chain = Secret.Hash(refresh.Chain);
            var now = clock.Now;
            await db.SignIns.Where(s => s.Chain == chain && s.ClientId == client.ClientId && s.RevokedAt == null)
                .ExecuteUpdateAsync(s => s.SetProperty(x => x.RevokedAt, now), ct);
        }

        return TypedResults.Ok();
    }
}
