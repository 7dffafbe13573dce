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

    public string Title { get; private set; } = "";

    public List<string> RoleCodes { get; private set; } = [];

    public DateOnly FromDay { get; private set; }

    public DateOnly? ToDay { get; private set; }

    /// <summary>An end that was told before the beginning stays.</summary>
    internal void Begin(string title, IEnumerable<string> roleCodes, DateOnly from, DateOnly? to) =>
        (Title, RoleCodes, FromDay, ToDay) = (title, [.. roleCodes], from, ToDay ?? to);

    internal void End(DateOnly on) => ToDay = on;
}
