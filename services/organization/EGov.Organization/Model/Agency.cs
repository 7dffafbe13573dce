using EGov.Api;
using EGov.Messaging;
using EGov.Organization.Contracts;

namespace EGov.Organization.Model;

/// <summary>
/// A body of the province through time: what it was called, where it stood and which codes it bore on any day. Days only move forward:
/// a change starts after the one before it. What two changes together could break (cycles, closed parents) the database refuses.
/// </summary>
internal sealed class Agency : IEventSubject
{
    public Guid Id { get; init; }

    public required string Kind { get; init; }

    public DateOnly OpenedOn { get; init; }

    public DateOnly? ClosedOn { get; private set; }

    public int Version { get; private set; }

    public List<AgencyName> Names { get; init; } = [];

    public List<AgencyPlacement> Placements { get; init; } = [];

    public List<AgencyCode> Codes { get; init; } = [];

    internal static Agency Open(string kind, string name, string shortName, IEnumerable<string> codes, Guid? parentId, DateOnly on)
    {
        var id = Guid.CreateVersion7();
        return new Agency
        {
            Id = id,
            Kind = kind,
            OpenedOn = on,
            Version = 1,
            Names = { new AgencyName { AgencyId = id, Name = VietnameseText.Nfc(name), ShortName = VietnameseText.Nfc(shortName), ValidFrom = on } },
            Placements = { new AgencyPlacement { AgencyId = id, ParentId = parentId, ValidFrom = on } },
            Codes = [.. codes.Select(code => new AgencyCode { AgencyId = id, Code = code, Form = IdentificationCode.FormOf(code)!.Value, ValidFrom = on })],
        };
    }

    internal AgencyOpened Opened() => new(
        Id,
        Kind,
        Names[0].Name,
        Names[0].ShortName,
        Codes.SingleOrDefault(c => c.Form == CodeForm.Present)?.Code,
        Codes.SingleOrDefault(c => c.Form == CodeForm.Former)?.Code,
        Placements[0].ParentId,
        OpenedOn);

    internal Refusal? Rename(string name, string shortName, DateOnly from) => Change(Names, from, () => new AgencyName
    {
        AgencyId = Id,
        Name = VietnameseText.Nfc(name),
        ShortName = VietnameseText.Nfc(shortName),
        ValidFrom = from,
    });

    internal Refusal? Move(Guid? parentId, DateOnly from) =>
        Change(Placements, from, () => new AgencyPlacement { AgencyId = Id, ParentId = parentId, ValidFrom = from });

    internal Refusal? Assign(string code, DateOnly from)
    {
        var form = IdentificationCode.FormOf(code)!.Value;
        return Change(Codes.FindAll(c => c.Form == form), from, () => new AgencyCode { AgencyId = Id, Code = code, Form = form, ValidFrom = from }, Codes);
    }

    /// <summary>Ends the agency: its name, place and codes end with it. Children and posts must have ended by then.</summary>
    internal Refusal? Close(DateOnly on)
    {
        if (ClosedOn is not null)
        {
            return Refusals.AgencyIsClosed;
        }

        if (LatestChange(Names) >= on || LatestChange(Placements) >= on || LatestChange(Codes) >= on || OpenedOn >= on)
        {
            return Refusals.NotAfterLastChange;
        }

        foreach (var current in Names.Cast<IValidity>().Concat(Placements).Concat(Codes).Where(v => v.ValidTo is null))
        {
            current.ValidTo = on;
        }

        (ClosedOn, Version) = (on, Version + 1);
        return null;
    }

    /// <summary>Marks that a fact about the agency is told that changes no column of it.</summary>
    internal void Touch() => Version++;

    private Refusal? Change<T>(List<T> history, DateOnly from, Func<T> next, List<T>? all = null)
        where T : class, IValidity
    {
        if (ClosedOn is not null)
        {
            return Refusals.AgencyIsClosed;
        }

        if (from < OpenedOn || (history.Count > 0 && LatestChange(history) >= from))
        {
            return Refusals.NotAfterLastChange;
        }

        if (history.SingleOrDefault(v => v.ValidTo is null) is { } current)
        {
            current.ValidTo = from;
        }

        (all ?? history).Add(next());
        Version++;
        return null;
    }

    private static DateOnly LatestChange<T>(List<T> history)
        where T : IValidity => history.Count == 0 ? DateOnly.MinValue : history.Max(v => v.ValidFrom);
}

/// <summary>True from a day on (included) to a day (not included) or until further notice.</summary>
internal interface IValidity
{
    DateOnly ValidFrom { get; }

    DateOnly? ValidTo { get; set; }
}

internal sealed class AgencyName : IValidity
{
    public long Id { get; init; }

    public Guid AgencyId { get; init; }

    public required string Name { get; init; }

    public required string ShortName { get; init; }

    /// <summary>Both names folded for search; the database computes it.</summary>
    public string Search { get; private set; } = string.Empty;

    public DateOnly ValidFrom { get; init; }

    public DateOnly? ValidTo { get; set; }
}

internal sealed class AgencyPlacement : IValidity
{
    public long Id { get; init; }

    public Guid AgencyId { get; init; }

    public Guid? ParentId { get; init; }

    public DateOnly ValidFrom { get; init; }

    public DateOnly? ValidTo { get; set; }
}

internal sealed class AgencyCode : IValidity
{
    public long Id { get; init; }

    public Guid AgencyId { get; init; }

    public required string Code { get; init; }

    public CodeForm Form { get; init; }

    public DateOnly ValidFrom { get; init; }

    public DateOnly? ValidTo { get; set; }
}

/// <summary>Who carries on the work of an agency that ended.</summary>
internal sealed class AgencySuccession
{
    public Guid PredecessorId { get; init; }

    public Guid SuccessorId { get; init; }

    public DateOnly TakenOverOn { get; init; }
}

/// <summary>A kind of agency. Levels come and go with the law, so they are rows.</summary>
internal sealed class AgencyKind : IEventSubject
{
    public Guid Id { get; init; }

    public required string Code { get; init; }

    public required string Vietnamese { get; init; }

    public required string English { get; init; }

    public int Version { get; init; } = 1;
}
