using EGov.Organization.Contracts;
using EGov.Organization.Model;

namespace EGov.Organization.Accounts;

/// <summary>An account as its owner and administrators see it; nothing that could be used to sign in.</summary>
public sealed record AccountView
{
    /// <summary>The account; <c>sub</c> of its tokens.</summary>
    public required Guid Id { get; init; }

    /// <summary>Whose it is.</summary>
    public AccountKind Kind { get; init; }

    /// <summary>The official it belongs to.</summary>
    public Guid? OfficialId { get; init; }

    /// <summary>Name to sign in with; of citizens only the last three digits show.</summary>
    public required string UserName { get; init; }

    /// <summary>Name to show.</summary>
    public required string DisplayName { get; init; }

    /// <summary>Whether it may not sign in.</summary>
    public bool Disabled { get; init; }

    /// <summary>Whether the password has to be changed before the next sign-in.</summary>
    public bool MustChangePassword { get; init; }

    /// <summary>Whether sign-in asks for a one-time code.</summary>
    public bool SecondFactor { get; init; }

    /// <summary>Version, as in ETag.</summary>
    public int Version { get; init; }

    internal static AccountView Of(Account account) => new()
    {
        Id = account.Id,
        Kind = account.Kind,
        OfficialId = account.OfficialId,
        UserName = account.Kind == AccountKind.Citizen ? $"*********{account.UserName![^3..]}" : account.UserName!,
        DisplayName = account.DisplayName,
        Disabled = account.DisabledAt is not null,
        MustChangePassword = account.MustChangePassword,
        SecondFactor = account.TwoFactorEnabled,
        Version = account.Version,
    };
}
