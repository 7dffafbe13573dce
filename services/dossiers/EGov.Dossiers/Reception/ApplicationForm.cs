using System.ComponentModel.DataAnnotations;
using EGov.Dossiers.Model;

namespace EGov.Dossiers.Reception;

/// <summary>Who applies, as sent.</summary>
public sealed record ApplicantForm(
    ApplicantKind Kind,
    [Required, StringLength(200, MinimumLength = 2)] string Name,
    [Required, RegularExpression("^[0-9]{9,12}$|^[0-9]{10}-[0-9]{3}$")] string Identity,
    [RegularExpression("^0[0-9]{9,10}$")] string? Phone,
    [EmailAddress, StringLength(200)] string? Email,
    [StringLength(300)] string? Address)
{
    internal Applicant ToApplicant() => new(Kind, Name, Identity, Phone, Email, Address);
}

/// <summary>A paper handed in, as sent.</summary>
public sealed record ComponentForm([Required, StringLength(50)] string Code, [Range(0, 100)] int Originals, [Range(0, 100)] int Copies)
{
    internal HandedIn ToHandedIn() => new(Code, Originals, Copies);
}

/// <summary>A fee and how many units of it, as sent.</summary>
public sealed record FeeForm([Required, StringLength(50)] string Code, [Range(1, 1_000_000)] int Quantity);
