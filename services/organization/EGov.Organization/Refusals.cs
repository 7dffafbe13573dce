using EGov.Api;

namespace EGov.Organization;

/// <summary>Everything this service refuses, beside the common refusals.</summary>
internal static class Refusals
{
    internal static readonly Refusal UnknownKind = new("organization.unknown-agency-kind", 400,
        "Loại cơ quan không có trong danh mục.", "The kind of agency is not in the catalogue.");

    internal static readonly Refusal KindExists = new("organization.agency-kind-exists", 409,
        "Loại cơ quan này đã có.", "This kind of agency exists already.");

    internal static readonly Refusal UnknownAgency = new("organization.unknown-agency", 400,
        "Không có cơ quan này.", "There is no such agency.");

    internal static readonly Refusal AgencyIsClosed = new("organization.agency-is-closed", 409,
        "Cơ quan đã kết thúc hoạt động.", "The agency has ended.");

    internal static readonly Refusal ParentNotOpen = new("organization.parent-not-open", 409,
        "Cơ quan cấp trên chưa thành lập hoặc đã kết thúc trong thời gian đó.", "The parent does not exist during that time.");

    internal static readonly Refusal AgencyCycle = new("organization.agency-cycle", 409,
        "Một cơ quan không thể thuộc cơ quan nằm dưới nó.", "An agency cannot stand under an agency that stands under it.");

    internal static readonly Refusal AgencyHasChildren = new("organization.agency-has-children", 409,
        "Còn cơ quan trực thuộc; hãy chuyển hoặc kết thúc các cơ quan đó trước.", "Agencies still stand under it; move or close them first.");

    internal static readonly Refusal AgencyHasPosts = new("organization.agency-has-posts", 409,
        "Còn chức danh đang giữ tại cơ quan sau ngày đó.", "Posts in the agency run beyond that day.");

    internal static readonly Refusal CodeTaken = new("organization.code-taken", 409,
        "Mã định danh đã cấp cho cơ quan khác và không được dùng lại.", "The code belongs to another agency and is never given again.");

    internal static readonly Refusal InvalidCode = new("organization.invalid-code", 400,
        "Mã định danh không đúng dạng (H25.12.05 hoặc 000.05.12.H25).", "The identification code has neither form (H25.12.05 or 000.05.12.H25).");

    internal static readonly Refusal NotAfterLastChange = new("organization.not-after-last-change", 409,
        "Ngày hiệu lực phải sau ngày của lần thay đổi trước.", "The day must be later than that of the change before.");

    internal static readonly Refusal ValidityOverlaps = new("organization.validity-overlaps", 409,
        "Thời gian hiệu lực trùng với một bản ghi khác.", "The validity overlaps another record.");

    internal static readonly Refusal ParentRequired = new("organization.parent-required", 403,
        "Chỉ quản trị toàn hệ thống mới lập cơ quan không có cấp trên.", "Only an administrator of the whole platform opens an agency without a parent.");

    internal static readonly Refusal TreeTooLarge = new("organization.tree-too-large", 400,
        "Cây quá lớn; hãy chọn gốc thấp hơn hoặc ít cấp hơn.", "The tree is too large; ask for a lower root or fewer levels.");

    internal static readonly Refusal SuccessorAmongPredecessors = new("organization.successor-among-predecessors", 400,
        "Cơ quan kế thừa không thể là cơ quan bị sáp nhập, và mỗi cơ quan chỉ nêu một lần.", "The successor cannot be a predecessor, and each is named once.");

    internal static readonly Refusal UnknownOfficial = new("organization.unknown-official", 400,
        "Không có cán bộ này.", "There is no such official.");

    internal static readonly Refusal UnknownRole = new("organization.unknown-role", 400,
        "Không có vai trò này.", "There is no such role.");

    internal static readonly Refusal UnknownScope = new("organization.unknown-scope", 400,
        "Không có quyền này.", "There is no such right.");

    internal static readonly Refusal MayNotConfer = new("organization.may-not-confer", 403,
        "Không thể trao quyền quản trị mà chính mình không có.", "One cannot confer administrative rights that one does not hold.");

    internal static readonly Refusal OnlyAtTheTop = new("organization.only-at-the-top", 403,
        "Chỉ quản trị cấp cao nhất được thay đổi danh mục dùng chung.", "Only an administrator at the top changes what all share.");

    internal static readonly Refusal PostHasEnded = new("organization.post-has-ended", 409,
        "Chức danh đã kết thúc.", "The post has ended.");

    internal static readonly Refusal EndsBeforeItStarts = new("organization.ends-before-it-starts", 400,
        "Ngày kết thúc phải sau ngày bắt đầu.", "The end must be later than the start.");

    internal static readonly Refusal PostHeldAlready = new("organization.post-held-already", 409,
        "Cán bộ đã giữ chức danh này tại cơ quan trong thời gian đó.", "The official holds this post in the agency during that time.");

    internal static readonly Refusal StaffNumberTaken = new("organization.staff-number-taken", 409,
        "Mã cán bộ đã dùng.", "The staff number is taken.");

    internal static readonly Refusal UserNameTaken = new("organization.user-name-taken", 409,
        "Tên đăng nhập đã có người dùng.", "The user name is taken.");

