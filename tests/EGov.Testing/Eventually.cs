namespace EGov.Testing;

/// <summary>Waits for something that is allowed to take a moment, and says what did not happen.</summary>
public static class Eventually
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    /// <summary>Returns as soon as the condition holds; fails with the description when it does not within the time.</summary>
    public static async Task IsTrue(Func<Task<bool>> condition, string description, TimeSpan? within = null)
    {
        var limit = within ?? TimeSpan.FromSeconds(10);
        var started = TimeProvider.System.GetTimestamp();
        while (!await condition())
        {
            if (TimeProvider.System.GetElapsedTime(started) > limit)
            {
                throw new TimeoutException($"Not within {limit.TotalSeconds:0.#} s: {description}");
            }

            await Task.Delay(Pause);
        }
    }

    /// <summary>The same for a condition that needs no waiting of its own.</summary>
    public static Task IsTrue(Func<bool> condition, string description, TimeSpan? within = null) =>
        IsTrue(() => Task.FromResult(condition()), description, within);

    /// <summary>Returns the first value that is not null.</summary>
    public static async Task<T> Gives<T>(Func<Task<T?>> value, string description, TimeSpan? within = null)
        where T : class
    {
        T? found = null;
        await IsTrue(async () => (found = await value()) is not null, description, within);
        return found!;
    }
}
