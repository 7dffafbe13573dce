using EGov.Api;

namespace EGov.Dossiers.Model;

/// <summary>
/// One edition of a procedure. A draft may be edited; a published one never changes but for its end. Dossiers keep the version they were received under.
/// </summary>
internal sealed class ProcedureVersion
{
    public ProcedureVersion(Guid id, Guid procedureId, int number, ProcedureText text, ProcedureContent content)
        : this(id, procedureId, number)
    {
        Write(text, content);
    }

    private ProcedureVersion(Guid id, Guid procedureId, int number)
    {
        (Id, ProcedureId, Number) = (id, procedureId, number);
        (Name, Field, Content) = (null!, null!, null!);
    }

    public Guid Id { get; private set; }

    public Guid ProcedureId { get; private set; }

    public int Number { get; private set; }

    public ProcedureState State { get; private set; } = ProcedureState.Draft;

    public string Name { get; private set; }

    public string Field { get; private set; }

    /// <summary>Agency competent for the procedure; null where every receiving agency is.</summary>
    public Guid? AgencyId { get; private set; }

    /// <summary>Online level 1-4.</summary>
    public int Level { get; private set; }

    /// <summary>Toàn trình (true) or một phần.</summary>
    public bool FullyOnline { get; private set; }

    public ProcedureContent Content { get; private set; }

    public DateOnly? ValidFrom { get; private set; }

    public DateOnly? ValidTo { get; private set; }

    /// <summary>Rewrites a draft.</summary>
    internal Refusal? Edit(ProcedureText text, ProcedureContent content)
    {
        if (State != ProcedureState.Draft)
        {
            return Refusals.VersionIsPublished;
        }

        Write(text, content);
        return null;
    }

    /// <summary>Puts the version into effect; the one before ends on the day this one begins.</summary>
    internal Refusal? Publish(DateOnly from, ProcedureVersion? before)
    {
        if (State != ProcedureState.Draft)
        {
            return Refusals.VersionIsPublished;
        }

        if (before?.ValidFrom >= from)
        {
            return Refusals.ValidityOverlaps;
        }

        if (before is { ValidTo: null })
        {
            before.ValidTo = from;
        }
        else if (before?.ValidTo > from)
        {
            return Refusals.ValidityOverlaps;
        }

        (State, ValidFrom) = (ProcedureState.Published, from);
        return null;
    }

    /// <summary>Ends the version; no dossier is received under it from that day on.</summary>
    internal Refusal? Withdraw(DateOnly from)
    {
        if (State != ProcedureState.Published || ValidTo is not null)
        {
            return Refusals.VersionIsNotInEffect;
        }

        if (from < ValidFrom)
        {
            return Refusals.ValidityOverlaps;
        }

        (State, ValidTo) = (ProcedureState.Withdrawn, from);
        return null;
    }

    private void Write(ProcedureText text, ProcedureContent content) =>
        (Name, Field, AgencyId, Level, FullyOnline, Content) = (text.Name, text.Field, text.AgencyId, text.Level, text.FullyOnline, content);
}

/// <summary>Where a version stands.</summary>
internal enum ProcedureState
{
    Draft = 1,
    Published,
    Withdrawn,
}
