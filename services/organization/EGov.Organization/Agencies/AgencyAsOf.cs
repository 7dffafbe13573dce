using EGov.Organization.Contracts;
using EGov.Organization.Model;

namespace EGov.Organization.Agencies;

/// <summary>An agency as it was on a day; one that had ended by then is shown as it was last.</summary>
public sealed record AgencyAsOf
{
    /// <summary>The agency.</summary>
    public required Guid Id { get; init; }

    /// <summary>Code of its kind.</summary>
    public required string Kind { get; init; }

    /// <summary>Full name.</summary>
    public required string Name { get; init; }

    /// <summary>Name for lists.</summary>
    public required string ShortName { get; init; }

    /// <summary>Identification code of the present form.</summary>
    public string? Code { get; init; }

    /// <summary>Identification code of the former form.</summary>
    public string? OldCode { get; init; }

    /// <summary>The agency above.</summary>
    public Guid? ParentId { get; init; }

    /// <summary>First day of its existence.</summary>
    public DateOnly OpenedOn { get; init; }

    /// <summary>First day on which it no longer exists, when that is known.</summary>
    public DateOnly? ClosedOn { get; init; }

    /// <summary>Version, as in ETag.</summary>
    public int Version { get; init; }
}

/// <summary>An agency is written once and read as of any day.</summary>
internal static class AgencyReading
{
    internal static IQueryable<Agency> OpenOn(this IQueryable<Agency> agencies, DateOnly day) =>
        agencies.Where(a => a.OpenedOn <= day && (a.ClosedOn == null || a.ClosedOn > day));

    // The latest row that had begun is the one in force, or the last one of an agency that has ended: each is one step in its index.
    internal static IQueryable<AgencyAsOf> AsOf(this IQueryable<Agency> agencies, DateOnly day) => agencies
        .Where(a => a.OpenedOn <= day)
        .Select(a => new AgencyAsOf
        {
            Id = a.Id,
            Kind = a.Kind,
            Name = a.Names.Where(n => n.ValidFrom <= day).OrderByDescending(n => n.ValidFrom).Select(n => n.Name).First(),
            ShortName = a.Names.Where(n => n.ValidFrom <= day).OrderByDescending(n => n.ValidFrom).Select(n => n.ShortName).First(),
            Code = a.Codes.Where(c => c.Form == CodeForm.Present && c.ValidFrom <= day).OrderByDescending(c => c.ValidFrom).Select(c => c.Code).FirstOrDefault(),
            OldCode = a.Codes.Where(c => c.Form == CodeForm.Former && c.ValidFrom <= day).OrderByDescending(c => c.ValidFrom).Select(c => c.Code).FirstOrDefault(),
            ParentId = a.Placements.Where(p => p.ValidFrom <= day).OrderByDescending(p => p.ValidFrom).Select(p => p.ParentId).First(),
            OpenedOn = a.OpenedOn,
            ClosedOn = a.ClosedOn,
            Version = a.Version,
        });
}
