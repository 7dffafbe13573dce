using EGov.Api;
using EGov.Dossiers.Contracts;
using EGov.Dossiers.Storage;

namespace EGov.Dossiers.Worklists;

/// <summary>What narrows a list.</summary>
/// <param name="Procedure">Code of a procedure.</param>
/// <param name="Field">Field, exactly as in the catalogue.</param>
/// <param name="State">State of the dossier.</param>
/// <param name="Q">Words of name, identity number, phone or code, with or without diacritics; all of them must occur.</param>
/// <param name="Agency">An agency in reach; the caller's own when absent.</param>
/// <param name="Below">Whether the agencies below it belong to the list too, for posts that reach them.</param>
public readonly record struct WorklistFilter(string? Procedure, string? Field, Choice<DossierState>? State, string? Q, Guid? Agency, bool? Below)
{
    internal IEnumerable<string> Words =>
        Q is null ? [] : VietnameseText.Fold(Q).Split(' ', StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal);
}

/// <summary>One dossier in a list, as the agency sees it.</summary>
/// <param name="Id">The dossier.</param>
/// <param name="Code">Code on the receipt; null for an online submission that is not accepted.</param>
/// <param name="Version">Version to act on.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Procedure">What is asked for.</param>
/// <param name="Applicant">Who asks.</param>
/// <param name="Agency">The agency in whose list it is.</param>
/// <param name="ArrivedAt">When it came to the agency.</param>
/// <param name="DueAt">When the agency's part is due; null without a term and while the clock stands.</param>
/// <param name="Timing">How that looks now.</param>
/// <param name="From">Agency it came from; null where it was received.</param>
/// <param name="Holder">Who has it now.</param>
/// <param name="Step">Step it is in.</param>
public sealed record WorklistItem(
    Guid Id, string? Code, int Version, DossierState State, NamedProcedure Procedure, string Applicant, NamedAgency Agency,
    DateTimeOffset? ArrivedAt, DateTimeOffset? DueAt, Timing Timing, NamedAgency? From, Holder? Holder, int Step);

/// <summary>A procedure by code and name.</summary>
public sealed record NamedProcedure(string Code, string Name, string Field);

/// <summary>An agency by name.</summary>
public sealed record NamedAgency(Guid Id, string Name);

/// <summary>The agency that has a dossier, and the official, once one took it.</summary>
public sealed record Holder(Guid AgencyId, string Agency, Guid? OfficialId, string? Official);

/// <summary>How a due time looks on the day the list is read.</summary>
public enum Timing
{
    /// <summary>There is no due time, or the clock stands.</summary>
    None = 0,

    /// <summary>More than 24 hours are left.</summary>
    WithinTerm,

    /// <summary>Due today or within 24 hours.</summary>
    NearDue,

    /// <summary>The day it was due is past.</summary>
    Late,
}

/// <summary>Where a page of a list begins: the order is by an instant, then by dossier and agency.</summary>
internal sealed record WorklistKeys(DateTimeOffset At, Guid Id, Guid Agency);
