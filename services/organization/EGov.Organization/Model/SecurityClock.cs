namespace EGov.Organization.Model;

/// <summary>
/// The time that credentials live by. Never the request's clock (<c>X-Clock</c>): a caller who could set it could revive an expired
/// refresh token or outlive a lock.
/// </summary>
internal sealed class SecurityClock(TimeProvider time)
{
    internal DateTimeOffset Now => time.GetUtcNow();

    internal DateOnly Today => CivilDate.Of(Now);
}
