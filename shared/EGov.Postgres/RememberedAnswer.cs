namespace EGov.Postgres;

/// <summary>The stored answer to one creating request; written with its effect, kept for seven days.</summary>
internal sealed class RememberedAnswer
{
    internal const string PrimaryKey = "pk_idempotency_key";

    public required string Caller { get; init; }

    public required string Route { get; init; }

    public required Guid Key { get; init; }

    public required byte[] RequestHash { get; init; }

    public required int Status { get; init; }

    public string? Location { get; init; }

    public int? Version { get; init; }

    public required byte[] Body { get; init; }

    public DateTimeOffset CreatedAt { get; init; }
}
