using EGov.Api;
using static Microsoft.AspNetCore.Http.StatusCodes;

namespace EGov.Dossiers;

/// <summary>Every refusal this service gives. Codes never change; texts may.</summary>
internal static partial class Refusals
{
    // Catalogue
    internal static readonly Refusal ProcedureCodeTaken = new("dossiers.procedure-code-taken", Status409Conflict,
        "Mã thủ tục này đã có trong danh mục.", "A procedure with this code exists already.");

    internal static readonly Refusal VersionIsPublished = new("dossiers.version-is-published", Status409Conflict,
        "Phiên bản đã công bố thì không sửa được; hãy lập phiên bản mới.", "A published version cannot be changed; draft a new one.");

    internal static readonly Refusal VersionIsNotInEffect = new("dossiers.version-is-not-in-effect", Status409Conflict,
        "Phiên bản không còn hoặc chưa có hiệu lực.", "The version is not in effect.");

    internal static readonly Refusal ValidityOverlaps = new("dossiers.validity-overlaps", Status409Conflict,
        "Thời gian hiệu lực chồng lên phiên bản khác.", "The validity overlaps another version.");

    internal static readonly Refusal StepHoursMismatch = new("dossiers.step-hours-mismatch", Status409Conflict,
        "Tổng thời gian các bước không bằng thời hạn đã công bố.", "The hours of the steps do not add up to the published term.");

    internal static readonly Refusal StepsInvalid = new("dossiers.steps-invalid", Status409Conflict,
        "Quy trình không hợp lệ: phải bắt đầu tại nơi tiếp nhận, số bước không trùng, mỗi nhóm song song có đúng một bước chủ trì.",
        "The steps are not valid: they start at the receiving agency, numbers differ, and each parallel group has exactly one lead.");

    // Reception
    internal static readonly Refusal UnknownProcedure = new("dossiers.unknown-procedure", Status409Conflict,
        "Không có thủ tục với mã này.", "There is no procedure with this code.");

    internal static readonly Refusal ProcedureNotPublished = new("dossiers.procedure-not-published", Status409Conflict,
        "Thủ tục chưa công bố hoặc hết hiệu lực vào ngày này.", "The procedure has no published version in effect on this day.");

    internal static readonly Refusal UnknownAgency = new("dossiers.unknown-agency", Status409Conflict,
        "Không có cơ quan này.", "There is no such agency.");

    internal static readonly Refusal AgencyIsClosed = new("dossiers.agency-is-closed", Status409Conflict,
        "Cơ quan đã ngừng hoạt động vào ngày này.", "The agency is closed on this day.");

    internal static readonly Refusal AgencyWithoutCode = new("dossiers.agency-without-code", Status409Conflict,
        "Cơ quan chưa có mã định danh nên chưa cấp được mã hồ sơ.", "The agency has no code yet, so no dossier code can be given.");

    internal static readonly Refusal NotCompetent = new("dossiers.not-competent", Status409Conflict,
        "Cơ quan này không tiếp nhận thủ tục đó.", "This agency does not receive that procedure.");

    internal static readonly Refusal ChannelNotOffered = new("dossiers.channel-not-offered", Status409Conflict,
        "Thủ tục không nhận hồ sơ theo cách thức này.", "The procedure is not offered through this channel.");

    internal static readonly Refusal ComponentMissing = new("dossiers.component-missing", Status409Conflict,
        "Thiếu thành phần hồ sơ bắt buộc.", "A required component is missing.");

    internal static readonly Refusal UnknownComponent = new("dossiers.unknown-component", Status409Conflict,
        "Thành phần hồ sơ không có trong thủ tục.", "A component does not belong to the procedure.");

    internal static readonly Refusal UnknownFee = new("dossiers.unknown-fee", Status409Conflict,
        "Khoản phí, lệ phí không có hiệu lực trong thủ tục.", "A fee is not one of the procedure's on this day.");

    internal static readonly Refusal WrongCitizenNumber = new("dossiers.wrong-citizen-number", Status400BadRequest,
        "Số định danh cá nhân (CCCD) không đúng.", "The citizen identity number is not valid.");

    internal static readonly Refusal WrongTaxCode = new("dossiers.wrong-tax-code", Status400BadRequest,
        "Mã số thuế không đúng.", "The tax code is not valid.");

    // Handling
    internal static readonly Refusal MoveNotAllowed = new("dossiers.move-not-allowed", Status409Conflict,
        "Trạng thái hiện tại của hồ sơ không cho phép thao tác này.", "The dossier's present state does not allow this.");

    internal static readonly Refusal NotHolder = new("dossiers.not-holder", Status409Conflict,
        "Hồ sơ đang do cơ quan hoặc cán bộ khác giữ.", "The dossier is held by another agency or official.");

    internal static readonly Refusal HeldByAnother = new("dossiers.held-by-another", Status409Conflict,
        "Hồ sơ đã được phân công cho cán bộ khác.", "The dossier is assigned to another official.");

    internal static readonly Refusal StepOutOfOrder = new("dossiers.step-out-of-order", Status409Conflict,
        "Bước chuyển đến không phải bước kế tiếp của quy trình.", "The step is not the next one of the procedure.");

    internal static readonly Refusal StepsRemain = new("dossiers.steps-remain", Status409Conflict,
        "Quy trình còn bước chưa thực hiện nên chưa thể quyết định cấp.", "Steps of the procedure remain, so nothing can be granted yet.");

    internal static readonly Refusal WrongAgency = new("dossiers.wrong-agency", Status409Conflict,
        "Bước kế tiếp thuộc cơ quan khác.", "The next step belongs to another agency.");

    internal static readonly Refusal AgencyRequired = new("dossiers.agency-required", Status409Conflict,
        "Phải chọn cơ quan cho bước kế tiếp.", "An agency has to be chosen for the next step.");

    internal static readonly Refusal StepAgencyNotFound = new("dossiers.step-agency-not-found", Status409Conflict,
        "Không xác định được cơ quan thực hiện bước kế tiếp.", "The agency of the next step cannot be found.");

    internal static readonly Refusal UnknownOfficial = new("dossiers.unknown-official", Status409Conflict,
        "Cán bộ không giữ vị trí nào tại cơ quan đang giữ hồ sơ.", "The official has no post in the holding agency.");

    internal static readonly Refusal BranchesOpen = new("dossiers.branches-open", Status409Conflict,
        "Còn cơ quan phối hợp chưa hoàn thành.", "A coordinating agency has not finished yet.");

    internal static readonly Refusal ReasonRequired = new("dossiers.reason-required", Status400BadRequest,
        "Phải nêu lý do.", "A reason is required.");

    internal static readonly Refusal SupplementAlreadyAsked = new("dossiers.supplement-already-asked", Status409Conflict,
        "Chỉ được yêu cầu bổ sung một lần; lần nữa phải nêu lý do yêu cầu lại.",
        "A supplement is asked for once; asking again needs its own reason.");

    internal static readonly Refusal AccountRequired = new("dossiers.account-required", Status409Conflict,
        "Chỉ tài khoản công dân hoặc doanh nghiệp nộp hồ sơ trực tuyến.", "Only citizens' and enterprises' accounts submit online.");
}
