using EGov.Api;
using static Microsoft.AspNetCore.Http.StatusCodes;

namespace EGov.Dossiers;

/// <content>Supplements, stops, refusals on paper.</content>
internal static partial class Refusals
{
    internal static readonly Refusal SupplementTooLate = new("dossiers.supplement-too-late", Status409Conflict,
        "Đã quá thời hạn yêu cầu bổ sung; chỉ được yêu cầu khi lãnh đạo cho phép và nêu lý do.",
        "The time to ask for a supplement is over; only a superior allows it now, with a reason.");

    internal static readonly Refusal SuperiorRequired = new("dossiers.superior-required", Status409Conflict,
        "Việc này do lãnh đạo của cơ quan thực hiện.", "A superior in the agency has to do this.");

    internal static readonly Refusal UnknownReason = new("dossiers.unknown-reason", Status409Conflict,
        "Lý do không có trong danh mục vào ngày này.", "The reason is not in the list on this day.");

    internal static readonly Refusal SupplementNotOpen = new("dossiers.supplement-not-open", Status409Conflict,
        "Không có yêu cầu bổ sung nào đang chờ trả lời.", "No request for a supplement waits for an answer.");

    internal static readonly Refusal SupplementIsOpen = new("dossiers.supplement-is-open", Status409Conflict,
        "Yêu cầu bổ sung chưa được trả lời; hãy ghi nhận phần bổ sung.", "The request for a supplement is not answered; record what was brought.");

    internal static readonly Refusal SupplementHasExpired = new("dossiers.supplement-has-expired", Status409Conflict,
        "Đã quá thời hạn bổ sung; hãy liên hệ Bộ phận Một cửa.", "The time for the supplement is over; please ask at the one-stop desk.");

    internal static readonly Refusal SupplementIncomplete = new("dossiers.supplement-incomplete", Status409Conflict,
        "Phần bổ sung chưa đủ theo yêu cầu.", "What was brought is not everything that was asked for.");

    internal static readonly Refusal UnknownSupplementItem = new("dossiers.unknown-supplement-item", Status409Conflict,
        "Mục bổ sung không có trong yêu cầu.", "The request has no such item.");

    internal static readonly Refusal AlreadyDecided = new("dossiers.already-decided", Status409Conflict,
        "Hồ sơ đã có quyết định giải quyết nên không dừng được.", "The dossier is decided and cannot be stopped any more.");

    internal static readonly Refusal RuleInThePast = new("dossiers.rule-in-the-past", Status409Conflict,
        "Quy định chỉ áp dụng từ ngày sau hôm nay: hồ sơ giữ quy định của ngày tiếp nhận.",
        "A rule begins after today at the earliest: dossiers keep the rule of the day they were received.");

    internal static readonly Refusal OptionTaken = new("dossiers.supplement-option-taken", Status409Conflict,
        "Cơ quan đã có lựa chọn áp dụng từ ngày này.", "The agency has an option from this day already.");

    internal static readonly Refusal ReasonTaken = new("dossiers.reason-taken", Status409Conflict,
        "Lý do với mã này đã có từ ngày này.", "There is a reason with this code from this day already.");
}
