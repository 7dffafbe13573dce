namespace EGov.Hosting.Running;

/// <summary>States in both languages.</summary>
internal static class Words
{
    internal static (string Vietnamese, string English) Of(RunState state) => state switch
    {
        RunState.Waiting => ("Đang chờ", "waiting"),
        RunState.Starting => ("Đang khởi động", "starting"),
        RunState.Running => ("Đang chạy", "running"),
        RunState.Restarting => ("Đang khởi động lại", "restarting"),
        RunState.Stopping => ("Đang dừng", "stopping"),
        RunState.Stopped => ("Đã dừng", "stopped"),
        RunState.Finished => ("Đã xong", "finished"),
        RunState.Failed => ("Hỏng", "failed"),
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, null),
    };

    internal static (string Vietnamese, string English) Of(Health health) => health switch
    {
        Health.Unknown => ("", ""),
        Health.Healthy => ("Khoẻ", "healthy"),
        Health.Unhealthy => ("Không khoẻ", "unhealthy"),
        _ => throw new ArgumentOutOfRangeException(nameof(health), health, null),
    };
}
