namespace EGov.Gateway.Sessions;

/// <summary>A signed-in browser. The cookie itself is not stored, only its hash; tokens are encrypted.</summary>
internal sealed class Session
{
    public required Guid Id { get; init; }

    public required byte[] CookieHash { get; init; }

    public required Guid Subject { get; init; }

    public required byte[] AccessToken { get; set; }

    public required byte[] RefreshToken { get; set; }

    public required DateTimeOffset AccessEndsAt { get; set; }

    public required DateTimeOffset StartedAt { get; init; }

    public required DateTimeOffset SeenAt { get; set; }

    /// <summary>When it is over at the latest, or when idle, whichever comes first; moved on as the session is used.</summary>
    public required DateTimeOffset EndsAt { get; set; }
}
