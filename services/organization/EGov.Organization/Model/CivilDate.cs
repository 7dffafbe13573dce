namespace EGov.Organization.Model;

/// <summary>The day in Vietnam (UTC+7, no summer time), which is what validity is counted in.</summary>
internal static class CivilDate
{
    private static readonly TimeSpan Offset = TimeSpan.FromHours(7);

    internal static DateOnly Today(this TimeProvider clock) => Of(clock.GetUtcNow());

    internal static DateOnly Of(DateTimeOffset instant) => DateOnly.FromDateTime(instant.ToOffset(Offset).DateTime);
}
