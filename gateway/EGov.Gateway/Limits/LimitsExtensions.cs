namespace EGov.Gateway.Limits;

internal static class LimitsExtensions
{
    internal static void AddLimits(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<LimitOptions>().BindConfiguration(LimitOptions.Section)
            .ValidateDataAnnotations()
            .Validate(
                limits => limits.Clients.Values.Append(limits.Address).Append(limits.SignIn).Append(limits.Session).Append(limits.Client).All(Rate.IsSane),
                "Limits: PerSecond must be above 0 and at most 1,000,000, Burst between 1 and 10,000,000.")
            .ValidateOnStart();
        builder.Services.AddSingleton<CallerLimits>();
    }
}
