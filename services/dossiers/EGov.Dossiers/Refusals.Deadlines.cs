using EGov.Api;
using static Microsoft.AspNetCore.Http.StatusCodes;

namespace EGov.Dossiers;

/// <content>Deadlines, apologies, escalation.</content>
internal static partial class Refusals
{
    internal static readonly Refusal ApologyClosed = new("dossiers.apology-closed", Status409Conflict,
        "Văn bản xin lỗi đã ký, đã bỏ qua, hoặc hồ sơ không còn chạy theo hạn này.", "The apology was signed or dismissed, or the dossier no longer runs towards that due time.");

    internal static readonly Refusal ApologyOpen = new("dossiers.apology-open", Status409Conflict,
        "Hồ sơ đã có văn bản xin lỗi chờ ký.", "An apology for this dossier waits for its signature already.");

    internal static readonly Refusal AlreadyRescheduled = new("dossiers.already-rescheduled", Status409Conflict,
        "Hồ sơ chỉ được hẹn lại một lần.", "A dossier is rescheduled only once.");

    internal static readonly Refusal NewDueTimeNotLater = new("dossiers.new-due-time-not-later", Status409Conflict,
        "Ngày hẹn mới phải sau ngày hẹn cũ và sau thời điểm ký.", "The new due time has to be later than the old one and than now.");

    internal static readonly Refusal NewDueTimeOffDuty = new("dossiers.new-due-time-off-duty", Status409Conflict,
        "Ngày hẹn mới phải là ngày làm việc.", "The new due time has to be on a working day.");

    internal static readonly Refusal NothingToApologiseFor = new("dossiers.nothing-to-apologise-for", Status409Conflict,
        "Hồ sơ không có hạn trả đang chạy nên không cần xin lỗi.", "No due time of the dossier is running, so there is nothing to apologise for.");

    internal static readonly Refusal EscalationAcknowledged = new("dossiers.escalation-acknowledged", Status409Conflict,
        "Lãnh đạo đã ghi nhận cảnh báo quá hạn này.", "This escalation was acknowledged already.");
}
