using Microsoft.AspNetCore.Http;

namespace EGov.Api;

/// <summary>Refusals every service gives in the same words.</summary>
public static class CommonRefusals
{
    /// <summary>400: the input breaks a rule of shape or range; <c>errors</c> says which.</summary>
    public static readonly Refusal InvalidRequest = new("common.invalid-request", StatusCodes.Status400BadRequest,
        "Dữ liệu gửi lên không hợp lệ.", "The request is not valid.");

    /// <summary>401: no valid identity came with the request.</summary>
    public static readonly Refusal Unauthenticated = new("common.unauthenticated", StatusCodes.Status401Unauthorized,
        "Cần đăng nhập để thực hiện.", "Sign in to do this.");

    /// <summary>403: the identity lacks the right for this kind of act.</summary>
    public static readonly Refusal Forbidden = new("common.forbidden", StatusCodes.Status403Forbidden,
        "Tài khoản không có quyền thực hiện.", "The account may not do this.");

    /// <summary>404: absent, or not visible to this caller; the answer does not tell which.</summary>
    public static readonly Refusal NotFound = new("common.not-found", StatusCodes.Status404NotFound,
        "Không tìm thấy.", "Not found.");

    /// <summary>405: the address exists but not for this method.</summary>
    public static readonly Refusal MethodNotAllowed = new("common.method-not-allowed", StatusCodes.Status405MethodNotAllowed,
        "Địa chỉ này không nhận thao tác đó.", "This address does not take that method.");

    /// <summary>409: the state forbids it, or two writers met and the other one won.</summary>
    public static readonly Refusal Conflict = new("common.conflict", StatusCodes.Status409Conflict,
        "Dữ liệu vừa được người khác thay đổi hoặc đã tồn tại.", "Someone else changed the data, or it exists already.");

    /// <summary>412: <c>If-Match</c> names a version that is no longer current.</summary>
    public static readonly Refusal VersionConflict = new("common.version-conflict", StatusCodes.Status412PreconditionFailed,
        "Bản ghi đã thay đổi từ khi bạn xem; hãy tải lại.", "The record changed since you read it; read it again.");

    /// <summary>428: the change needs <c>If-Match</c> with the version the caller saw.</summary>
    public static readonly Refusal VersionRequired = new("common.version-required", StatusCodes.Status428PreconditionRequired,
        "Thiếu tiêu đề If-Match với phiên bản đã xem.", "The If-Match header with the version read is missing.");

    /// <summary>413: the body is larger than allowed.</summary>
    public static readonly Refusal TooLarge = new("common.too-large", StatusCodes.Status413PayloadTooLarge,
        "Nội dung gửi lên quá lớn.", "The request body is too large.");

    /// <summary>415: the content type is not one the endpoint reads.</summary>
    public static readonly Refusal UnsupportedMediaType = new("common.unsupported-media-type", StatusCodes.Status415UnsupportedMediaType,
        "Kiểu nội dung không được hỗ trợ.", "The content type is not supported.");

    /// <summary>400: the body is not JSON of the expected shape.</summary>
    public static readonly Refusal MalformedBody = new("common.malformed-body", StatusCodes.Status400BadRequest,
        "Không đọc được nội dung gửi lên.", "The request body cannot be read.");

    /// <summary>422: the key was used before with another body.</summary>
    public static readonly Refusal IdempotencyKeyReused = new("common.idempotency-key-reused", StatusCodes.Status422UnprocessableEntity,
        "Idempotency-Key đã dùng cho một nội dung khác.", "The Idempotency-Key was used with another body.");

    /// <summary>400: creation needs an <c>Idempotency-Key</c> header holding a UUID.</summary>
    public static readonly Refusal IdempotencyKeyRequired = new("common.idempotency-key-required", StatusCodes.Status400BadRequest,
        "Thiếu tiêu đề Idempotency-Key (một UUID).", "The Idempotency-Key header (a UUID) is missing.");

    /// <summary>429: too many requests; <c>Retry-After</c> says when to come back.</summary>
    public static readonly Refusal TooManyRequests = new("common.too-many-requests", StatusCodes.Status429TooManyRequests,
        "Quá nhiều yêu cầu; hãy thử lại sau.", "Too many requests; try again later.");

    /// <summary>500: a fault of ours; the trace id finds it in the logs.</summary>
    public static readonly Refusal Fault = new("common.fault", StatusCodes.Status500InternalServerError,
        "Hệ thống gặp lỗi; hãy báo mã theo dõi cho quản trị.", "Something failed on our side; report the trace id.");

    /// <summary>503: a dependency is down; <c>Retry-After</c> says when to come back.</summary>
    public static readonly Refusal Unavailable = new("common.unavailable", StatusCodes.Status503ServiceUnavailable,
        "Dịch vụ tạm thời gián đoạn; hãy thử lại sau.", "The service is unavailable for a moment; try again.");

    /// <summary>400: <c>X-Clock</c> came where the clock may not be set.</summary>
    public static readonly Refusal ClockNotAllowed = new("common.clock-not-allowed", StatusCodes.Status400BadRequest,
        "Không được đặt thời điểm xử lý (X-Clock) ở đây.", "The clock may not be set (X-Clock) here.");

    /// <summary>400: <c>X-Clock</c> is not an ISO 8601 instant with offset.</summary>
    public static readonly Refusal InvalidClock = new("common.invalid-clock", StatusCodes.Status400BadRequest,
        "X-Clock phải là thời điểm ISO 8601 có múi giờ.", "X-Clock must be an ISO 8601 instant with an offset.");

    /// <summary>400: the cursor is damaged or belongs to another list or order.</summary>
    public static readonly Refusal InvalidCursor = new("common.invalid-cursor", StatusCodes.Status400BadRequest,
        "Con trỏ trang không thuộc danh sách này.", "The page cursor does not belong to this list.");

    private static readonly Dictionary<int, Refusal> ByStatus = new Refusal[]
    {
        InvalidRequest, Unauthenticated, Forbidden, NotFound, MethodNotAllowed, Conflict, VersionConflict, VersionRequired,
        TooLarge, UnsupportedMediaType, IdempotencyKeyReused, TooManyRequests, Fault, Unavailable,
    }.ToDictionary(r => r.Status);

    /// <summary>The refusal that stands for a status when nothing more exact is known.</summary>
    /// <param name="status">HTTP status.</param>
    public static Refusal? For(int status) => ByStatus.GetValueOrDefault(status);
}
