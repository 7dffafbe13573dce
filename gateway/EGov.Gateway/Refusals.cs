using EGov.Api;

namespace EGov.Gateway;

/// <summary>Every refusal the gateway makes itself; a service's own pass through unchanged.</summary>
internal static class Refusals
{
    internal static readonly Refusal TokenRefused = new("gateway.token-refused", StatusCodes.Status401Unauthorized,
        "Mã truy cập không hợp lệ hoặc đã hết hạn.", "The access token is not valid or has expired.");

    internal static readonly Refusal SchemeRefused = new("gateway.scheme-refused", StatusCodes.Status401Unauthorized,
        "Ở đây chỉ nhận mã truy cập dạng Bearer.", "Only Bearer access tokens are accepted here.");

    internal static readonly Refusal SessionEnded = new("gateway.session-ended", StatusCodes.Status401Unauthorized,
        "Phiên làm việc đã kết thúc; hãy đăng nhập lại.", "The session has ended; sign in again.");

    internal static readonly Refusal ForgeryTokenRequired = new("gateway.forgery-token-required", StatusCodes.Status403Forbidden,
        "Thiếu hoặc sai mã chống giả mạo (X-CSRF-Token).", "The anti-forgery token (X-CSRF-Token) is missing or wrong.");

    internal static readonly Refusal ForeignOrigin = new("gateway.foreign-origin", StatusCodes.Status403Forbidden,
        "Yêu cầu đến từ một trang khác.", "The request comes from another site.");

    internal static readonly Refusal SecureConnectionRequired = new("gateway.secure-connection-required", StatusCodes.Status403Forbidden,
        "Chỉ đăng nhập được qua kết nối an toàn (https).", "Signing in needs a secure connection (https).");

    internal static readonly Refusal IdentityUnavailable = new("gateway.identity-unavailable", StatusCodes.Status503ServiceUnavailable,
        "Chưa kiểm tra được danh tính; hãy thử lại sau.", "Identities cannot be checked at the moment; try again.");

    internal static readonly Refusal ServiceDown = new("gateway.service-down", StatusCodes.Status503ServiceUnavailable,
        "Dịch vụ tạm thời không trả lời; hãy thử lại sau.", "The service does not answer at the moment; try again.");

    internal static readonly Refusal ServiceBroke = new("gateway.service-broke-off", StatusCodes.Status502BadGateway,
        "Dịch vụ trả lời dở dang hoặc sai.", "The service broke off or answered wrongly.");

    internal static readonly Refusal ServiceTooSlow = new("gateway.service-too-slow", StatusCodes.Status504GatewayTimeout,
        "Dịch vụ trả lời quá chậm.", "The service took too long to answer.");

    /// <summary>All of them, for the test that keeps codes unique.</summary>
    internal static readonly IReadOnlyList<Refusal> All =
    [
        TokenRefused, SchemeRefused, SessionEnded, ForgeryTokenRequired, ForeignOrigin, SecureConnectionRequired,
        IdentityUnavailable, ServiceDown, ServiceBroke, ServiceTooSlow,
    ];

    /// <summary>Writes a refusal from middleware.</summary>
    internal static Task WriteAsync(this HttpContext http, Refusal refusal, TimeSpan? retryAfter = null)
    {
        http.Response.StatusCode = refusal.Status;
        if (refusal.Status == StatusCodes.Status401Unauthorized)
        {
            http.Response.Headers.WWWAuthenticate = "Bearer";
        }

        if (retryAfter is { } pause)
        {
            http.Response.Headers.RetryAfter = Math.Max(1, (long)Math.Ceiling(pause.TotalSeconds)).ToString(System.Globalization.CultureInfo.InvariantCulture);
        }

        return http.RequestServices.GetRequiredService<IProblemDetailsService>()
            .WriteAsync(new ProblemDetailsContext { HttpContext = http, ProblemDetails = refusal.ToDetails() }).AsTask();
    }
}
