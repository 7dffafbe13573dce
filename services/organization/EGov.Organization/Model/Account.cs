using EGov.Messaging;
using EGov.Organization.Contracts;
using Microsoft.AspNetCore.Identity;

namespace EGov.Organization.Model;

/// <summary>What somebody signs in with. Disabled accounts stay: their id is in every history.</summary>
internal sealed class Account : IdentityUser<Guid>, IEventSubject
{
    /// <summary>Wrong passwords or codes in a row that lock an account.</summary>
    internal const int FailuresToLock = 5;

    /// <summary>How long a locked account refuses even the right password.</summary>
    internal static readonly TimeSpan LockedFor = TimeSpan.FromMinutes(15);

    /// <summary>How old the password of an administrator may grow, in months.</summary>
    private const int AdministratorPasswordMonths = 3;

    private const int PasswordMonths = 6;

    public AccountKind Kind { get; init; }

    public required string DisplayName { get; init; }

    public Guid? OfficialId { get; init; }

    /// <summary>Whether one of its rights makes it an administrator's account; decided when the password is set.</summary>
    public bool Administrator { get; set; }

    public DateTimeOffset PasswordSetAt { get; set; }

    public bool MustChangePassword { get; set; }

    public DateTimeOffset? DisabledAt { get; set; }

    /// <summary>Time step of the last one-time code that was accepted; a code counts once.</summary>
    public long LastCodeStep { get; set; }

    public int Version { get; set; }

    internal static Account For(AccountKind kind, string userName, string displayName, Guid? officialId = null) => new()
    {
        Id = Guid.CreateVersion7(),
        Kind = kind,
        UserName = userName,
        DisplayName = displayName,
        OfficialId = officialId,
        LockoutEnabled = true,
        Version = 1,
    };

    internal bool IsLocked(DateTimeOffset now) => LockoutEnd > now;

    /// <summary>A first password, or one grown old, opens nothing but the change of password.</summary>
    internal bool NeedsAnotherPassword(DateTimeOffset now) =>
        MustChangePassword || PasswordSetAt.AddMonths(Administrator ? AdministratorPasswordMonths : PasswordMonths) <= now;
}

/// <summary>A password the account has had; the last three may not come back.</summary>
internal sealed class FormerPassword
{
    internal const int Remembered = 3;

    public long Id { get; init; }

    public Guid AccountId { get; init; }

    public required string Hash { get; init; }

    public DateTimeOffset SetAt { get; init; }
}

/// <summary>A code that stands in once for a lost one-time-code device.</summary>
internal sealed class RecoveryCode
{
    public Guid AccountId { get; init; }

    public required byte[] Hash { get; init; }
}

/// <summary>The citizen behind an account.</summary>
internal sealed class Citizen
{
    public Guid AccountId { get; init; }

    public required string IdentityNumber { get; init; }

    public required string Phone { get; init; }
}

/// <summary>The enterprise behind an account.</summary>
internal sealed class Enterprise
{
    public Guid AccountId { get; init; }

    public required string TaxCode { get; init; }

    public required string Representative { get; init; }

    public required string Phone { get; init; }
}