    internal static readonly Refusal OfficialHasAccount = new("organization.official-has-account", 409,
        "Cán bộ đã có tài khoản.", "The official has an account.");

    internal static readonly Refusal InvalidIdentityNumber = new("organization.invalid-identity-number", 400,
        "Số căn cước công dân không đúng.", "The citizen identity number is not valid.");

    internal static readonly Refusal InvalidTaxCode = new("organization.invalid-tax-code", 400,
        "Mã số thuế không đúng.", "The tax code is not valid.");

    internal static readonly Refusal WeakPassword = new("organization.weak-password", 400,
        "Mật khẩu phải có ít nhất 8 ký tự (quản trị: 10), gồm chữ hoa, chữ thường, chữ số, ký tự khác, và không chứa tên đăng nhập.",
        "A password has at least 8 characters (administrators: 10) with upper case, lower case, a digit and another sign, and not the user name.");

    internal static readonly Refusal PasswordUsedBefore = new("organization.password-used-before", 409,
        "Mật khẩu trùng với một trong ba mật khẩu gần nhất.", "The password is one of the last three.");

    internal static readonly Refusal FirstPasswordMustChange = new("organization.first-password-must-change", 400,
        "Mật khẩu do quản trị đặt phải được đổi ở lần đăng nhập đầu.", "A password set by an administrator must be changed at the first sign-in.");

    internal static readonly Refusal AccountIsDisabled = new("organization.account-is-disabled", 409,
        "Tài khoản đang bị khóa.", "The account is disabled already.");

    internal static readonly Refusal AccountIsEnabled = new("organization.account-is-enabled", 409,
        "Tài khoản đang hoạt động.", "The account is enabled already.");

    internal static readonly Refusal ClientIdTaken = new("organization.client-id-taken", 409,
        "Mã ứng dụng đã dùng.", "The client id is taken.");

    internal static readonly Refusal ClientIsDisabled = new("organization.client-is-disabled", 409,
        "Ứng dụng đã bị khóa.", "The API client is disabled already.");

    internal static readonly Refusal SecondFactorActive = new("organization.second-factor-active", 409,
        "Tài khoản đã bật xác thực hai bước.", "The account has a second factor already.");

    internal static readonly Refusal SecondFactorNotStarted = new("organization.second-factor-not-started", 409,
        "Chưa bắt đầu hoặc chưa bật xác thực hai bước.", "Enrolment of a second factor has not begun, or none is active.");

    internal static readonly Refusal WrongOneTimeCode = new("organization.wrong-one-time-code", 400,
        "Mã xác thực không đúng hoặc đã dùng.", "The one-time code is wrong or was used.");

    internal static readonly Refusal OneTimeCodeRequired = new("organization.one-time-code-required", 400,
        "Cần mã xác thực hai bước.", "A one-time code is required.");

    internal static readonly Refusal WrongCredentials = new("organization.wrong-credentials", 400,
        "Tên đăng nhập hoặc mật khẩu không đúng.", "The user name or the password is wrong.");

    internal static readonly Refusal AccountLocked = new("organization.account-locked", 400,
        "Tài khoản tạm khóa do nhập sai nhiều lần; hãy thử lại sau.", "The account is locked for a while after too many wrong tries.");

    internal static readonly Refusal AccountDisabled = new("organization.account-disabled", 400,
        "Tài khoản đã bị khóa; hãy liên hệ quản trị.", "The account is disabled; ask an administrator.");

    internal static readonly Refusal PasswordChangeRequired = new("organization.password-change-required", 400,
        "Phải đổi mật khẩu trước khi đăng nhập.", "The password must be changed before signing in.");

    internal static readonly Refusal RefreshTokenRefused = new("organization.refresh-token-refused", 400,
        "Phiên đăng nhập đã kết thúc; hãy đăng nhập lại.", "The sign-in has ended; sign in again.");

    internal static readonly Refusal NoSuchPost = new("organization.no-such-post", 400,
        "Tài khoản không có chức danh tại cơ quan này.", "The account has no post in this agency.");

    internal static readonly Refusal UnknownClient = new("organization.unknown-client", 401,
        "Ứng dụng không được nhận diện.", "The client is not known or its secret is wrong.");

    internal static readonly Refusal GrantNotAllowed = new("organization.grant-not-allowed", 400,
        "Ứng dụng không được dùng cách cấp này.", "The client may not use this grant.");

    internal static readonly Refusal UnsupportedGrant = new("organization.unsupported-grant", 400,
        "Cách cấp không được hỗ trợ.", "The grant type is not supported.");

    internal static readonly Refusal MalformedTokenRequest = new("organization.malformed-token-request", 400,
        "Yêu cầu cấp mã không đúng dạng.", "The token request is malformed.");

    internal static readonly Refusal ScopeNotAllowed = new("organization.scope-not-allowed", 400,
        "Quyền được yêu cầu vượt quá quyền của tài khoản.", "The requested scope exceeds what may be granted.");

    internal static readonly Refusal RotationUnderWay = new("organization.rotation-under-way", 409,
        "Khóa mới đã được tạo và chưa bắt đầu ký.", "A new key exists that has not begun to sign.");

    internal static readonly Refusal RoleChangedMeanwhile = new("organization.role-changed-meanwhile", 409,
        "Vai trò vừa được người khác thay đổi.", "Somebody else changed the role just now.");
}
