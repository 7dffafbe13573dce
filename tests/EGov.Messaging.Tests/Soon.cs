namespace EGov.Messaging.Tests;

/// <summary>Waits with the patience that two cores shared with everything else ask for; only a failure takes that long.</summary>
internal static class Soon
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    internal static Task IsTrue(Func<Task<bool>> condition, string description, TimeSpan? within = null) => Eventually.IsTrue(condition, description, within ?? Patience);

    internal static Task IsTrue(Func<bool> condition, string description, TimeSpan? within = null) => Eventually.IsTrue(condition, description, within ?? Patience);
}
