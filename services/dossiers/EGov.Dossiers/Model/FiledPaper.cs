using EGov.Api;
using EGov.Dossiers.Contracts;
using EGov.Messaging;

namespace EGov.Dossiers.Model;

/// <summary>
/// A file in a dossier: for one of its components, as an answer to a supplement request, or beside them. It is taken out with a reason
/// and its entry remains.
/// </summary>
internal sealed class FiledPaper : IEventSubject
{
    public Guid Id { get; init; }

    public int Version { get; private set; } = 1;

    public Guid DossierId { get; init; }

    public Guid FileId { get; init; }

    public PaperPurpose Purpose { get; init; }

    /// <summary>Code of the component it is the file of.</summary>
    public string? Component { get; init; }

    public PaperNature Nature { get; init; }

    /// <summary>The kept paper it was taken from, without another upload.</summary>
    public Guid? KeptPaperId { get; init; }

    public DateTimeOffset FiledAt { get; init; }

    public Guid FiledBy { get; init; }

    /// <summary>Name of the official; null for the applicant.</summary>
    public string? FiledByName { get; init; }

    public DateTimeOffset? RemovedAt { get; private set; }

    public Guid? RemovedBy { get; private set; }

    public string? RemovalReason { get; private set; }

    internal bool IsOwners => FiledByName is null;

    /// <summary>Takes the file out of the dossier.</summary>
    internal Refusal? Remove(string reason, Guid by, DateTimeOffset at)
    {
        if (RemovedAt is not null)
        {
            return Refusals.FileAlreadyRemoved;
        }

        (RemovedAt, RemovedBy, RemovalReason, Version) = (at < FiledAt ? FiledAt : at, by, reason, Version + 1);
        return null;
    }
}

/// <summary>What a file is in a dossier for.</summary>
public enum PaperPurpose
{
    /// <summary>A component of the procedure.</summary>
    Component = 1,

    /// <summary>What a supplement request asked for.</summary>
    SupplementAnswer,

    /// <summary>Anything else.</summary>
    Other,
}

/// <summary>Whether a paper may be kept for later dossiers (TT 01/2023/TT-VPCP leaves out what is only shown and what is secret).</summary>
public enum PaperNature
{
    /// <summary>An ordinary paper.</summary>
    Ordinary = 1,

    /// <summary>Shown at the desk and given back.</summary>
    ShownOnly,

    /// <summary>A state secret.</summary>
    Secret,
}

/// <content>Filing.</content>
internal sealed partial class Dossier
{
    /// <summary>Whether a file for the purpose may be put in or taken out now: its owner does until it is received and when asked, a desk until it ends.</summary>
    internal Refusal? MayFile(PaperPurpose purpose, bool byOwner)
    {
        if (purpose == PaperPurpose.SupplementAnswer && State != DossierState.SupplementRequested)
        {
            return Refusals.NoSupplementAsked;
        }

        return byOwner ? State is DossierState.Submitted or DossierState.SupplementRequested ? null : Refusals.FilingClosed
            : StateMoves.IsFinal(State) ? Refusals.FilingClosed
            : null;
    }
}
