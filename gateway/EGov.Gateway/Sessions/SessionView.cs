using System.Security.Claims;
using EGov.Api;
using Microsoft.IdentityModel.JsonWebTokens;

namespace EGov.Gateway.Sessions;

/// <summary>What a page may know of its session: everything but the tokens.</summary>
/// <param name="Subject">Account.</param>
/// <param name="Name">Name to show.</param>
/// <param name="Kind">Kind of account.</param>
/// <param name="AgencyId">Agency of the post acted in.</param>
/// <param name="OfficialId">Official behind the account.</param>
/// <param name="Scopes">Rights by name.</param>
/// <param name="EndsAt">When the session ends unless it is used.</param>
/// <param name="CsrfToken">To be sent as <c>X-CSRF-Token</c> with every write.</param>
public sealed record SessionView(
    Guid Subject, string Name, CallerKind Kind, Guid? AgencyId, Guid? OfficialId, IReadOnlyList<string> Scopes, DateTimeOffset EndsAt, string CsrfToken)
{
    internal static SessionView Of(LiveSession session)
    {
        var caller = new Caller(new ClaimsPrincipal(new ClaimsIdentity(new JsonWebToken(session.AccessToken).Claims, "session")));
        return new SessionView(
            caller.Subject, caller.Name, caller.Kind, caller.AgencyId, caller.OfficialId,
            [.. caller.Scopes.Order(StringComparer.Ordinal)], session.EndsAt, SessionCookie.ForgeryToken(session.Cookie));
    }
}
