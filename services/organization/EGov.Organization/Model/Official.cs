using EGov.Api;
using EGov.Messaging;
using EGov.Organization.Contracts;

namespace EGov.Organization.Model;

/// <summary>A person in public service. What they may do comes from their posts.</summary>
internal sealed class Official : IEventSubject
{
    public Guid Id { get; init; }

    public required string FullName { get; init; }

    /// <summary>The name folded for search; the database computes it.</summary>
    public string Search { get; private set; } = string.Empty;

    public string? StaffNumber { get; init; }

    public int Version { get; private set; }

    public List<Post> Posts { get; init; } = [];

    internal static Official Register(string fullName, string? staffNumber) => new()
    {
        Id = Guid.CreateVersion7(),
        FullName = VietnameseText.Nfc(fullName),
        StaffNumber = staffNumber,
        Version = 1,
    };

    internal OfficialAppointed Appoint(Guid agencyId, string title, IReadOnlyList<Role> roles, DateOnly from, DateOnly? to)
    {
        var post = new Post
        {
            Id = Guid.CreateVersion7(),
            OfficialId = Id,
            AgencyId = agencyId,
            Title = VietnameseText.Nfc(title),
            ValidFrom = from,
            ValidTo = to,
            Roles = [.. roles],
        };
        Posts.Add(post);
        Version++;
        return new OfficialAppointed(
            post.Id, Id, FullName, agencyId, post.Title, [.. roles.Select(r => r.Code)], roles.Any(r => r.ReachesBelow), from, to);
    }

    internal Refusal? End(Post post, DateOnly to)
    {
        if (to <= post.ValidFrom)
        {
            return Refusals.EndsBeforeItStarts;
        }

        if (post.ValidTo is { } end && end <= to)
        {
            return Refusals.PostHasEnded;
        }

        post.ValidTo = to;
        Version++;
        return null;
    }
}

/// <summary>A post (chức danh) of an official in an agency, with the roles that come with it.</summary>
internal sealed class Post : IValidity
{
    public Guid Id { get; init; }

    public Guid OfficialId { get; init; }

    public Guid AgencyId { get; init; }

    public required string Title { get; init; }

    public DateOnly ValidFrom { get; init; }

    public DateOnly? ValidTo { get; set; }

    public List<Role> Roles { get; init; } = [];
}

/// <summary>A named set of rights that a post gives. Data, not code.</summary>
internal sealed class Role : IEventSubject
{
    public Guid Id { get; init; }

    public required string Code { get; init; }

    public required string Vietnamese { get; set; }

    public required string English { get; set; }

    public required string[] Scopes { get; set; }

    public bool ReachesBelow { get; set; }

    public int Version { get; set; }
}
