using System.Security.Claims;
using Microsoft.AspNetCore.Http;

namespace EGov.Api;

/// <summary>What kind of account the request comes from.</summary>
public enum CallerKind
{
    /// <summary>No identity.</summary>
    Anonymous = 0,

    /// <summary>An official of an agency.</summary>
    Official,

    /// <summary>A citizen.</summary>
    Citizen,

    /// <summary>An enterprise.</summary>
    Enterprise,

    /// <summary>Another system (API client).</summary>
    Client,
}

/// <summary>Who asks: the claims of the access token in the words of the platform. Slices never touch claims themselves.</summary>
public sealed class Caller
{
    private static readonly Caller Nobody = new(new ClaimsPrincipal());

    /// <summary>Reads a caller from the claims of a validated token.</summary>
    /// <param name="user">The principal.</param>
    public Caller(ClaimsPrincipal user)
    {
        Kind = user.Identity?.IsAuthenticated == true && Enum.TryParse<CallerKind>(user.FindFirstValue("kind"), ignoreCase: true, out var kind)
            ? kind
            : CallerKind.Anonymous;
        Subject = Id(user, "sub") ?? Guid.Empty;
        Name = user.FindFirstValue("name") ?? string.Empty;
        AgencyId = Id(user, "agency");
        OfficialId = Id(user, "official");
        ClientId = user.FindFirstValue("client_id");
        ReachesBelow = user.FindFirstValue("reach") == "below";
        Assurance = user.FindFirstValue("acr");
        Scopes = user.FindFirstValue("scope")?.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToHashSet(StringComparer.Ordinal)
            ?? [];
    }

    /// <summary>Kind of account.</summary>
    public CallerKind Kind { get; }

    /// <summary>Account id; empty for anonymous callers.</summary>
    public Guid Subject { get; }

    /// <summary>Name to show.</summary>
    public string Name { get; }

    /// <summary>The agency the caller's post is in; null for citizens, enterprises and systems without one.</summary>
    public Guid? AgencyId { get; }

    /// <summary>The official behind the account.</summary>
    public Guid? OfficialId { get; }

    /// <summary>The API client through which the token was issued.</summary>
    public string? ClientId { get; }

    /// <summary>Whether the post's rights hold for the agencies below as well.</summary>
    public bool ReachesBelow { get; }

    /// <summary>How surely the account was authenticated (<c>acr</c>).</summary>
    public string? Assurance { get; }

    /// <summary>Rights by name, such as <c>dossiers:receive</c>.</summary>
    public IReadOnlySet<string> Scopes { get; }

    /// <summary>Who is written into histories and event logs: the account, or nothing for anonymous callers.</summary>
    public string? Actor => Subject == Guid.Empty ? null : Subject.ToString();

    /// <summary>Whether the token carries the right.</summary>
    /// <param name="scope">Right by name.</param>
    public bool Has(string scope) => Scopes.Contains(scope);

    /// <summary>Reads the caller of the request; called by minimal API binding.</summary>
    /// <param name="context">Current request.</param>
    public static ValueTask<Caller> BindAsync(HttpContext context) => ValueTask.FromResult(Of(context));

    /// <summary>The caller of a request, read once.</summary>
    /// <param name="context">Current request, or null outside one.</param>
    public static Caller Of(HttpContext? context)
    {
        if (context is null)
        {
            return Nobody;
        }

        if (context.Features.Get<Caller>() is { } known)
        {
            return known;
        }

        var caller = new Caller(context.User);
        context.Features.Set(caller);
        return caller;
    }

    private static Guid? Id(ClaimsPrincipal user, string claim) =>
        Guid.TryParse(user.FindFirstValue(claim), out var id) ? id : null;
}
