using EGov.Api;

namespace EGov.Gateway.Protection;

/// <summary>Lets <c>X-Clock</c> through only where <c>Clock:AllowOverride</c> is true; the gateway itself never goes by it.</summary>
internal sealed class ClockHeader(RequestDelegate next, IConfiguration configuration)
{
    private readonly bool _allowed = configuration.GetValue<bool>("Clock:AllowOverride");

    public Task InvokeAsync(HttpContext http) =>
        _allowed || !http.Request.Headers.ContainsKey("X-Clock") ? next(http) : http.WriteAsync(CommonRefusals.ClockNotAllowed);
}
