namespace EGov.Dossiers.Model;

/// <summary>
/// What this service knows of an agency, told by organization's events. The events of one agency may arrive in any order,
/// so each fact keeps the version that brought it and an older one never overwrites a newer one.
/// </summary>
internal sealed class Agency(Guid id)
{
    public Guid Id { get; private set; } = id;

    public string? Kind { get; private set; }

    public string Name { get; private set; } = "";

    public string ShortName { get; private set; } = "";

    /// <summary>Code of the present form, such as <c>H25.12</c>.</summary>
    public string? Code { get; private set; }

    /// <summary>Code of the form before 2020, such as <c>000.00.12.H25</c>.</summary>
    public string? FormerCode { get; private set; }

    public Guid? ParentId { get; private set; }

    /// <summary>Null until organization told of the opening.</summary>
    public DateOnly? OpenedOn { get; private set; }

    public DateOnly? ClosedOn { get; private set; }

    public int NameVersion { get; private set; }

    public int CodeVersion { get; private set; }

    public int FormerCodeVersion { get; private set; }

    public int ParentVersion { get; private set; }

    /// <summary>Whether dossiers may come to it on a day.</summary>
    internal bool WorksOn(DateOnly day) => OpenedOn is not null && !(ClosedOn <= day);

    internal void Opened(int version, string kind, string name, string shortName, string? code, string? formerCode, Guid? parentId, DateOnly openedOn)
    {
        (Kind, OpenedOn) = (kind, openedOn);
        Named(version, name, shortName);
        Coded(version, former: false, code);
        Coded(version, former: true, formerCode);
        Moved(version, parentId);
    }

    internal void Named(int version, string name, string shortName)
    {
        if (version > NameVersion)
        {
            (Name, ShortName, NameVersion) = (name, shortName, version);
        }
    }

    internal void Coded(int version, bool former, string? code)
    {
        if (former && version > FormerCodeVersion)
        {
            (FormerCode, FormerCodeVersion) = (code, version);
        }
        else if (!former && version > CodeVersion)
        {
            (Code, CodeVersion) = (code, version);
        }
    }

    internal void Moved(int version, Guid? parentId)
    {
        if (version > ParentVersion)
        {
            (ParentId, ParentVersion) = (parentId, version);
        }
    }

    /// <summary>An agency closes once.</summary>
    internal void Closed(DateOnly on) => ClosedOn = on;
}

/// <summary>An agency and one of those it reaches: itself and everything below it. Kept closed so that a filter is one join.</summary>
internal sealed class AgencyReach
{
    public Guid AncestorId { get; init; }

    public Guid AgencyId { get; init; }
}
