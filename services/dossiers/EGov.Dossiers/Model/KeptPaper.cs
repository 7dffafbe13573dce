using EGov.Api;

namespace EGov.Dossiers.Model;

/// <summary>
/// A digitised paper of a person kept for later dossiers (kho quản lý dữ liệu điện tử của tổ chức, cá nhân; NĐ 45/2020 art. 16, TT 01/2023/TT-VPCP):
/// what it is, its number and dates, and the dossier it comes from. Known by the identity number; an account sees those of its own dossiers.
/// </summary>
internal sealed class KeptPaper
{
    public Guid Id { get; init; }

    public int Version { get; private set; } = 1;

    public ApplicantKind ApplicantKind { get; init; }

    public required string Identity { get; init; }

    /// <summary>Account of the applicant of the source dossier, where it had one.</summary>
    public Guid? OwnerId { get; init; }

    public Guid FileId { get; init; }

    public KeptKind Kind { get; init; }

    /// <summary>What paper it is.</summary>
    public required string Title { get; init; }

    public string? Number { get; init; }

    public DateOnly? IssuedOn { get; init; }

    /// <summary>Last day on which it is good.</summary>
    public DateOnly? ValidTo { get; init; }

    public Guid SourceDossierId { get; init; }

    public DateTimeOffset KeptAt { get; init; }

    public Guid KeptBy { get; init; }

    public DateTimeOffset? WithdrawnAt { get; private set; }

    public Guid? WithdrawnBy { get; private set; }

    public string? WithdrawalReason { get; private set; }

    /// <summary>It is offered no more.</summary>
    internal Refusal? Withdraw(string reason, Guid by, DateTimeOffset at)
    {
        if (WithdrawnAt is not null)
        {
            return Refusals.PaperAlreadyWithdrawn;
        }

        (WithdrawnAt, WithdrawnBy, WithdrawalReason, Version) = (at, by, reason, Version + 1);
        return null;
    }
}

/// <summary>Where a kept paper comes from.</summary>
internal enum KeptKind
{
    /// <summary>A component somebody handed in and a desk digitised.</summary>
    Component = 1,

    /// <summary>The signed result of a dossier.</summary>
    Result,
}
