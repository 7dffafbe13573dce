namespace EGov.Dossiers.Model;

/// <summary>Name of an official, told by organization's events.</summary>
internal sealed class Official
{
    public Guid Id { get; init; }

    public required string FullName { get; set; }
}

/// <summary>A post of an official in an agency, told by organization's events.</summary>
internal sealed class Post
{
    public Guid Id { get; init; }

    public Guid OfficialId { get; init; }

    public Guid AgencyId { get; init; }

    public required string Title { get; init; }

    public required List<string> RoleCodes { get; init; }

    public DateOnly FromDay { get; init; }

    public DateOnly? ToDay { get; set; }
}
