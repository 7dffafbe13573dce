using EGov.Organization.Model;

namespace EGov.Organization.Officials;

/// <summary>An official with all posts, past, present and planned.</summary>
public sealed record OfficialView
{
    /// <summary>The official.</summary>
    public required Guid Id { get; init; }

    /// <summary>Full name.</summary>
    public required string FullName { get; init; }

    /// <summary>Number in the province's staff register, when it has been given.</summary>
    public string? StaffNumber { get; init; }

    /// <summary>Version, as in ETag.</summary>
    public int Version { get; init; }

    /// <summary>Posts, latest first.</summary>
    public required IReadOnlyList<PostView> Posts { get; init; }

    /// <summary>One post.</summary>
    /// <param name="Id">The post.</param>
    /// <param name="AgencyId">Its agency.</param>
    /// <param name="Title">Its title.</param>
    /// <param name="RoleCodes">Its roles.</param>
    /// <param name="From">First day.</param>
    /// <param name="To">First day no longer, or null.</param>
    public sealed record PostView(Guid Id, Guid AgencyId, string Title, IReadOnlyList<string> RoleCodes, DateOnly From, DateOnly? To);
}

internal static class OfficialReading
{
    internal static IQueryable<OfficialView> AsView(this IQueryable<Official> officials) => officials.Select(o => new OfficialView
    {
        Id = o.Id,
        FullName = o.FullName,
        StaffNumber = o.StaffNumber,
        Version = o.Version,
        Posts = o.Posts.OrderByDescending(p => p.ValidFrom).ThenBy(p => p.Id)
            .Select(p => new OfficialView.PostView(p.Id, p.AgencyId, p.Title, p.Roles.OrderBy(r => r.Code).Select(r => r.Code).ToList(), p.ValidFrom, p.ValidTo))
            .ToList(),
    });
}
