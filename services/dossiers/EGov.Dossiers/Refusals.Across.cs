using EGov.Api;
using static Microsoft.AspNetCore.Http.StatusCodes;

namespace EGov.Dossiers;

/// <content>Across agencies: return, consultation.</content>
internal static partial class Refusals
{
    internal static readonly Refusal NoPreviousStep = new("dossiers.no-previous-step", Status409Conflict,
        "Hồ sơ đang ở bước đầu tiên nên không có đơn vị trước để trả lại.", "The dossier is at its first step; there is nothing to return it to.");

    internal static readonly Refusal ConsultationAwaited = new("dossiers.consultation-awaited", Status409Conflict,
        "Hồ sơ đang chờ ý kiến; hãy đợi trả lời, hết thời hạn lấy ý kiến hoặc rút yêu cầu.",
        "The dossier waits for an opinion: wait for the answer or the deadline, or take the question back.");

    internal static readonly Refusal ConsultationAfterDueTime = new("dossiers.consultation-after-due-time", Status409Conflict,
        "Thời hạn lấy ý kiến sau thời điểm hẹn trả của hồ sơ; phải xác nhận nếu vẫn muốn.", "The deadline is after the dossier's due time; say so if that is meant.");

    internal static readonly Refusal AlreadyConsulted = new("dossiers.already-consulted", Status409Conflict,
        "Cơ quan này đang được lấy ý kiến về hồ sơ.", "This agency is being consulted on the dossier already.");

    internal static readonly Refusal ConsultsItself = new("dossiers.consults-itself", Status409Conflict,
        "Cơ quan không lấy ý kiến của chính mình.", "An agency does not consult itself.");

    internal static readonly Refusal ConsultationIsOver = new("dossiers.consultation-is-over", Status409Conflict,
        "Yêu cầu lấy ý kiến đã được trả lời, rút hoặc kết thúc cùng hồ sơ.", "The consultation was answered or withdrawn, or ended with the dossier.");

    internal static readonly Refusal NotConsulted = new("dossiers.not-consulted", Status409Conflict,
        "Chỉ cơ quan được lấy ý kiến mới trả lời.", "Only the consulted agency answers.");

    internal static readonly Refusal NotAsker = new("dossiers.not-asker", Status409Conflict,
        "Chỉ cơ quan lấy ý kiến hoặc cơ quan đang giữ hồ sơ được làm việc này.", "Only the agency that asked, or the one that holds the dossier, may do this.");

    internal static readonly Refusal OutOfBoundaryNotAllowed = new("dossiers.out-of-boundary-not-allowed", Status409Conflict,
        "Thủ tục không áp dụng tiếp nhận, trả kết quả phi địa giới hành chính.", "The procedure is not received or returned outside the competent agency's own desk.");

    internal static readonly Refusal OtherProvince = new("dossiers.other-province", Status409Conflict,
        "Hai cơ quan không thuộc cùng một tỉnh.", "The two agencies do not lie in one province.");

    internal static readonly Refusal NotSuccessor = new("dossiers.not-successor", Status409Conflict,
        "Cơ quan được chọn không phải là cơ quan kế thừa đang hoạt động.", "The agency chosen is not one of the successors at work.");
}
